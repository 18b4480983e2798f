import type { CountLine } from "../../client/village";

/** A state in which somebody counts as being on the list. */
const PRESENT = new Set(["registered", "enrolled", "ended"]);

/** People by a key of the line, most first. Those who died, moved or were voided are left out. */
export function tally(lines: CountLine[], keyOf: (line: CountLine) => string): [string, number][] {
  const sums = new Map<string, number>();
  for (const line of lines) {
    if (!PRESENT.has(line.state)) continue;
    const key = keyOf(line);
    sums.set(key, (sums.get(key) ?? 0) + line.workers);
  }
  return [...sums].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

/** The different texts of a field that occur, in order, the empty one left out. */
export function distinct(lines: CountLine[], keyOf: (line: CountLine) => string): string[] {
  return [...new Set(lines.map(keyOf))].filter(Boolean).sort((a, b) => a.localeCompare(b));
}
