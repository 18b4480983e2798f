import type { Progress, UseCases } from "../contract";
import { call } from "./call";

export type { CardVerdict } from "../contract";
export type PrintRequest = UseCases["cards.print"]["request"];

export const printCards = (request: PrintRequest, onprogress: (progress: Progress) => void) =>
  call("cards.print", request, onprogress);
export const verifyCard = (text: string) => call("card.verify", { text });
