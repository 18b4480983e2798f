import type { GivePlaces, RosterFilter } from "../../contract/desk";
import { EVERYBODY, type WorkerLine } from "../../client/roster";
import { countOf } from "./form.svelte";

export type Way = "some" | "all" | "waiting";

/** To whom places are given: to some by name, to all who match, or to the next who wait. */
export class Giving {
  from = $state("");
  way = $state<Way>("some");
  people = $state.raw<WorkerLine[]>([]);
  filter = $state.raw<RosterFilter>(EVERYBODY);
  /** How many of those who wait, as typed. */
  next = $state("1");

  constructor(from: string) {
    this.from = from;
  }

  add(line: WorkerLine): void {
    if (!this.people.some((one) => one.worker === line.worker)) {
      this.people = [...this.people, line];
    }
  }

  drop(worker: number): void {
    this.people = this.people.filter((one) => one.worker !== worker);
  }

  ready = () =>
    this.way === "all" || (this.way === "some" ? this.people.length > 0 : !!countOf(this.next));

  request(decree: number): GivePlaces {
    return {
      decree,
      from: this.from,
      workers: this.way === "some" ? this.people.map((line) => line.worker) : [],
      filter: this.way === "all" ? this.filter : null,
      waiting: this.way === "waiting" ? (countOf(this.next) ?? 0) : 0,
    };
  }
}
