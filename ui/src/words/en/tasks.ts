import type { Words } from "../id";

export const tasks: Words["tasks"] = {
  title: "What waits for you",
  done: "All is done for today.",
  doneMore: "Nothing waits. Roster, bundles and backups are in good order.",
  only: (n) => `Only the ${n} chosen on the home page.`,
  onlyAll: "Show all",
  kinds: {
    places_end_at_new_year: {
      what: ({ month }) => `people have no place any more from ${month}`,
      more: () =>
        "Cover breaks at the turn of the budget year. Record the new year's decree and give them places.",
    },
    places_end: {
      what: ({ month }) => `people have no place any more from ${month}`,
      more: () => "Extend the decree, or give them places of another one.",
    },
    claim_papers: {
      what: () => "claims wait for papers",
      more: ({ days }) =>
        days ? `The oldest for ${days} days.` : "Ask the family for the papers that are missing.",
    },
    bill_overdue: {
      what: () => "bills are overdue",
      more: ({ days }) =>
        `${days ? `The oldest for ${days} days. ` : ""}Record the payment, so that no rights are lost.`,
    },
    behind: {
      what: () => "people are behind with their contribution",
      more: () => "Their rights end if nothing is done. See whose end first.",
    },
    bill_not_made: {
      what: ({ month }) => `decrees have no bill for ${month} yet`,
      more: () => "Make the bill, so that this month can be paid.",
    },
    doubts: {
      what: () => "people with something to look at again",
      more: () =>
        "Such as a birth date unlike the NIK, or a rejection by BPJSTK. Open them one by one.",
    },
    cards: {
      what: () => "cards are printed and not handed over",
      more: () => "Give them to their people, then note the day.",
    },
    worklist: {
      what: () => "rows of lists wait to be mended",
      more: () => "Refused when a list was taken, such as for a missing NIK.",
    },
    validation: {
      what: ({ month }) => `members were not validated for ${month}`,
      more: () => "Still in the village, at work and well? Go through them by RT.",
    },
    bill_unpaid: {
      what: () => "bills are not paid",
      more: () => "Not due yet.",
    },
    pending: {
      what: () => "entries are not acknowledged by the province",
      more: ({ days }) =>
        days ? `The oldest for ${days} days.` : "Make a bundle, then take the answer.",
    },
    backup: {
      what: () => "entries stand in no backup",
      more: ({ days }) =>
        days
          ? `The last backup is ${days} days old.`
          : "If this laptop is lost, these entries are lost.",
    },
    drill: {
      what: () => "days since the recovery code was last shown to be at hand",
      more: () => "Take the paper and type the code once. Once a year is enough.",
    },
  },
};
