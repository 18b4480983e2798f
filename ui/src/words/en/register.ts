import type { Words } from "../id";
import { many } from "./plural";

export const register: Words["register"] = {
  title: "Register someone",
  lead: "Begin with the NIK on the identity card. Enter moves to the next field.",
  identity: "As on the identity card",
  home: "Home",
  work: "Work and contact",
  nikHint: "16 digits. Spaces and dots do not matter.",
  dateHint: "Day-month-year, for example 23-08-1985",
  fromNik: "Read from the NIK",
  fromNikEmpty: "Type the NIK, and date of birth, sex and origin of the card appear here.",
  bornOn: "Born",
  sex: "Sex",
  region: "Identity card first made in",
  alike: "Perhaps registered already",
  alikeMore: "Have a look first, so that nobody is registered twice.",
  save: "Save this person",
  saveHint: "or press Ctrl + Enter",
  saved: (name) => `${name} is saved on this laptop.`,
  savedDoubts: (name, n) => `${name} is saved, with ${many(n, "thing", "things")} to look at.`,
  draftBack: "What you typed and had not saved is back.",
  clear: "Clear the form",
};

export const enrolment: Words["enrolment"] = {
  title: "Enrol at once?",
  covers: { none: "Not yet", both: "Yes, JKK and JKM", three: "Yes, with JHT" },
  from: "From",
  length: "For",
  months: (n) => many(n, "month", "months"),
  until: (month) => `until the end of ${month}`,
};
