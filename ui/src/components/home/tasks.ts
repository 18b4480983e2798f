import type { RosterFilter } from "../../client/roster";
import type { Task, TaskKind } from "../../client/task";
import type { View } from "../../desk/desk.svelte";

/** Where somebody's rights are about to end. */
export const URGENT: ReadonlySet<TaskKind> = new Set([
  "places_end_at_new_year",
  "places_end",
  "claim_papers",
  "bill_overdue",
  "behind",
]);

/** Whom the roster shows, where it is that list. */
export const ONLY: Partial<Record<TaskKind, Partial<RosterFilter>>> = {
  doubts: { doubt: true },
  cards: { card: "printed" },
};

/** The list that shows exactly these. */
export function viewOf({ kind, of, month }: Task): View {
  switch (kind) {
    case "places_end_at_new_year":
    case "places_end":
      return { name: "cover", standing: null, ending: month };
    case "behind":
      return { name: "cover", standing: "behind", ending: null };
    case "claim_papers":
      return { name: "claims", only: of };
    case "bill_overdue":
    case "bill_unpaid":
      return { name: "bills", only: of };
    case "bill_not_made":
      return { name: "decrees", only: of };
    case "doubts":
    case "cards":
      return { name: "roster" };
    case "validation":
      return { name: "validation" };
    case "worklist":
      return { name: "worklist" };
    case "pending":
      return { name: "bundle" };
    case "backup":
    case "drill":
      return { name: "settings" };
  }
}
