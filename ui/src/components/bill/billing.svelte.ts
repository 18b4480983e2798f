import type { MakeBill } from "../../contract/desk";
import type { BillSummary } from "../../client/bill";
import type { DecreeLine } from "../../client/decree";
import { addMonths, nearest } from "../worker/months";

/** A bill to be made: which decree, which months. */
export class Billing {
  decree = $state("");
  from = $state("");
  /** As text, for a select. */
  length = $state("1");
  reduced = $state<"full" | "reduced">("full");

  constructor(
    readonly decrees: DecreeLine[],
    readonly bills: BillSummary[],
  ) {
    this.choose(String(decrees.at(-1)?.decree ?? ""));
  }

  line = () => this.decrees.find((line) => String(line.decree) === this.decree);

  /** Begins with the first month of the decree that was not billed. */
  choose(decree: string): void {
    this.decree = decree;
    const line = this.line();
    if (!line) return;
    const billed = this.bills.filter((bill) => bill.decree === line.number);
    const after = billed.map((bill) => bill.until).reduce((a, b) => (a > b ? a : b), line.from);
    this.begin(nearest(after, line.from, line.until));
  }

  /** One month, so that the months stay within the decree. */
  begin(from: string): void {
    this.from = from;
    this.length = "1";
  }

  request(dry: boolean): MakeBill {
    return {
      decree: Number(this.decree),
      from: this.from,
      until: addMonths(this.from, Number(this.length)),
      reduced: this.reduced === "reduced",
      dry_run: dry,
    };
  }
}
