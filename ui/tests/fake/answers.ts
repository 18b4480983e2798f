import type { AppState, Stage, Status, UseCases, WorkerLine } from "../../src/contract/desk";
import { plan } from "./plan";
import { carry } from "./carry";
import { programme } from "./programme";

type Answers = { [Name in keyof UseCases]?: (request: UseCases[Name][0]) => UseCases[Name][1] };

const names = "Siti Rahma,Ahmad Fauzi,Bernadetta Lung,Dayang Norhayati,Yohanes Ding,H. Sukarman";
const jobs = "Nelayan,Pedagang keliling,Kader posyandu,Ojek,Petani,Marbot";
const pick = (list: string, index: number) => list.split(",")[index % 6] ?? "";

const people: WorkerLine[] = Array.from({ length: 1188 }, (_, index) => ({
  worker: index,
  nik: `64740212088590${String(index % 100).padStart(2, "0")}`,
  name: `${pick(names, index)} ${index + 1}`,
  rt: `00${(index % 7) + 1}`,
  rw: `0${(index % 3) + 1}`,
  occupation: pick(jobs, index * 5),
  state: index % 3 ? "registered" : "enrolled",
  acknowledged_on: index % 4 ? "2026-11-02" : null,
  more: {
    hamlet: `Dusun ${(index % 4) + 1}`,
    sex: index % 2 ? "L" : "P",
    born_on: `19${60 + (index % 40)}-03-0${(index % 9) + 1}`,
    card: ["none", "printed", "handed_over"][index % 3] ?? "none",
    until: index % 3 ? null : "2027-01",
    doubt: index % 11 === 0,
  },
}));

const status: Status = {
  village: "64.74.02.1001",
  code: "64.74.02.1001",
  village_name: "Kelurahan Bontang Baru, Kecamatan Bontang Utara",
  device: "",
  fingerprint: "padi laut kayu teh awan batu",
  code_checked_on: "2026-01-05",
  office: "Disnaker Kalimantan Timur",
  frontier: {},
  acknowledged: {},
  acknowledged_on: "2026-11-02",
  pending: 212,
  photos_pending: 0,
  log_head: "",
  state_hash: "",
  agrees: true,
  revoked: false,
  line: {
    address: "https://lindung.kaltim.contoh",
    automatic: true,
    pinned: false,
    sending: false,
    last_at: "2026-11-20 08:30 WITA",
    trouble: null,
  },
  backups: { folder: null, last_on: null, trouble: null },
  workers: people.length,
  waiting: 14,
};
const saved = { worker: 1, doubts: [], group: 1 };
const regions = "Kalimantan Barat,Kalimantan Tengah,Kalimantan Selatan,Kalimantan Timur,Aceh,Bali";

function app(state: string): AppState {
  return {
    stage: (state === "blank" ? "open" : state) as Stage,
    version: "0.1.0",
    language: "id",
    sample: state === "open",
    village: "64.74.02.1001",
    village_name: "Kelurahan Bontang Baru",
    clerk: "Siti Aminah",
    role: "head",
    lock_after_minutes: 10,
    today: "2026-11-20",
  };
}

export function answers(state: string): Answers {
  return {
    "app.state": () => app(state),
    "app.set_language": () => app(state),
    "app.places": () => ({
      places: [
        {
          label: "Flashdisk KINGSTON",
          path: "/media/KINGSTON",
          removable: true,
          free_bytes: 14_200_000_000,
        },
        {
          label: "Dokumen",
          path: "/home/desa/Dokumen",
          removable: false,
          free_bytes: 81_000_000_000,
        },
      ],
    }),
    "occupation.list": () => ({
      occupations: jobs.split(",").map((name) => ({ code: name.toLowerCase(), name })),
    }),
    "region.list": () => ({
      regions: Array.from({ length: 30 }, (_, index) => ({
        code: `6${index}`,
        name: `${pick(regions, index)}${index > 5 ? ` ${index}` : ""}`,
      })),
    }),
    "village.new": () => ({ device: "", recovery_code: "K7QM-2XTD-94HF-PC3W-8RVN-JZ5B-6TMA" }),
    "village.unlock": () => {
      throw {
        code: "wrong_passphrase",
        sentence: "Kata sandi belum cocok.",
        hint: "Periksa huruf besar dan kecil, lalu coba lagi.",
        facts: {},
      };
    },
    "village.status": () =>
      state === "blank" ? { ...status, office: null, workers: 0, waiting: 0 } : status,
    "roster.counts": () => ({
      counts: people.map(({ rw, rt, occupation, state }) => ({
        rw,
        rt,
        occupation,
        state,
        workers: 1,
      })),
    }),
    "roster.list": ({ offset, limit, filter }) => {
      const hits =
        state === "blank" ? [] : people.filter((p) => p.name.includes(filter.search ?? ""));
      return { total: hits.length, workers: hits.slice(offset, offset + (limit ?? 100)) };
    },
    "roster.numbers": ({ offset, limit }) => ({
      workers: people.slice(offset, offset + (limit ?? people.length)).map((p) => p.worker),
    }),
    "roster.bulk": ({ filter, dry_run }) => ({
      people: (filter.workers?.length ?? 2) - 2,
      freed: 1,
      skipped: [{ reason: "kepesertaannya sudah diakhiri", people: 2, some: people.slice(0, 2) }],
      group: dry_run ? null : 1,
    }),
    "worker.preview": () => ({
      details: {},
      derived: { born_on: "1985-08-12", sex: "P", region: "Bontang Utara, Bontang", age: 41 },
      refusals: [],
      doubts: [
        { code: "x", field: "born_on", sentence: "Tanggal ini berbeda dari NIK.", hint: "" },
      ],
      likely: people.slice(0, 2).map((line, index) => ({ line, why: index ? "name" : "person" })),
    }),
    "worker.household": () => ({ family: people.slice(2, 4), home: {}, hamlet: null }),
    "worker.register": () => saved,
    "worker.correct": () => saved,
    "photo.get": () => ({ state: "none", jpeg: null }),
    "worker.show": () => ({
      line: people[0] as WorkerLine,
      details: { nik: "6474021208859000", name: "Siti Rahma", born_on: "1985-08-12", sex: "P" },
      occupation_name: "Nelayan",
      memberships: [{ programmes: "jkk,jkm", from: "2026-01", until: "2027-01", ended: null }],
      heirs: [],
      cards: [
        {
          number: "6474021001-7QK-00012-5",
          valid_until: "2026-12-31",
          prints: 1,
          handed_over: false,
          withdrawn: null,
        },
      ],
      doubts: [{ code: "x", field: null, sentence: "Tanggal lahir berbeda dari NIK.", hint: "" }],
      questioned: [],
      merged_into: null,
      merged: [],
      alike: [people[1] as WorkerLine],
      history: [
        {
          recorded_at: "2026-11-01",
          clerk: "Siti Aminah",
          sentence: "Didaftarkan",
          aside: null,
          of: null,
        },
      ],
    }),
    "state.compare": () => ({
      differences: [
        { worker: 1, name: "Siti Rahma", here: true, there: true },
        { worker: 2, name: "Budi Santoso", here: true, there: false },
        { worker: null, name: "", here: false, there: true },
      ],
    }),
    ...programme(state === "blank"),
    ...plan,
    ...carry(state === "blank"),
    "draft.load": () => ({ name: "register", json: "" }),
    "draft.save": () => ({}),
    "import.run": ({ dry_run }) => ({
      group: dry_run ? null : 12,
      rows: 120,
      registered: 96,
      unchanged: 8,
      doubtful: 9,
      refused: 7,
      corrected: 0,
      kinds: {},
      reasons: [
        {
          kind: "numeric_nik",
          sentence: "NIK tersimpan sebagai angka; angka ke-16 hilang.",
          fate: "refused",
          rows: 7,
        },
        {
          kind: "date_mismatch",
          sentence: "Tanggal lahir berbeda dari NIK.",
          fate: "doubtful",
          rows: 9,
        },
      ],
      list: [
        { letter: "A", header: "NO KTP", column: "nik" },
        { letter: "B", header: "NAMA LENGKAP", column: "name" },
        { letter: "C", header: "TGL LAHIR", column: "born_on" },
        { letter: "D", header: "KET", column: null },
      ].map((column) => ({
        ...column,
        cells: people.slice(0, 5).map((one) => (column.column === "nik" ? one.nik : one.name)),
      })),
      sheet: "Daftar",
      unused: ["KET"],
      columns: [
        { column: "nik", header: "NO KTP", by: "alias" },
        { column: "name", header: "NAMA LENGKAP", by: "alias" },
        { column: "born_on", header: "TGL LAHIR", by: "alias" },
      ],
      fates: people.slice(0, 120).map((person, index) => ({
        line: index + 5,
        details: { nik: person.nik, name: person.name },
        kinds: index % 9 === 0 ? ["numeric_nik"] : index % 7 === 0 ? ["date_mismatch"] : [],
        fate: index % 9 === 0 ? "refused" : index % 7 === 0 ? "doubtful" : "registered",
        sentence: index % 9 === 0 ? "NIK tersimpan sebagai angka; angka ke-16 hilang." : "",
      })),
      report: null,
    }),
    "card.print": ({ path }) => ({
      files: path ? [path] : [],
      jobs: path ? [] : ["Kantor-12"],
      cards: 1188,
      pages: 238,
      question: "cards printed 000001",
    }),
    "card.questions": () => ({
      questions: [
        {
          question: "cards printed 000001",
          on: "2026-11-20",
          printer: "Kantor",
          sheets: Array.from({ length: 12 }, (_, index) => ({
            cards: 10,
            first: people[index * 10]?.name ?? "",
            last: people[index * 10 + 9]?.name ?? "",
          })),
        },
      ],
    }),
    "card.came_out": () => ({ cards: 10, lacking: [1, 2, 3], reason: null }),
    "card.holders": () => ({
      total: people.length,
      holders: people.slice(0, 60).map((person, index) => ({
        worker: person.worker,
        name: person.name,
        rt: person.rt,
        rw: person.rw,
        number: `6474021001-7KQ-${String(index + 1).padStart(5, "0")}-X`,
        prints: 1,
      })),
    }),
    "card.hand_over": ({ workers }) => ({ cards: workers.length, without: 0 }),
    "printer.list": () => ({
      printers: [
        { name: "Kantor", two_sided: false },
        { name: "Lantai-2", two_sided: true },
      ],
      lacking: null,
      last: null,
    }),
    "calibration.show": () => ({
      expected: ["21,9", "30,0", "171,2", "270,1"],
      front: { right: "-1,3", up: "0,8", wider: "-1,8", taller: "2,2" },
      back: null,
    }),
    "card.verify": () => ({
      valid: false,
      reason: "altered",
      sentence: "Isi kartu ini sudah diubah.",
      hint: "Pindai sekali lagi dengan cahaya cukup. Kalau tetap begini, jangan diterima.",
      claims: null,
    }),
    "village.backup": ({ path }) => ({ file: `${path}/cadangan-1.lindung`, bytes: 4096 }),
    "village.restore": () => ({
      village: "64.74.02.1001",
      device: "",
      entries: 4211,
      workers: people.length,
    }),
    "village.verify": () => ({ ok: true, entries: 4211, subjects: 1190, faults: [] }),
  };
}
