import type { ExportBpjs, ImportBpjs } from "../contract/desk";
import { call, type Step } from "./call";

export type {
  BpjsCodes,
  BpjsExported,
  BpjsImported,
  BpjsPage,
  BpjsRejection,
  BpjsState,
  DecreeLine,
  ExportBpjs,
} from "../contract/desk";

export const exportBpjs = (request: ExportBpjs, onstep: (step: Step) => void) =>
  call("bpjs.export", request, onstep);
export const importBpjs = (request: ImportBpjs, onstep: (step: Step) => void) =>
  call("bpjs.import", request, onstep);
export const voidStatement = (id: number, reason: string) => call("bpjs.void", { id, reason });
export const bpjsState = () => call("bpjs.state", {});
export const bpjsRejected = async () => (await call("bpjs.worklist", {})).rows;
export const showBpjs = (worker: number) => call("bpjs.show", { worker });
export const revealKpj = async (worker: number) => (await call("bpjs.reveal", { worker })).text;
export const bpjsCodes = () => call("bpjs.codes", {});
export const setBpjsCode = (name: string, code: string) => call("bpjs.set_code", { name, code });
/** Those of which places can be held. */
export const decrees = async () =>
  (await call("decree.list", {})).decrees.filter((decree) => decree.voided === null);
