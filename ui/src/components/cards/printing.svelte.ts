import { Asking } from "../../client/asking.svelte";
import { cancel, type Step } from "../../client/call";
import {
  lastPrint,
  listPrinters,
  printCards,
  type CardsPrinted,
  type PreviewCards,
  type PrinterList,
} from "../../client/cards";
import type { RosterFilter } from "../../client/roster";
import { usualPaper } from "../letters/paper.svelte";

export const SHEETS = ["f4", "a4", "cr80"] as const;
export type Sheet = (typeof SHEETS)[number];
export type Side = "both" | "front" | "back";
/** As it is written into the history, so in the village's language. */
export type Reason = "pertama" | "hilang" | "rusak" | "berubah" | "lain";

const REASONS: Reason[] = ["pertama", "hilang", "rusak", "berubah"];

/** What will be printed, on what, and where it goes. */
export class Printing {
  filter = $state.raw<RosterFilter>()!;
  /** Only these, where any are named. */
  workers = $state.raw<number[]>([]);
  sheet = $state<Sheet>(usualPaper.is);
  side = $state<Side>("both");
  slot = $state(1);
  reason = $state<Reason>("pertama");
  otherReason = $state("");
  /** Empty for a file. */
  printer = $state("");
  path = $state("");
  printers = $state.raw<PrinterList>();
  /** Whether the printer is being measured. */
  adjusting = $state(false);
  step = $state.raw<Step>({ done: 0, of: 0 });
  made = $state.raw<CardsPrinted>();
  readonly asking = new Asking();
  /** Whether it has to be printed side by side, the paper put in twice. */
  readonly oneSided = $derived(
    this.printers?.printers.find(({ name }) => name === this.printer)?.two_sided === false,
  );
  /** Of both sides the fronts first, where the printer cannot turn the sheet. */
  readonly shownSide = $derived<Side>(this.oneSided && this.side === "both" ? "front" : this.side);
  readonly ready = $derived(this.printer !== "" || this.path.trim() !== "");

  /** Whether it is settled where it goes: by the officer, or by what was chosen last. */
  #settled = false;

  constructor(
    filter: RosterFilter,
    /** A printer that is to be measured first, on this paper. */
    adjust?: { printer: string; sheet: Sheet },
  ) {
    if (adjust) {
      ({ printer: this.printer, sheet: this.sheet } = adjust);
      this.adjusting = true;
      this.#settled = true;
    }
    // Chosen one by one, they are nobody's filter.
    this.workers = filter.workers ?? [];
    this.filter = { ...filter, workers: null };
  }

  /** The printers of this computer; what was chosen last is offered again, else the usual one. Who
   * comes back to the page finds what they chose there. */
  async look(): Promise<void> {
    const listing = listPrinters();
    const settled = this.#settled;
    this.#settled = true;
    const last = settled ? null : await lastPrint();
    if (last) {
      this.sheet = last.sheet as Sheet;
      this.side = last.side === "back" ? "both" : (last.side as Side);
    }
    this.printers = await listing;
    // Where it took long, a place for the file may have been chosen meanwhile.
    if (settled || this.path) return;
    const names = this.printers.printers.map(({ name }) => name);
    const wanted = last ? last.printer : (names[0] ?? "");
    this.printer = names.includes(wanted) ? wanted : "";
  }

  /** What decides how the cards look. */
  choices(): PreviewCards {
    return {
      filter: this.filter,
      workers: this.workers,
      printer: this.printer || null,
      sheet: this.sheet,
      side: this.shownSide,
      start_slot: this.sheet === "cr80" ? null : this.slot,
      reason: this.reason === "lain" ? this.otherReason.trim() || null : this.reason,
    };
  }

  async print(): Promise<void> {
    this.step = { done: 0, of: 0 };
    const path = this.printer ? "" : this.path.trim();
    const request = { ...this.choices(), path, ask: true };
    this.made = await this.asking.run(() => printCards(request, (step) => (this.step = step)));
  }

  /** What did not come out, once more. */
  again(workers: number[], reason: string | null): void {
    this.made = undefined;
    this.workers = workers;
    const known = REASONS.find((one) => one === reason);
    this.reason = known ?? (reason ? "lain" : "pertama");
    this.otherReason = known ? "" : (reason ?? "");
  }

  /** The backs of the fronts that were just printed. */
  backs(): void {
    this.made = undefined;
    this.side = "back";
  }

  stop(): Promise<void> {
    return cancel();
  }
}
