/** Months are written `2026-01`; a cover runs from one month until the first that is not covered. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const index = year * 12 + (number - 1) + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** The last month that is still covered. */
export const lastMonth = (until: string) => addMonths(until, -1);

/** So many months in a row. */
export const monthsFrom = (from: string, count: number) =>
  Array.from({ length: count }, (_, index) => addMonths(from, index));

/** The months of a half-open run. */
export function monthsOf(from: string, until: string): string[] {
  const months: string[] = [];
  for (let month = from; month < until; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** The month itself, or the nearest one of the run. */
export function nearest(month: string, from: string, until: string): string {
  if (month < from) return from;
  return month < until ? month : lastMonth(until);
}
