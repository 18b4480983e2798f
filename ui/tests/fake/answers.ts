import type { UseCases, WorkerRow } from "../../src/contract";

type Answers = { [Name in keyof UseCases]?: (request: UseCases[Name]["request"]) => unknown };

const names = "Siti Rahma,Ahmad Fauzi,Bernadetta Lung,Dayang Norhayati,Yohanes Ding,H. Sukarman";
const jobs = "Nelayan,Pedagang keliling,Kader posyandu,Ojek,Petani,Marbot";
const pick = (list: string, index: number) => list.split(",")[index % 6] ?? "";

const people: WorkerRow[] = Array.from({ length: 1188 }, (_, index) => ({
  id: String(index),
  nik_masked: `6474${"•".repeat(10)}${String(index % 100).padStart(2, "0")}`,
  name: `${pick(names, index)} ${index + 1}`,
  rt: `00${(index % 7) + 1}`,
  rw: `0${(index % 3) + 1}`,
  occupation: pick(jobs, index * 5),
  state: index % 3 ? "registered" : "enrolled",
  doubts: index % 11 === 0 ? 1 : 0,
  acknowledged_on: index % 4 ? "2026-11-02" : null,
}));

const village = {
  code: "64.74.02.1001",
  name: "Kelurahan Bontang Baru",
  kind: "kelurahan",
  district: "Bontang Utara",
  regency: "Kota Bontang",
  province: "Kalimantan Timur",
};
const regions = "Kalimantan Barat,Kalimantan Tengah,Kalimantan Selatan,Kalimantan Timur,Aceh,Bali";

export function answers(state: string): Answers {
  return {
    "app.state": () => ({
      state: state === "blank" ? "open" : state,
      village: state === "empty" ? null : village,
      clerk: state === "empty" ? null : "Siti Aminah",
    }),
    "region.list": () => ({
      regions: Array.from({ length: 30 }, (_, index) => ({
        code: `6${index}`,
        name: `${pick(regions, index)}${index > 5 ? ` ${index}` : ""}`,
      })),
    }),
    "village.new": () => ({ recovery_code: "K7QM-2XTD-94HF-PC3W-8RVN-JZ5B-6TMA" }),
    "village.unlock": () => {
      throw {
        code: "wrong_passphrase",
        sentence: "Kata sandi belum cocok.",
        hint: "Periksa huruf besar dan kecil, lalu coba lagi.",
        facts: {},
      };
    },
    "roster.counts": () => ({
      workers: state === "blank" ? 0 : people.length,
      doubtful: 37,
      waiting: 212,
      acknowledged: 976,
      worklist: 14,
      neighbourhoods: Array.from({ length: 7 }, (_, i) => ({
        rt: `00${i + 1}`,
        rw: "01",
        count: 240 - i * 25,
      })),
      occupations: jobs.split(",").map((occupation, i) => ({ occupation, count: 300 - i * 40 })),
    }),
    "bundle.state": () => ({
      office: state === "blank" ? null : { name: "Disnaker Kalimantan Timur", fingerprint: "" },
      pending: 212,
      acknowledged: 976,
      acknowledged_on: "2026-11-02",
    }),
    "roster.list": ({ offset, limit, search }) => {
      const hits = state === "blank" ? [] : people.filter((p) => p.name.includes(search ?? ""));
      return { total: hits.length, workers: hits.slice(offset, offset + limit) };
    },
    "worker.preview": () => ({
      derived: { born_on: "1985-08-12", sex: "P", region: "Bontang Utara, Kota Bontang" },
      refusals: [],
      doubts: [
        { kind: "born_on", field: "born_on", sentence: "Tanggal ini berbeda dari yang di NIK." },
      ],
      alike: people.slice(0, 2),
    }),
    "worker.show": () => ({
      row: people[0],
      details: { name: "Siti Rahma", born_on: "1985-08-12", sex: "P", occupation: "Nelayan" },
      doubts: [{ kind: "x", field: null, sentence: "Tanggal lahir berbeda dari NIK." }],
      history: [{ recorded_on: "2026-11-01", clerk: "Siti Aminah", sentence: "Didaftarkan" }],
    }),
    "draft.load": () => ({ text: null }),
    "draft.save": () => null,
    "drives.list": () => ({ drives: [{ label: "Flashdisk KINGSTON", path: "/media/KINGSTON" }] }),
    "import.run": ({ dry_run }) => ({
      group: dry_run ? null : "x/12",
      rows: 120,
      registered: 96,
      unchanged: 8,
      doubtful: 9,
      refused: 7,
      kinds: {},
      columns: [
        { column: "nik", header: "NO KTP" },
        { column: "name", header: "NAMA LENGKAP" },
        { column: "born_on", header: "TGL LAHIR" },
      ],
      lines: people.slice(0, 120).map((person, index) => ({
        line: index + 5,
        name: person.name,
        nik_masked: person.nik_masked,
        fate: index % 9 === 0 ? "refused" : index % 7 === 0 ? "doubtful" : "registered",
        remarks: index % 9 === 0 ? ["NIK tersimpan sebagai angka; digit ke-16 hilang."] : [],
      })),
      report: null,
    }),
    "cards.print": ({ path }) => ({ path, cards: 1188, pages: 238 }),
    "card.verify": () => ({ valid: false, reason: "altered", claims: [] }),
    "village.verify": () => ({ ok: true, entries: 4211, subjects: 1190 }),
  };
}
