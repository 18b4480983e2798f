import { EVERYBODY, listWorkers, type RosterFilter, type WorkerLine } from "../../client/roster";

/** Rows asked for at a time. */
const PAGE = 100;

/** The people that a filter finds, fetched page by page as they come into sight. */
export class RosterRows {
  total = $state(0);
  loaded = $state(false);
  #pages = $state.raw<Map<number, WorkerLine[]>>(new Map());
  #filter: RosterFilter = EVERYBODY;
  /** Answers to an older filter are dropped: they may arrive after newer ones. */
  #round = 0;
  #asked = new Set<number>();

  rowAt(index: number): WorkerLine | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  async show(filter: RosterFilter): Promise<void> {
    this.#filter = filter;
    this.#round += 1;
    this.#asked = new Set([0]);
    const round = this.#round;
    const answer = await listWorkers(filter, 0, PAGE);
    if (round !== this.#round) return;
    this.total = answer.total;
    this.#pages = new Map([[0, answer.workers]]);
    this.loaded = true;
  }

  async look(from: number, until: number): Promise<void> {
    const round = this.#round;
    const last = Math.floor(Math.max(from, until - 1) / PAGE);
    for (let page = Math.floor(from / PAGE); page <= last; page += 1) {
      if (this.#asked.has(page)) continue;
      this.#asked.add(page);
      const answer = await listWorkers(this.#filter, page * PAGE, PAGE);
      if (round !== this.#round) return;
      this.#pages = new Map(this.#pages).set(page, answer.workers);
    }
  }
}
