import { Asking } from "../../client/asking.svelte";
import { printCards } from "../../client/cards";
import { listWorkers, type RosterFilter } from "../../client/roster";
import type { Progress } from "../../client/importing";
import { trimmed } from "../roster/roster.svelte";

export type Sheet = "a4" | "f4" | "cr80";
export type Side = "both" | "front" | "back";
export type Reason = "first" | "lost" | "damaged" | "changed";

/** What will be printed, on what, and where the file goes. */
export class Printing {
  filter = $state<RosterFilter>({});
  sheet = $state<Sheet>("f4");
  side = $state<Side>("both");
  slot = $state(1);
  reason = $state<Reason>("first");
  path = $state("");
  people = $state<number>();
  progress = $state.raw<Progress>({ done: 0, total: 0 });
  made = $state.raw<{ path: string; cards: number; pages: number }>();
  readonly asking = new Asking();
  #round = 0;

  constructor(filter: RosterFilter) {
    this.filter = filter;
  }

  async count(filter: RosterFilter): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    const answer = await listWorkers(trimmed(filter), 0, 1);
    if (round === this.#round) this.people = answer.total;
  }

  async print(): Promise<void> {
    this.progress = { done: 0, total: this.people ?? 0 };
    this.made = await this.asking.run(() =>
      printCards(
        {
          filter: trimmed(this.filter),
          path: this.path.trim(),
          sheet: this.sheet,
          side: this.side,
          start_slot: this.sheet === "cr80" ? 1 : this.slot,
          reason: this.reason,
        },
        (progress) => (this.progress = progress),
      ),
    );
  }
}
