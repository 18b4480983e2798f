import type { RosterFilter } from "../contract/desk";
import { call } from "./call";

export type { RosterFilter, WorkerLine } from "../contract/desk";

/** Lets everybody pass. */
export const EVERYBODY: RosterFilter = {
  search: null,
  rt: null,
  rw: null,
  occupation: null,
  state: null,
  card: null,
  group: null,
};

export const listWorkers = (filter: RosterFilter, offset: number, limit: number) =>
  call("roster.list", { filter, offset, limit });
/** The few who may be meant; whoever looks for another types more. */
export const findWorkers = async (search: string) =>
  (await listWorkers({ ...EVERYBODY, search }, 0, 5)).workers;
export const exportWorkers = (filter: RosterFilter, path: string) =>
  call("roster.export", { filter, path });
