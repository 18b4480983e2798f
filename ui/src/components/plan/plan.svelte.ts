import type { PlanBudget } from "../../client/plan";
import { addMonths } from "../worker/months";

/** Whose money it is; whether a relief may apply follows from that. */
export const KINDS = ["apbdes", "apbd", "bkbk", "csr", "own"] as const;
export type Kind = (typeof KINDS)[number];
export type Programmes = "both" | "three";

/** The question of a plan, as it is typed: money, people, or both. */
export class PlanForm {
  money = $state("");
  kind = $state<string>("apbdes");
  people = $state("");
  programmes = $state<Programmes>("both");
  from = $state("");
  /** As text, for a select. */
  months = $state("12");

  constructor(today: string) {
    this.from = `${Number(today.slice(0, 4)) + 1}-01`;
  }

  /** Nothing while neither money nor a number of people is there. */
  question(): PlanBudget | undefined {
    const people = Number(this.people.replace(/[.\s]/g, ""));
    const counted = Number.isInteger(people) && people > 0;
    if (!counted && !this.money.trim()) return undefined;
    const purse = { money: this.money, funding: null, kind: this.kind, reduced: false };
    return {
      from: this.from,
      until: addMonths(this.from, Number(this.months)),
      programmes: this.programmes === "both" ? ["jkk", "jkm"] : ["jkk", "jkm", "jht"],
      groups: [{ people: counted ? people : null, income: null, transport: false }],
      purses: this.money.trim() ? [purse] : [],
      tariffs: null,
    };
  }
}
