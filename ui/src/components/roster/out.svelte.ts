import { Asking } from "../../client/asking.svelte";
import { cancel, type Step } from "../../client/call";
import { exportWorkers, type RosterFilter, type RosterSort } from "../../client/roster";
import { usualPaper } from "../letters/paper.svelte";
import type { ColumnName } from "./columns";

export type OutKind = "xlsx" | "csv" | "pdf";

/** The list as it is shown, in a file: for whom, in which order, with which columns. */
export class Out {
  kind = $state<OutKind>("xlsx");
  path = $state("");
  paper = $state<string>(usualPaper.is);
  numbers = $state(false);
  step = $state.raw<Step>({ done: 0, of: 0 });
  /** Where it lies. */
  made = $state<string>();
  readonly asking = new Asking();

  constructor(
    readonly filter: RosterFilter,
    readonly sort: RosterSort | null,
    readonly columns: ColumnName[],
    readonly people: number,
  ) {}

  /** The name follows the kind. */
  choose(kind: OutKind): void {
    this.path = this.path.replace(new RegExp(`\\.${this.kind}$`, "i"), `.${kind}`);
    this.kind = kind;
  }

  async make(): Promise<void> {
    const { filter, sort, columns, numbers, paper, kind } = this;
    const typed = this.path.trim();
    const path = typed.toLowerCase().endsWith(`.${kind}`) ? typed : `${typed}.${kind}`;
    this.step = { done: 0, of: 0 };
    const order = { filter, sort, columns, path, numbers, paper };
    const made = await this.asking.run(() => exportWorkers(order, (step) => (this.step = step)));
    this.made = made?.file;
  }

  stop(): Promise<void> {
    return cancel();
  }
}
