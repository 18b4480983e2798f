import type { ImportList } from "../contract/desk";
import { call, type Step } from "./call";

export type { Imported, ImportList, RowFate, Undone, WaitingRow } from "../contract/desk";

export const runImport = (request: ImportList, onstep: (step: Step) => void) =>
  call("import.run", request, onstep);
export const undoImport = (group: number) => call("import.undo", { group });
export const waitingRows = async () => (await call("import.worklist", {})).rows;
export const dropWaiting = (id: number) => call("import.drop", { id });
