import type { Details, WorkerPage } from "../../client/worker";

/** `1985-08-12` as it is written here: `12-08-1985`. Anything else stays. */
export function dayMonthYear(text: string): string {
  return text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3-$2-$1");
}

/** What is kept, as the officer would type it: dates day first, the occupation by its name. */
export function asTyped(page: WorkerPage): Details {
  const typed: Details = { ...page.details };
  if (typed.born_on) typed.born_on = dayMonthYear(typed.born_on);
  if (typed.occupation) typed.occupation = page.occupation_name;
  return typed;
}
