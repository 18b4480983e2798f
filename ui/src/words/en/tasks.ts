import type { Words } from "../id";
import { many } from "./plural";

export const tasks: Words["tasks"] = {
  title: "What waits for you",
  done: "All is done for today.",
  doneMore: "Nothing waits. List, parcels and backups are in good order.",
  only: (n) => `Only the ${n} chosen on the home page.`,
  onlyAll: "Show all",
  kinds: {
    places_end_at_new_year: {
      what: ({ month }) => `People without a place from ${month}`,
      more: () =>
        "Cover breaks at the turn of the budget year. Record the new year's decree and give them places.",
    },
    places_end: {
      what: ({ month }) => `People without a place from ${month}`,
      more: () => "Extend the decree, or give them places of another one.",
    },
    claim_papers: {
      what: () => "Claims waiting for papers",
      more: ({ days }) =>
        days
          ? `The oldest for ${many(days, "day", "days")}.`
          : "Ask the family for the papers that are missing.",
    },
    bill_overdue: {
      what: () => "Bills overdue",
      more: ({ days }) =>
        `${days ? `The oldest for ${many(days, "day", "days")}. ` : ""}Record the payment, so that no rights are lost.`,
    },
    behind: {
      what: () => "People behind with their contribution",
      more: () => "Their rights end if nothing is done. See whose end first.",
    },
    bill_not_made: {
      what: ({ month }) => `Decrees without a bill for ${month}`,
      more: () => "Make the bill, so that this month can be paid.",
    },
    doubts: {
      what: () => "People with something to look at again",
      more: () =>
        "Such as a birth date unlike the NIK, or a rejection by BPJSTK. Open them one by one.",
    },
    cards: {
      what: () => "Cards printed and not handed over",
      more: () => "Hand them to the people they belong to, then record the day.",
    },
    worklist: {
      what: () => "Rows of lists waiting to be corrected",
      more: () => "Refused when a list was imported, for example because the NIK was missing.",
    },
    validation: {
      what: ({ month }) => `Members not validated for ${month}`,
      more: () => "Still in the village, at work and well? Go through them by RT.",
    },
    bill_unpaid: {
      what: () => "Bills not paid",
      more: () => "Not due yet.",
    },
    pending: {
      what: () => "Records not acknowledged by the province",
      more: ({ days }) =>
        days
          ? `The oldest for ${many(days, "day", "days")}.`
          : "Make a parcel, then take the answer.",
    },
    backup: {
      what: () => "Records in no backup yet",
      more: ({ days }) =>
        days
          ? `The last backup is ${many(days, "day", "days")} old.`
          : "If this laptop is lost, these records are lost.",
    },
    drill: {
      what: () => "Days since the recovery code was last checked",
      more: () => "Take the paper and type the code once. Once a year is enough.",
    },
  },
};
