import type { CoverPage } from "../../client/cover";
import type { ReceiveOwn } from "../../contract/desk";
import { addMonths, monthsFrom } from "../worker/months";

/** What a neighbour pays without a decree, as it is typed. */
export class OwnPaying {
  from = $state("");
  /** As text, for a select. */
  months = $state("1");
  programmes = $state<"both" | "three">("both");
  relief = $state<"full" | "reduced">("full");
  paidOn = $state("");
  receipt = $state("");
  /** From half a year back to a year ahead, with the one that is due. */
  readonly starts: string[];

  constructor(
    readonly worker: number,
    cover: CoverPage,
    today: string,
  ) {
    const now = today.slice(0, 7);
    // The month after the last that is paid: a gap begins the three months anew.
    const next = cover.periods.at(-1)?.until ?? now;
    const starts = monthsFrom(addMonths(now, -6), 19);
    this.starts = starts.includes(next) ? starts : [next, ...starts].sort();
    this.from = next;
    // As one writes it: 21-11-2026.
    this.paidOn = today.split("-").reverse().join("-");
  }

  request(dry: boolean): ReceiveOwn {
    return {
      worker: this.worker,
      from: this.from,
      months: Number(this.months),
      programmes: this.programmes === "both" ? ["jkk", "jkm"] : ["jkk", "jkm", "jht"],
      paid_on: this.paidOn.trim(),
      receipt: this.receipt.trim() || null,
      reduced: this.relief === "reduced",
      dry_run: dry,
    };
  }
}
