import { Asking } from "../../client/asking.svelte";
import { cancel, type Step } from "../../client/call";
import { undoImport, type Undone } from "../../client/importing";
import { changeMany, type BulkAct, type BulkDone, type RosterFilter } from "../../client/roster";
import { addMonths } from "../worker/months";

export type ActName = "extend" | "end" | "place";
export type EndReason = "formal_job" | "over_age" | "ended";

/** The same for many at once: looked at first, then done, and taken back if it was wrong. */
export class Bulk {
  /** Last month covered. */
  last: string;
  from: string;
  reason = $state<EndReason>("formal_job");
  rt = $state("");
  rw = $state("");
  /** What would come of it. */
  preview = $state.raw<BulkDone>();
  done = $state.raw<BulkDone>();
  undone = $state.raw<Undone>();
  step = $state.raw<Step>({ done: 0, of: 0 });
  readonly looking = new Asking();
  readonly doing = new Asking();

  constructor(
    readonly act: ActName,
    readonly whom: RosterFilter,
    today: string,
  ) {
    this.last = $state(`${today.slice(0, 4)}-12`);
    this.from = $state(addMonths(today.slice(0, 7), 1));
  }

  /** Whether enough is said to look. */
  said = $derived.by(() => this.act !== "place" || Boolean(this.rt.trim() || this.rw.trim()));

  request(dry: boolean): BulkAct {
    const { act, rt, rw, from, reason } = this;
    return {
      filter: this.whom,
      extend: act === "extend" ? { until: addMonths(this.last, 1) } : null,
      end: act === "end" ? { from, reason } : null,
      place: act === "place" ? { rt, rw } : null,
      dry_run: dry,
    };
  }

  /** Asks what would come of it, as often as something else is said. */
  look(): void {
    const request = this.request(true);
    this.preview = undefined;
    if (!this.said) return;
    this.looking.load(async () => {
      const preview = await changeMany(request, (step) => (this.step = step));
      // Something else was said meanwhile.
      if (JSON.stringify(request) === JSON.stringify(this.request(true))) this.preview = preview;
    });
  }

  async run(): Promise<void> {
    this.step = { done: 0, of: 0 };
    const request = this.request(false);
    this.done = await this.doing.run(() => changeMany(request, (step) => (this.step = step)));
  }

  async undo(): Promise<void> {
    const group = this.done?.group;
    if (group === null || group === undefined) return;
    this.step = { done: 0, of: 0 };
    this.undone = await this.doing.run(() => undoImport(group, (step) => (this.step = step)));
  }

  stop(): Promise<void> {
    return cancel();
  }
}
