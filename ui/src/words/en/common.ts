import type { Words } from "../id";
import { many } from "./plural";

export const common: Words["common"] = {
  wait: "One moment, working on it",
  choose: "Choose…",
  places: "Quick choice:",
  counting: "One moment, counting…",
  cancel: "Cancel",
  leave: "Leave it",
  back: "Back",
  next: "Next",
  save: "Save",
  showFolder: "Open its folder",
  printNow: "Print",
  copy: "Copy",
  copied: "Copied.",
  working: "Working…",
  all: "All",
  unknown: "Not filled in",
  stop: "Stop",
  close: "Close",
  optional: "optional",
  reason: "Reason",
  reasonHint: "It is recorded and can be read later.",
  people: (n) => many(n, "person", "people"),
  rtRw: (rt, rw) => `RT ${rt || "–"} / RW ${rw || "–"}`,
  fileAt: "The file is at",
  samples: "Sample village: everybody here is made up.",
  sampleShort: "Sample: made up",
};

export const fields: Words["fields"] = {
  nik: "NIK",
  name: "Full name",
  family_card: "Family card number",
  birth_place: "Place of birth",
  born_on: "Date of birth",
  sex: "Sex",
  address: "Address",
  hamlet: "Hamlet",
  rt: "RT",
  rw: "RW",
  phone: "Phone number",
  email: "E-mail",
  occupation: "Occupation",
  kpj: "BPJSTK participant number (KPJ)",
  mother: "Mother's name",
  income: "Income a month (Rp)",
  born_on_said: "Date of birth, as written",
  checked_on: "Compared with the identity card on",
  note: "Note",
};

export const sexes: Words["sexes"] = { "": "Not filled in", L: "Male", P: "Female" };

export const states: Words["states"] = {
  registered: "Registered",
  enrolled: "Enrolled",
  ended: "Ended",
  died: "Died",
  moved: "Moved away",
  merged: "Merged",
  voided: "Voided",
};
