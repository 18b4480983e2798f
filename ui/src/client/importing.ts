import type { Details, ImportList } from "../contract/desk";
import { call, type Step } from "./call";

export type {
  Details,
  Imported,
  ImportList,
  ListColumn,
  RowFate,
  Undone,
  WaitingRow,
} from "../contract/desk";

export const runImport = (request: ImportList, onstep: (step: Step) => void) =>
  call("import.run", request, onstep);
export const undoImport = (group: number, onstep: (step: Step) => void) =>
  call("import.undo", { group }, onstep);
export const waitingRows = async () => (await call("import.worklist", {})).rows;
/** Registers the person of a row that waits, or says why not yet. */
export const mendWaiting = (id: number, details: Details) => call("import.mend", { id, details });
export const dropWaiting = (id: number) => call("import.drop", { id });
