import type { Progress, UseCases } from "../contract";
import { call } from "./call";

export type { Fate, ImportAnswer, ImportRow, Progress } from "../contract";
export type ImportRequest = UseCases["import.run"]["request"];

export const runImport = (request: ImportRequest, onprogress: (progress: Progress) => void) =>
  call("import.run", request, onprogress);
export const undoImport = (group: string) => call("import.undo", { group });
