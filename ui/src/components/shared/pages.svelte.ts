/** Rows asked for at a time. */
const PAGE = 100;

type Fetch<Row> = (offset: number, limit: number) => Promise<{ total: number; rows: Row[] }>;

/** A list that is fetched page by page as its rows come into sight. */
export class PagedRows<Row> {
  total = $state(0);
  loaded = $state(false);
  #pages = $state.raw<Map<number, Row[]>>(new Map());
  #fetch?: Fetch<Row>;
  /** Answers to an older question are dropped: they may arrive after newer ones. */
  #round = 0;
  #asked = new Set<number>();

  rowAt(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  async show(fetch: Fetch<Row>): Promise<void> {
    this.#fetch = fetch;
    this.#round += 1;
    this.#asked = new Set([0]);
    const round = this.#round;
    const answer = await fetch(0, PAGE);
    if (round !== this.#round) return;
    this.total = answer.total;
    this.#pages = new Map([[0, answer.rows]]);
    this.loaded = true;
  }

  async look(from: number, until: number): Promise<void> {
    const round = this.#round;
    const last = Math.floor(Math.max(from, until - 1) / PAGE);
    for (let page = Math.floor(from / PAGE); page <= last; page += 1) {
      if (!this.#fetch || this.#asked.has(page)) continue;
      this.#asked.add(page);
      const answer = await this.#fetch(page * PAGE, PAGE);
      if (round !== this.#round) return;
      this.#pages = new Map(this.#pages).set(page, answer.rows);
    }
  }
}
