import { addMonths } from "../../src/components/worker/months";
import type { DecreeLine, UseCases } from "../../src/contract/desk";

type Answers = { [Name in keyof UseCases]?: (request: UseCases[Name][0]) => UseCases[Name][1] };

const decree: DecreeLine = {
  decree: 1,
  number: "188.45/12/2026",
  dated: "2025-12-15",
  funding: "APBDes 2026",
  programmes: "JKK+JKM",
  from: "2026-01",
  until: "2027-01",
  month: "2026-11",
  places: 50,
  held: 48,
  from_office: false,
  voided: null,
};
const gap = {
  code: "places_end_at_new_year",
  field: null,
  sentence: "48 orang belum punya tempat mulai Januari 2027.",
  hint: "Catat SK tahun baru dan beri mereka tempat sebelum Januari.",
};

/** Decrees, bills and cover of the village that is shown. */
export const programme = (blank: boolean): Answers => ({
  "funding.list": () => ({
    funding: blank
      ? []
      : [
          {
            funding: 1,
            name: "APBDes 2026",
            kind: "apbdes",
            collective: "SD",
            relief: "ask",
            ages: "18–64 tahun",
            min_age: 18,
            max_age: 64,
            max_inclusive: true,
            from_office: false,
            voided: null,
          },
        ],
  }),
  "decree.list": () => (blank ? { decrees: [], doubts: [] } : { decrees: [decree], doubts: [gap] }),
  "decree.show": () => ({
    line: decree,
    amendments: [],
    months: [{ month: "2026-11", places: 50, held: 48 }],
    people: [],
    waiting: [],
    doubts: [],
  }),
  "bill.list": () => ({ bills: [], totals: [] }),
  "cover.counts": () => ({
    month: "2026-11",
    workers: 1188,
    active: blank ? 0 : 48,
    behind: blank ? 0 : 3,
    inactive: 0,
    never_paid: 1137,
  }),
  "cover.list": () => ({ month: "2026-11", total: 0, people: [] }),
  "cover.show": ({ month }) => ({
    month: month ?? "2026-11",
    standing: "active",
    word: "Aktif",
    consecutive: 11,
    active_until: "2026-11-30",
    lapses_on: "2027-03-01",
    periods: [{ from: "2026-01", until: "2026-12" }],
    jkm: "42000000",
    jkm_source: null,
    doubts: [],
  }),
  "contribution.receive_own": ({ from, months, reduced }) => ({
    bill: null,
    until: addMonths(from, months),
    due: String(months * (reduced ? 8_400 : 16_800)),
    normal: String(months * 16_800),
    lowest: String(months * 8_400),
    doubts: [],
  }),
  "decree.follow": () => ({ lengthened: 3, shortened: 0 }),
  "rules.list": () => ({ tables: [] }),
});
