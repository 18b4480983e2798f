import type { MakeBill, ReceiveContribution, ReceiveOwn } from "../contract/desk";
import { call, type OnStep } from "./call";

export type {
  BillList,
  BillPage,
  BillPersonLine,
  BillSummary,
  OwnContribution,
  PaymentLine,
} from "../contract/desk";

export const listBills = () => call("bill.list", {});
export const showBill = (bill: number) => call("bill.show", { bill });
export const billPeople = async (bill: number) => (await call("bill.people", { bill })).people;
export const makeBill = (request: MakeBill, onstep: OnStep) => call("bill.make", request, onstep);
export const codeBill = (bill: number, code: string) => call("bill.code", { bill, code });
export const voidBill = (id: number, reason: string) => call("bill.void", { id, reason });
export const receive = (request: ReceiveContribution) => call("contribution.receive", request);
/** What a neighbour pays without a decree: a bill of its own, settled at once. */
export const receiveOwn = (request: ReceiveOwn) => call("contribution.receive_own", request);
export const voidPayment = (bill: number, payment: string, reason: string) =>
  call("contribution.void", { bill, payment, reason });
