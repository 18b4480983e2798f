import { loadDraft, saveDraft } from "../../client/draft";
import {
  EVERYBODY,
  listWorkers,
  numbersOf,
  type RosterFilter,
  type RosterSort,
} from "../../client/roster";
import { RowWindow } from "../shared/window.svelte";
import { inOrder, USUAL, type ColumnName } from "./columns";
import { Rows } from "./rows.svelte";

/** What somebody wants to see again: whom, which columns, in which order. */
export interface RosterView {
  name: string;
  filter: RosterFilter;
  sort: RosterSort | null;
  columns: ColumnName[];
}

/** Where columns, order and views are kept, on this laptop. */
const KEPT_AS = "roster";
const ROW_PX = 50;

/** The roster: it stays as it was while one looks at a person and comes back. */
class RosterList {
  filter = $state.raw<RosterFilter>(EVERYBODY);
  sort = $state.raw<RosterSort | null>(null);
  columns = $state.raw<ColumnName[]>(USUAL);
  views = $state.raw<RosterView[]>([]);
  chosen = $state.raw<ReadonlySet<number>>(new Set());
  rows = new Rows();
  sight = new RowWindow(ROW_PX);
  /** Somebody was opened from here: who comes back finds the row again. */
  left = false;
  /** From where Shift chooses. */
  #anchor = 0;
  #loaded = false;

  async load(): Promise<void> {
    if (this.#loaded) return;
    this.#loaded = true;
    const kept = JSON.parse((await loadDraft(KEPT_AS)) ?? "{}") as Partial<RosterView> & {
      views?: RosterView[];
    };
    this.columns = inOrder(kept.columns ?? USUAL);
    this.sort = kept.sort ?? null;
    this.views = (kept.views ?? []).map((view) => ({
      ...view,
      filter: { ...EVERYBODY, ...view.filter },
      columns: inOrder(view.columns),
    }));
  }

  #keep(): Promise<unknown> {
    const { columns, sort, views } = this;
    return saveDraft(KEPT_AS, JSON.stringify({ columns, sort, views }));
  }

  /** Asks for what is in sight. */
  fetch(): Promise<void> {
    const { filter, sort } = this;
    const page = (offset: number, limit: number) => listWorkers(filter, offset, limit, sort, true);
    return this.rows.show(page, this.sight.from());
  }

  /** Fetches the first rows, unless some are here. */
  async ready(): Promise<void> {
    await this.load();
    if (!this.rows.loaded) await this.fetch();
  }

  /** Another question begins at the top. */
  ask(change: Partial<RosterFilter>): void {
    this.filter = { ...this.filter, ...change };
    this.#top();
  }

  #top(): void {
    this.sight.top = 0;
    this.sight.active = 0;
    this.#anchor = 0;
    this.left = false;
  }

  /** One way, the other way, and as before. */
  sortBy(by: ColumnName): void {
    const before = this.sort?.by === by ? this.sort : undefined;
    this.sort = before?.descending ? null : { by, descending: before !== undefined };
    this.#top();
    void this.#keep();
  }

  showColumns(columns: readonly string[]): void {
    this.columns = inOrder(columns);
    void this.#keep();
  }

  open(view: RosterView): void {
    this.filter = view.filter;
    this.sort = view.sort;
    this.columns = view.columns;
    this.#top();
    void this.#keep();
  }

  keepView(name: string): Promise<unknown> {
    const { sort, columns } = this;
    const view = { name, filter: { ...this.filter, workers: null }, sort, columns };
    const others = this.views.filter((one) => one.name !== name);
    this.views = [...others, view].sort((a, b) => a.name.localeCompare(b.name));
    return this.#keep();
  }

  dropView(name: string): Promise<unknown> {
    this.views = this.views.filter((one) => one.name !== name);
    return this.#keep();
  }

  /** Ticks a row, or takes the tick away. */
  toggle(index: number): void {
    const worker = this.rows.at(index)?.worker;
    if (worker === undefined) return;
    const chosen = new Set(this.chosen);
    if (!chosen.delete(worker)) chosen.add(worker);
    this.chosen = chosen;
    this.#anchor = index;
  }

  /** Ticks every row from where one ticked last. */
  async reach(index: number): Promise<void> {
    const [from, until] = [Math.min(this.#anchor, index), Math.max(this.#anchor, index)];
    const more = await numbersOf(this.filter, this.sort, from, until - from + 1);
    this.chosen = new Set([...this.chosen, ...more]);
  }

  async chooseAll(): Promise<void> {
    this.chosen = new Set(await numbersOf(this.filter, this.sort));
  }

  chooseNobody(): void {
    this.chosen = new Set();
  }

  /** The ticked ones as a filter, in the order in which they were ticked. */
  chosenFilter(): RosterFilter {
    return { ...EVERYBODY, workers: [...this.chosen] };
  }

  /** For the next one at the desk. */
  forget(): void {
    this.filter = EVERYBODY;
    this.sort = null;
    this.views = [];
    this.chosen = new Set();
    this.rows.forget();
    this.#loaded = false;
    this.#top();
  }
}

export const roster = new RosterList();
