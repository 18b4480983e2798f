import type { BulkAct, ExportRoster, RosterFilter, RosterSort } from "../contract/desk";
import { call, type Step } from "./call";

export type {
  BulkAct,
  BulkDone,
  ExportRoster,
  RosterFilter,
  RosterSort,
  WorkerLine,
} from "../contract/desk";

/** Lets everybody pass. */
export const EVERYBODY: RosterFilter = {
  search: null,
  rt: null,
  rw: null,
  occupation: null,
  state: null,
  funding: null,
  card: null,
  doubt: null,
  group: null,
  workers: null,
};

export const listWorkers = (
  filter: RosterFilter,
  offset: number,
  limit: number,
  sort: RosterSort | null = null,
  more = false,
) => call("roster.list", { filter, sort, offset, limit, more });
/** The few who may be meant; whoever looks for another types more. */
export const findWorkers = async (search: string) =>
  (await listWorkers({ ...EVERYBODY, search }, 0, 5)).workers;
/** Everybody from one row to another, also where nobody has looked yet. */
export const numbersOf = async (
  filter: RosterFilter,
  sort: RosterSort | null,
  offset = 0,
  limit: number | null = null,
) => (await call("roster.numbers", { filter, sort, offset, limit, more: false })).workers;
export const changeMany = (act: BulkAct, onstep: (step: Step) => void) =>
  call("roster.bulk", act, onstep);
export const exportWorkers = (order: ExportRoster, onstep: (step: Step) => void) =>
  call("roster.export", order, onstep);
