import type { LetterheadForm, PaperOrder } from "../contract/desk";
import { call, type OnStep } from "./call";

export type {
  DecreeLine,
  LetterheadForm,
  LetterheadPage,
  PaperKind,
  PaperOrder,
  PaperPreview,
  PaperPrinted,
} from "../contract/desk";

export const paperKinds = async () => (await call("paper.kinds", {})).kinds;
export const previewPaper = (order: PaperOrder) => call("paper.preview", order);
export const printPaper = (order: PaperOrder, path: string, onstep: OnStep) =>
  call("paper.print", { order, path }, onstep);
export const letterhead = () => call("letterhead.show", {});
export const setLetterhead = (said: LetterheadForm) => call("letterhead.set", said);
export const decrees = async () =>
  (await call("decree.list", {})).decrees.filter((decree) => decree.voided === null);
