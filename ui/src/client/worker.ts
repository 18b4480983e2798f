import type { Details, Field, HouseholdOf, RegisterWorker } from "../contract/desk";
import { call } from "./call";

export type {
  CardLine,
  Details,
  Enrolment,
  Field,
  HeirLine,
  HistoryLine,
  Household,
  Likely,
  OccupationChoice,
  Preview,
  Remark,
  WorkerLine,
  WorkerPage,
} from "../contract/desk";

export const previewWorker = (details: Details) => call("worker.preview", { details });
export const householdOf = (home: HouseholdOf) => call("worker.household", home);
export const registerWorker = (neighbour: RegisterWorker) => call("worker.register", neighbour);
export const correctWorker = (worker: number, set: Details, cleared: Field[]) =>
  call("worker.correct", { worker, set, cleared });
export const voidWorker = (worker: number, reason: string) =>
  call("worker.void", { worker, reason });
export const voidDeath = (worker: number, reason: string) =>
  call("worker.void_death", { worker, reason });
export const died = (worker: number, on: string) => call("worker.died", { worker, on });
export const movedOut = (worker: number, on: string) =>
  call("worker.moved_out", { worker, on, to: null });
export const movedIn = (worker: number, on: string) => call("worker.moved_in", { worker, on });
export const mergeWorkers = (keep: number, drop: number) => call("worker.merge", { keep, drop });
export const separateWorkers = (worker: number, other: number) =>
  call("worker.separate", { worker, other });
export const showWorker = (worker: number) => call("worker.show", { worker, nik: null });
export const occupations = async () => (await call("occupation.list", {})).occupations;
