import { call } from "./call";

export type { CoverCounts, CoverLine, CoverPage, RulesTable } from "../contract/desk";

export const STANDINGS = ["active", "behind", "inactive", "never_paid"] as const;
export type StandingKey = (typeof STANDINGS)[number];

export const showCover = (worker: number) => call("cover.show", { worker, month: null });
export const countCover = () => call("cover.counts", { month: null });
/** With no standing everybody who has rights to lose, whose end first in front. */
export const listCover = (
  standing: string | null,
  /** Only those whose places end in this month. */
  ending: string | null,
  offset: number,
  limit: number,
) => call("cover.list", { month: null, standing, ending, offset, limit });

export const listRules = async () => (await call("rules.list", {})).tables;
export const replaceRules = (table: string, edition: number, path: string) =>
  call("rules.replace", { table, edition, path });
