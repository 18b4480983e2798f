import type { PreviewCards, PrintCalibration, PrintCards, SetCalibration } from "../contract/desk";
import { call, type Step } from "./call";
import type { RosterFilter } from "./roster";

export type {
  Calibrations,
  CardHolder,
  CardPreview,
  CardsCounted,
  CardsPrinted,
  CardVerdict,
  PreviewCards,
  PrintCards,
  PrinterList,
  PrintQuestion,
  VerifyCard,
} from "../contract/desk";
import type { VerifyCard } from "../contract/desk";

export const printCards = (request: PrintCards, onstep: (step: Step) => void) =>
  call("card.print", request, onstep);
export const previewCards = (request: PreviewCards) => call("card.preview", request);
export const printQuestions = async () => (await call("card.questions", {})).questions;
export const sheetsCameOut = (question: string, sheets: string, onstep: (step: Step) => void) =>
  call("card.came_out", { question, sheets }, onstep);
export const cardHolders = (filter: RosterFilter, limit: number) =>
  call("card.holders", { filter, limit });
export const handOverCards = (workers: number[], on: string, onstep: (step: Step) => void) =>
  call("card.hand_over", { workers, on }, onstep);
export const verifyCard = (card: Partial<VerifyCard>) =>
  call("card.verify", { text: "", path: null, picture: null, ...card });

/** Apart from the desk: a printing service may take seconds to answer. */
export const listPrinters = () => call("printer.list", {});
/** Sheet, side and printer that were chosen last on this computer. */
export const lastPrint = async () => (await call("printer.last", {})).last;
export const calibrations = (printer: string, sheet: string) =>
  call("calibration.show", { printer, sheet });
export const printCalibration = (request: PrintCalibration) => call("calibration.print", request);
export const setCalibration = (request: SetCalibration) => call("calibration.set", request);
