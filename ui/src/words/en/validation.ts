import type { Words } from "../id";
import { many } from "./plural";

export const validation: Words["validation"] = {
  title: "Monthly validation",
  lead: "Look at each member, RT by RT: who died, moved, found a formal job or is too old. All others are unchanged.",
  month: "Month",
  empty: "No members in this month yet",
  emptyMore:
    "Only people whose membership is running are looked at. Give places or memberships first.",
  rts: "RT",
  nowhere: "RT not given",
  rt: (rt, rw) => `RT ${rt || "–"} / RW ${rw || "–"}`,
  progress: (done, people) => `${done} of ${people} looked at`,
  done: "done",
  finished: "Every RT is done for this month.",
  ended: (n) => many(n, "no longer a member", "no longer members"),
  total: (done, people) => `${done} of ${many(people, "member", "members")} looked at`,
  back: "Choose another RT",
  next: (rt) => `Next: ${rt}`,
  print: "Print sheets for RT heads…",
  fileName: (day) => `validation-sheets-${day}.pdf`,
  keys: "Arrow up and down go from person to person. Press a letter for the outcome:",
  heads: ["Name", "NIK", "Age", "Outcome", "Day"],
  outcome: (name) => `Outcome for ${name}`,
  day: (name) => `Day for ${name}`,
  dayHint: "such as 23-6-2026",
  over: "above the age limit",
  seen: "looked at",
  outcomes: {
    unchanged: { key: "U", label: "Unchanged" },
    died: { key: "D", label: "Died" },
    moved: { key: "M", label: "Moved" },
    formal_job: { key: "J", label: "Formal job" },
    over_age: { key: "A", label: "Above the age limit" },
    ended: { key: "O", label: "Other reason" },
  },
  save: (unchanged, changed) => `Save: ${unchanged} unchanged, ${changed} changed`,
  saved: (people, ended, freed) =>
    `${many(people, "person", "people")} saved, ${many(ended, "no longer a member", "no longer members")}, ${many(freed, "place", "places")} free.`,
  undo: "Take all of it back",
  undone: "Taken back; everything is as before.",
  left: (n) => `${many(n, "person is", "people are")} left alone because of later changes.`,
};
