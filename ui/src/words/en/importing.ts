import type { Words } from "../id";
import { many } from "./plural";

export const worklist: Words["worklist"] = {
  title: "Waiting to be corrected",
  lead: "Rows that an import refused. Compare them with the identity card, then register.",
  drop: "Drop",
  empty: "Nothing is waiting",
};

export const importing: Words["importing"] = {
  title: "Import from Excel",
  lead: "Any file from RT heads, OpenSID or an agency (.xlsx, .xls, .ods, .csv). You see the result first; it is saved once you agree.",
  file: "The list",
  fileHint: "Choose the file, or type its path here.",
  kind: "Lists (Excel, LibreOffice, CSV)",
  read: "Read and show",
  reading: "Reading the file",
  saving: "Saving",
  previewTitle: "This is what it becomes. Nothing is saved yet.",
  rows: "rows read",
  registered: "new people",
  unchanged: "known, the same",
  doubtful: "saved, to look at",
  refused: "refused",
  columns: "Columns recognised",
  others: {
    no: "Number in the list",
    birth_place_and_date: "Place and date of birth",
    rt_rw: "RT/RW",
    village: "Village",
    district: "District",
    second_occupation: "Second occupation",
    occupation_code: "Occupation code",
    status: "Status",
    remark: "Remark",
  },
  lines: "Row by row",
  fates: {
    registered: "New",
    unchanged: "Same",
    doubtful: "Look again",
    refused: "Refused",
  },
  save: (n) => `Save ${many(n, "person", "people")}`,
  saveNothing: "Nothing new to save",
  other: "Choose another file",
  doneTitle: "The list is saved",
  doneNothing: "Nothing changed: all of them were on the list already.",
  undo: "Take this back",
  undoTitle: "Take all of this back?",
  undoLead: "The people who came in are voided. Those that you changed since are left alone.",
  undone: (n, left) =>
    `${many(n, "registration", "registrations")} taken back, ${left} left alone.`,
  toRoster: "See the list",
};
