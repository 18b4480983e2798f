import type { Words } from "../id";

export const incident: Words["incident"] = {
  title: "If data got out or a laptop is lost",
  lead: "Those concerned and the authority must be told within 3 × 24 hours (three days) of finding out.",
  begin: "Make the report form",
  known: "Known since",
  knownHint: "Day and time, such as 2026-11-21 08:30",
  what: "What happened",
  whatHint: "One sentence. The rest is filled in by hand.",
  place: "Save the form to",
  write: "Make the form",
  written: "The form is saved. The time limit is written in it.",
};
