import type { Words } from "../id";

export const own: Words["own"] = {
  open: "Pays alone…",
  title: "A neighbour pays alone",
  lead: "For contributions that are paid without a decree. They are recorded as a bill that is settled.",
  full: (amount) => `In full: ${amount}`,
  reduced: (amount) => `With relief: ${amount}`,
  comesTo: (amount) => `To pay: ${amount}`,
  estimate: "an estimate; BPJS Ketenagakerjaan decides",
  save: "Record the payment",
  saved: "The payment is recorded.",
};
