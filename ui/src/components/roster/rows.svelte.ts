import type { WorkerLine } from "../../client/roster";

/** Rows asked for at a time: hardly more than are in sight, so that a letter is answered soon. */
const PAGE = 25;
/** So near to rows that are not here one asks for them: a quick scroll does not overtake the answer. */
const AHEAD = 25;

/** A frame or two. */
const AFTER_MS = 40;

type Fetch = (offset: number, limit: number) => Promise<{ total: number; workers: WorkerLine[] }>;

/** What is in sight stands on the screen before anything else is done. */
const drawn = () => new Promise((then) => setTimeout(then, AFTER_MS));

/** The roster as far as it was fetched. What stands there stays until the answer is here. */
export class Rows {
  total = $state(0);
  loaded = $state(false);
  #pages = $state.raw<Map<number, WorkerLine[]>>(new Map());
  #fetch?: Fetch;
  /** Answers to an older question are dropped: they may arrive after newer ones. */
  #round = 0;
  #asked = new Set<number>();

  at(index: number): WorkerLine | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Asks anew, first for the rows in sight. */
  async show(fetch: Fetch, first: number): Promise<void> {
    this.#fetch = fetch;
    const round = ++this.#round;
    let page = Math.floor(first / PAGE);
    let answer = await fetch(page * PAGE, PAGE);
    if (round === this.#round && answer.total <= page * PAGE && page > 0) {
      page = 0; // The list became shorter than where one was.
      answer = await fetch(0, PAGE);
    }
    if (round !== this.#round) return;
    this.#asked = new Set([page]);
    this.#pages = new Map([[page, answer.workers]]);
    this.total = answer.total;
    this.loaded = true;
  }

  /** Fetches what is in sight, or nearly, and not here yet. */
  async look(from: number, until: number): Promise<void> {
    void this.#pages; // Whoever looks looks again when other rows are here.
    const round = this.#round;
    await this.#need(from, until, round);
    await drawn();
    if (round === this.#round) await this.#need(from - AHEAD, until + AHEAD, round);
  }

  async #need(from: number, until: number, round: number): Promise<void> {
    const first = Math.max(0, from);
    const last = Math.max(0, Math.min(until, this.total) - 1);
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) {
      if (!this.#fetch || !this.loaded || this.#asked.has(page)) continue;
      this.#asked.add(page);
      const answer = await this.#fetch(page * PAGE, PAGE);
      if (round !== this.#round) return;
      this.#pages = new Map(this.#pages).set(page, answer.workers);
    }
  }

  forget(): void {
    this.#round += 1;
    this.#asked = new Set();
    this.#pages = new Map();
    this.total = 0;
    this.loaded = false;
  }
}
