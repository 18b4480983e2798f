import type { Words } from "../id";

export const own: Words["own"] = {
  open: "Own payment…",
  title: "A resident's own payment",
  lead: "For contributions that are paid without a decree. They are recorded as a settled bill.",
  full: (amount) => `In full: ${amount}`,
  reduced: (amount) => `With relief: ${amount}`,
  comesTo: (amount) => `To pay: ${amount}`,
  estimate: "an estimate; BPJS Ketenagakerjaan decides",
  save: "Record the payment",
  saved: "The payment is recorded.",
};
