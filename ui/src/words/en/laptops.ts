import type { Words } from "../id";
import { many } from "./plural";

export const laptops: Words["laptops"] = {
  title: "Laptops of this village",
  lead: "Each laptop has three characters of its own, as in card numbers and in the names of its parcels.",
  this: "this laptop",
  lost: "reported lost",
  revoked: "revoked by the office",
  entries: (n) => many(n, "record", "records"),
  last: (day) => `last ${day}`,
  report: "Report as lost…",
  reportTitle: (tag) => `Report laptop ${tag} as lost?`,
  reportLead:
    "From now on no parcel can be opened on that laptop. This cannot be taken back: if it is found, it needs a new invitation.",
  reportMore:
    "The office sees this with the next parcel and revokes the laptop. Until then its records still count, so telephone the office too.",
  reportIt: "Report as lost",
  reported: (tag) => `Laptop ${tag} is reported as lost.`,
  renew: "Renew keys…",
  renewTitle: "Renew the keys of this laptop?",
  renewLead:
    "Do this after a repair, or where somebody may have copied what is on it. This laptop gets three new characters; data, cards and passphrases stay the same.",
  renewMore:
    "The office and other laptops accept this without an invitation: the old keys sign for it.",
  renewIt: "Renew keys",
  renewed: "The keys of this laptop are new.",
  invite: "Invite another laptop",
  place: "Save the invitation as",
  placeHint: "On a stick, for example. It is good for one laptop only.",
  fileName: "undangan-laptop.lindung",
  invitationKind: "Lindung invitation",
  write: "Make the invitation",
  invited: "The invitation is saved. Use it on the other laptop.",
  compare: "The other laptop must show the same six words:",
  asideTitle: (n) => `${many(n, "record does", "records do")} not count`,
  asideLead:
    "Recorded on a laptop that the office has revoked. Look at each: what is true, record again; leave the rest.",
  again: "Record again",
};
