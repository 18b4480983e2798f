/** Months are written `2026-01`; a cover runs from one month until the first that is not covered. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const index = year * 12 + (number - 1) + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** The last month that is still covered. */
export const lastMonth = (until: string) => addMonths(until, -1);
