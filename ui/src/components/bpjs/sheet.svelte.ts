import { Asking } from "../../client/asking.svelte";
import { exportBpjs, type BpjsExported } from "../../client/bpjs";
import type { Step } from "../../client/call";

/** The file of new members for BPJSTK: whom it names, for how long, and where it goes. */
export class NewSheet {
  /** As text, for a select; empty for everybody. */
  decree = $state("");
  months = $state("1");
  uncorrected = $state(false);
  folder = $state("");
  step = $state.raw<Step>({ done: 0, of: 0 });
  /** What would be in it, or is. */
  seen = $state.raw<BpjsExported>();
  readonly asking = new Asking();

  async write(dry: boolean): Promise<void> {
    const request = {
      decree: this.decree ? Number(this.decree) : null,
      filter: null,
      from: null,
      months: Number(this.months),
      uncorrected: this.uncorrected,
      folder: this.folder.trim(),
      dry_run: dry,
    };
    this.step = { done: 0, of: 0 };
    const told = await this.asking.run(() => exportBpjs(request, (now) => (this.step = now)));
    this.seen = told ?? this.seen;
  }
}
