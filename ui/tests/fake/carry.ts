import type { UseCases } from "../../src/contract/desk";

type Answers = { [Name in keyof UseCases]?: (request: UseCases[Name][0]) => UseCases[Name][1] };

/** Of the kinds that name what they count. */
const none = { of: [], month: null, days: null };
const step = { place: "Flashdisk KINGSTON", photos: 0, received_on: null, answered_at: null };

/** What waits to be done, and the way of the parcels. */
export const carry = (blank: boolean): Answers => ({
  "task.list": () => ({
    tasks: blank
      ? []
      : [
          { ...none, kind: "places_end_at_new_year", count: 48, month: "2027-01" },
          { ...none, kind: "claim_papers", count: 2, of: [1, 2], days: 41 },
          { ...none, kind: "bill_not_made", count: 1, of: [1], month: "2026-11" },
          { ...none, kind: "doubts", count: 37 },
          { ...none, kind: "worklist", count: 14 },
          { ...none, kind: "cards", count: 120 },
          { ...none, kind: "pending", count: 212, days: 9 },
          { ...none, kind: "backup", count: 1204 },
          { ...none, kind: "drill", count: 402 },
        ],
  }),
  "bundle.waiting": () => ({
    entries: 212,
    people: 198,
    others: 6,
    photos: 31,
    lines: Array.from({ length: 40 }, (_, index) => ({
      worker: index,
      name: `Siti Rahma ${index + 1}`,
      rt: "003",
      rw: "01",
      entries: 1 + (index % 3),
    })),
  }),
  "bundle.journal": () => ({
    steps: [
      {
        ...step,
        what: "made",
        at: "2026-11-20 09:12 WITA",
        file: "6474021001-7QK-4.lindung",
        entries: 212,
      },
      {
        ...step,
        what: "answered",
        at: "2026-11-03 10:40 WITA",
        file: "jawaban (1).lindung",
        entries: 3,
      },
      {
        ...step,
        what: "made",
        at: "2026-11-01 08:30 WITA",
        file: "6474021001-7QK-3.lindung",
        entries: 81,
        received_on: "2026-11-02",
        answered_at: "2026-11-03 10:40 WITA",
      },
    ],
  }),
  "bundle.offered": () => ({
    bundles: [
      {
        path: "/media/KINGSTON/jawaban (1).lindung",
        file: "jawaban (1).lindung",
        place: "Flashdisk KINGSTON",
        by_office: true,
        sent_at: "2026-11-02 14:05 WIB",
      },
    ],
  }),
  "app.folder": ({ path }) => ({
    path,
    parent: null,
    items: [{ name: "daftar-rt-003.xlsx", path: `${path}/daftar-rt-003.xlsx`, folder: false }],
  }),
  "import.worklist": () => ({
    rows: Array.from({ length: 14 }, (_, index) => ({
      id: index,
      line: index + 7,
      reason: {
        code: "short_nik",
        field: "nik",
        sentence: "NIK kurang dari 16 angka.",
        hint: "Cocokkan dengan KTP.",
      },
      details: { nik: "64740212088", name: `Bernadetta Lung ${index}`, born_on: "1985-08-12" },
    })),
  }),
});
