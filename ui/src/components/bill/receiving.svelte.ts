import type { BillPage, BillPersonLine } from "../../client/bill";
import type { ReceiveContribution } from "../../contract/desk";
import { addMonths, lastMonth } from "../worker/months";

/** A payment, as it is typed: whole months of the bill, all of its people but some. */
export class Receiving {
  amount = $state("");
  paidOn = $state("");
  from = $state("");
  /** The last month. */
  last = $state("");
  receipt = $state("");
  but = $state.raw<BillPersonLine[]>([]);

  constructor(
    readonly page: BillPage,
    today: string,
  ) {
    this.from = page.months.find((one) => one.missing !== "0")?.month ?? page.from;
    this.last = lastMonth(page.until);
    // As one writes it: 21-11-2026.
    this.paidOn = today.split("-").reverse().join("-");
  }

  /** What lacks for these months, if nobody is left out. */
  expected(): string {
    const months = this.page.months.filter(({ month }) => this.from <= month && month <= this.last);
    return String(months.reduce((sum, one) => sum + Number(one.missing), 0));
  }

  leaveOut(person: BillPersonLine): void {
    if (!this.but.some(({ nik }) => nik === person.nik)) this.but = [...this.but, person];
  }

  takeBack(person: BillPersonLine): void {
    this.but = this.but.filter(({ nik }) => nik !== person.nik);
  }

  ready = () => Boolean(this.amount.trim() && this.paidOn.trim() && this.from <= this.last);

  request(): ReceiveContribution {
    return {
      bill: this.page.bill ?? 0,
      amount: this.amount,
      paid_on: this.paidOn.trim(),
      from: this.from,
      until: addMonths(this.last, 1),
      receipt: this.receipt.trim() || null,
      but: this.but.map(({ nik }) => nik),
    };
  }
}
