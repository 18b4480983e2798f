import { Asking } from "../../client/asking.svelte";
import {
  printPaper,
  type DecreeLine,
  type PaperKind,
  type PaperOrder,
  type PaperPrinted,
} from "../../client/letters";
import { EVERYBODY, type RosterFilter } from "../../client/roster";
import { usualPaper, type Paper } from "./paper.svelte";

const MOST_ROWS = 500;

/** What will be printed, about whom, and where the file goes. */
export class Letters {
  kinds = $state.raw<PaperKind[]>([]);
  decrees = $state.raw<DecreeLine[]>([]);
  kind = $state("");
  filter = $state.raw<RosterFilter>(EVERYBODY);
  /** As text, for a select. */
  decree = $state("");
  month = $state("");
  rows = $state("");
  paper = $state<Paper>(usualPaper.is);
  path = $state("");
  made = $state.raw<PaperPrinted>();
  readonly asking = new Asking();
  readonly chosen = $derived(this.kinds.find((kind) => kind.kind === this.kind));

  constructor(today: string) {
    this.month = today.slice(0, 7);
  }

  asks = (what: string) => this.chosen?.asks.includes(what) ?? false;

  /** Whether something stands in the place of the rows that is no such number. */
  rowsUnread(): boolean {
    const rows = Number(this.rows);
    return this.rows.trim() !== "" && !(Number.isInteger(rows) && rows >= 1 && rows <= MOST_ROWS);
  }

  /** The order, as far as this paper asks; nothing while something is lacking. */
  order(): PaperOrder | undefined {
    const decree = this.asks("decree") ? Number(this.decree) || null : null;
    if (!this.chosen || (this.asks("decree") && decree === null) || this.rowsUnread()) {
      return undefined;
    }
    const people = this.asks("filter") ? this.filter : EVERYBODY;
    const { rt, rw } = this.filter;
    return {
      kind: this.kind,
      filter: this.asks("neighbourhood") ? { ...EVERYBODY, rt, rw } : people,
      decree,
      month: this.asks("month") ? this.month : null,
      rows: this.asks("rows") && this.rows.trim() ? Number(this.rows) : null,
      paper: this.paper,
    };
  }

  /** "lembar-validasi-bulanan-2026-11-21.pdf". */
  fileName(today: string): string {
    const name = (this.chosen?.name ?? "surat").toLowerCase().replace(/[^a-z0-9]+/g, "-");
    return `${name}-${today}.pdf`;
  }

  async print(): Promise<void> {
    const order = this.order();
    if (order)
      this.made = await this.asking.run((onstep) => printPaper(order, this.path.trim(), onstep));
  }
}
