import type { RosterFilter } from "../contract";
import { call } from "./call";

export type { RosterCounts, RosterFilter, WorkerRow } from "../contract";

export const listWorkers = (filter: RosterFilter, offset: number, limit: number) =>
  call("roster.list", { ...filter, offset, limit });
export const countWorkers = () => call("roster.counts", {});
export const exportWorkers = (filter: RosterFilter, path: string) =>
  call("roster.export", { filter, path });
