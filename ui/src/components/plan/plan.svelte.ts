import type { BracketLine, BudgetPlan, PlanBudget, TariffsRead } from "../../client/plan";
import { addMonths } from "../worker/months";

/** Whose money it is; whether a relief may apply follows from that. */
export const KINDS = ["apbdes", "apbd", "bkbk", "csr", "own"] as const;
export type Kind = (typeof KINDS)[number];
export type Programmes = "both" | "three";

let rows = 0;

/** Money, as it is typed. */
export class PurseRow {
  readonly id = rows++;
  money = $state("");
  /** A kind, or the number of one of the village's funding sources. */
  source = $state<string>("apbdes");
  reduced = $state(false);
}

/** People who cost the same, as they are typed. */
export class GroupRow {
  readonly id = rows++;
  name = $state("");
  people = $state("");
  /** The lower end of a bracket, as the desk gives it. */
  income = $state("0");
  transport = $state(false);

  /** How many people; nothing where that is no number, or none. */
  count(): number | undefined {
    const people = Number(this.people.replace(/[.\s]/g, ""));
    return Number.isInteger(people) && people > 0 ? people : undefined;
  }

  /** Whether something stands in the place of the number that is none. */
  unread = () => this.people.trim() !== "" && this.count() === undefined;
}

/** An answer, with the rows that were asked for in the order of its places. */
export interface Seen {
  told: BudgetPlan;
  asked: PlanBudget;
  months: string;
  purses: PurseRow[];
  groups: GroupRow[];
}

/** The question of a plan, as it is typed: money, people, or both, each in its order. */
export class PlanForm {
  purses = $state([new PurseRow()]);
  groups = $state([new GroupRow()]);
  programmes = $state<Programmes>("both");
  from = $state("");
  /** As text, for a select. */
  months = $state("12");
  /** Another table, to see what it would do. */
  tariffs = $state.raw<TariffsRead>();
  /** What may be chosen as income, by the table that holds in the first month. */
  brackets = $state.raw<BracketLine[]>([]);

  constructor(today: string) {
    this.from = `${Number(today.slice(0, 4)) + 1}-01`;
  }

  codes = () => (this.programmes === "both" ? ["jkk", "jkm"] : ["jkk", "jkm", "jht"]);

  /** The rows with money in them, in their order. */
  filled = () => this.purses.filter((purse) => purse.money.trim() !== "");

  /** Nothing while neither money nor a number of people is there, or a number is none. */
  question(): PlanBudget | undefined {
    const purses = this.filled();
    const endless = this.groups.some((group) => group.count() === undefined);
    if (this.groups.some((group) => group.unread())) return undefined;
    if (purses.length === 0 && endless) return undefined;
    return {
      from: this.from,
      until: addMonths(this.from, Number(this.months)),
      programmes: this.codes(),
      groups: this.groups.map((group) => ({
        people: group.count() ?? null,
        income: group.income === "0" ? null : group.income,
        transport: group.transport,
        name: group.name.trim() || null,
      })),
      purses: purses.map(({ money, source, reduced }) => {
        const funding = /^\d+$/.test(source) ? Number(source) : null;
        return { money, funding, kind: funding === null ? source : null, reduced };
      }),
      tariffs: this.tariffs?.text ?? null,
    };
  }
}

/** The plan that is being made. A plan records nothing, so it stays as it was typed until the
 * register is closed, wherever one goes meanwhile. */
class Planning {
  #form: PlanForm | undefined;

  form(today: string): PlanForm {
    return (this.#form ??= new PlanForm(today));
  }

  /** Another one, from nothing. */
  anew(today: string): PlanForm {
    return (this.#form = new PlanForm(today));
  }

  /** For the next one at the desk. */
  forget(): void {
    this.#form = undefined;
  }
}

export const planning = new Planning();

/** One place up or down; the rows are numbered by their place. */
export function move<Row>(list: Row[], row: Row, by: -1 | 1): Row[] {
  const at = list.indexOf(row);
  const to = at + by;
  if (at < 0 || to < 0 || to >= list.length) return list;
  const moved = list.filter((one) => one !== row);
  moved.splice(to, 0, row);
  return moved;
}
