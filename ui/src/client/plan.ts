import { call } from "./call";
import type { PlanBudget } from "../contract/desk";

export type { BudgetPlan, PlanBudget } from "../contract/desk";

/** An estimate; nothing is recorded. */
export const planBudget = (plan: PlanBudget) => call("plan.budget", plan);
