import type { Words } from "../id";

export const common: Words["common"] = {
  wait: "One moment, at work",
  choose: "Choose…",
  places: "Put it on:",
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
  optional: "may stay empty",
  reason: "Reason",
  reasonHint: "It is recorded and can be read later.",
  people: (n) => `${n} people`,
  rtRw: (rt, rw) => `RT ${rt || "–"} / RW ${rw || "–"}`,
  fileAt: "The file lies at",
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
  email: "Email",
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
