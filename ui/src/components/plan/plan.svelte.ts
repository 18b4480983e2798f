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

  /** How many people; nothing where that is no number, or none. */
  count(): number | undefined {
    const people = Number(this.people.replace(/[.\s]/g, ""));
    return Number.isInteger(people) && people > 0 ? people : undefined;
  }

  /** Whether something stands in the place of the number that is none. */
  unread = () => this.people.trim() !== "" && this.count() === undefined;

  /** Nothing while neither money nor a number of people is there, or the number is none. */
  question(): PlanBudget | undefined {
    const people = this.count() ?? null;
    if (this.unread() || (people === null && !this.money.trim())) return undefined;
    const purse = { money: this.money, funding: null, kind: this.kind, reduced: false };
    return {
      from: this.from,
      until: addMonths(this.from, Number(this.months)),
      programmes: this.programmes === "both" ? ["jkk", "jkm"] : ["jkk", "jkm", "jht"],
      groups: [{ people, income: null, transport: false }],
      purses: this.money.trim() ? [purse] : [],
      tariffs: null,
    };
  }
}
