import type { View } from "./desk.svelte";

/** A choice made on a page: a tab, a month, whom a list shows. */
export class Chosen<Value> {
  value: Value;

  constructor(first: Value) {
    this.value = $state.raw(first);
  }
}

/** A page as it was opened, and as it was left. */
export class Visit {
  /** How far down it was scrolled. */
  top = 0;
  /** How to find what had the focus. */
  focus: string | undefined;
  readonly #kept = new Map<string, unknown>();

  constructor(
    readonly view: View,
    /** The page that led here; none from the menu. */
    readonly from?: View["name"],
  ) {}

  /** What the page keeps under this name: made once, and found again by whoever comes back. */
  kept<Thing>(name: string, make: () => Thing): Thing {
    if (!this.#kept.has(name)) this.#kept.set(name, make());
    return this.#kept.get(name) as Thing;
  }
}

/** What the window's history says of an entry: the view, and which visit it was. */
export type Entry = View & { visit?: number };

/** Every page that "back" and "forward" of the window lead to. */
export class Visits {
  here = $state.raw(new Visit({ name: "home" }));
  #all = new Map([[0, this.here]]);
  #number = 0;

  /** A further page; those that lay ahead are no more. */
  push(visit: Visit): void {
    for (const number of this.#all.keys()) if (number > this.#number) this.#all.delete(number);
    this.#number += 1;
    this.#all.set(this.#number, visit);
    history.pushState(this.#entry(visit), "");
    this.here = visit;
  }

  /** Another page in the place of this one. */
  replace(visit: Visit): void {
    this.#all.set(this.#number, visit);
    history.replaceState(this.#entry(visit), "");
    this.here = visit;
  }

  /** What "back" or "forward" came to. */
  come(entry: Entry | null): void {
    const number = entry === null ? 0 : entry.visit;
    const known = number === undefined ? undefined : this.#all.get(number);
    if (number !== undefined) this.#number = number;
    this.here = known ?? new Visit(entry ?? { name: "home" });
  }

  /** For the next one at the desk. */
  forget(): void {
    this.#all.clear();
  }

  #entry = ({ view }: Visit): Entry => ({ ...$state.snapshot(view), visit: this.#number }) as Entry;
}

export const visits = new Visits();

/** What this page keeps for whoever comes back to it. */
export const kept = <Thing>(name: string, make: () => Thing) => visits.here.kept(name, make);

/** A choice of this page, as it was when one left it. */
export const chosen = <Value>(name: string, first: Value) => kept(name, () => new Chosen(first));
