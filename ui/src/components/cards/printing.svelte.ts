import { Asking } from "../../client/asking.svelte";
import { cancel, type Step } from "../../client/call";
import { printCards, type CardsPrinted, type PreviewCards } from "../../client/cards";
import type { RosterFilter } from "../../client/roster";

export type Sheet = "a4" | "f4" | "cr80";
export type Side = "both" | "front" | "back";
/** As it is written into the history, so in the village's language. */
export type Reason = "pertama" | "hilang" | "rusak" | "berubah";

/** What will be printed, on what, and where the file goes. */
export class Printing {
  filter = $state.raw<RosterFilter>()!;
  sheet = $state<Sheet>("f4");
  side = $state<Side>("both");
  slot = $state(1);
  reason = $state<Reason>("pertama");
  path = $state("");
  step = $state.raw<Step>({ done: 0, of: 0 });
  made = $state.raw<CardsPrinted>();
  readonly asking = new Asking();

  constructor(filter: RosterFilter) {
    this.filter = filter;
  }

  /** What decides how the cards look. */
  choices(): PreviewCards {
    return {
      filter: this.filter,
      workers: [],
      sheet: this.sheet,
      side: this.side,
      start_slot: this.sheet === "cr80" ? null : this.slot,
    };
  }

  async print(): Promise<void> {
    this.step = { done: 0, of: 0 };
    const request = { ...this.choices(), path: this.path.trim(), reason: this.reason };
    this.made = await this.asking.run(() => printCards(request, (step) => (this.step = step)));
  }

  stop(): Promise<void> {
    return cancel();
  }
}
