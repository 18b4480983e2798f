import type { PrintCards } from "../contract/desk";
import { call, type Step } from "./call";

export type { CardsPrinted, CardVerdict, PrintCards } from "../contract/desk";

export const printCards = (request: PrintCards, onstep: (step: Step) => void) =>
  call("card.print", request, onstep);
export const verifyCard = (text: string) => call("card.verify", { text });
