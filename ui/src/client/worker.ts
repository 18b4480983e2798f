import type { DetailField, Details } from "../contract";
import { call } from "./call";

export type { DetailField, Details, Preview, Remark, WorkerPage, WorkerState } from "../contract";

export const previewWorker = (details: Details) => call("worker.preview", { details });
export const registerWorker = (details: Details) => call("worker.register", { details });
export const correctWorker = (worker: string, set: Details, cleared: DetailField[]) =>
  call("worker.correct", { worker, set, cleared });
export const voidWorker = (worker: string, reason: string) =>
  call("worker.void", { worker, reason });
export const showWorker = (worker: string) => call("worker.show", { worker });
