import type { PreviewCards, PrintCards } from "../contract/desk";
import { call, type Step } from "./call";

export type {
  CardPreview,
  CardsPrinted,
  CardVerdict,
  PreviewCards,
  PrintCards,
} from "../contract/desk";

export const printCards = (request: PrintCards, onstep: (step: Step) => void) =>
  call("card.print", request, onstep);
export const previewCards = (request: PreviewCards) => call("card.preview", request);
export const verifyCard = (text: string) => call("card.verify", { text });
