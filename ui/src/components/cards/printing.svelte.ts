import { Asking } from "../../client/asking.svelte";
import { cancel, type Step } from "../../client/call";
import { printCards, type CardsPrinted } from "../../client/cards";
import { listWorkers, type RosterFilter } from "../../client/roster";

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
  people = $state<number>();
  step = $state.raw<Step>({ done: 0, of: 0 });
  made = $state.raw<CardsPrinted>();
  readonly asking = new Asking();
  #round = 0;

  constructor(filter: RosterFilter) {
    this.filter = filter;
  }

  async count(filter: RosterFilter): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    const answer = await listWorkers(filter, 0, 1);
    if (round === this.#round) this.people = answer.total;
  }

  async print(): Promise<void> {
    this.step = { done: 0, of: this.people ?? 0 };
    const request = {
      filter: this.filter,
      workers: [],
      path: this.path.trim(),
      sheet: this.sheet,
      side: this.side,
      start_slot: this.sheet === "cr80" ? null : this.slot,
      reason: this.reason,
    };
    this.made = await this.asking.run(() => printCards(request, (step) => (this.step = step)));
  }

  stop(): Promise<void> {
    return cancel();
  }
}
