import type { AskBrackets, PlanBudget, PlanOrder } from "../contract/desk";
import { call } from "./call";

export type {
  BracketLine,
  BudgetPlan,
  PlanBudget,
  PlanGroup,
  PlanMonth,
  PlanOrder,
  PlanShare,
  TariffsRead,
} from "../contract/desk";

/** An estimate; nothing is recorded. */
export const planBudget = (plan: PlanBudget) => call("plan.budget", plan);
/** What declared incomes come to in a month. */
export const brackets = async (of: AskBrackets) => (await call("plan.brackets", of)).brackets;
/** Another table of tariffs, to plan with; the village does not take it. */
export const readTariffs = (path: string) => call("plan.tariffs", { path });
export const previewPlan = (order: PlanOrder) => call("plan.preview", order);
export const printPlan = (order: PlanOrder, path: string) => call("plan.print", { order, path });
