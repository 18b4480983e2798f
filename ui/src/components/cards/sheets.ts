/** Numbers of sheets as people write them. The desk reads them once more by itself. */

/** `[1, 2, 3, 5]` as "1-3, 5". */
export function ranges(numbers: number[]): string {
  const runs: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, until]) => (from === until ? `${from}` : `${from}-${until}`)).join(", ");
}

/** The numbers meant by "1-3, 5", or nothing where one cannot be read or is no sheet. */
export function numbers(text: string, sheets: number): number[] | undefined {
  const found = new Set<number>();
  for (const part of text.split(/[,;\s]+/).filter((part) => part !== "")) {
    const match = /^(\d+)(?:[-–](\d+))?$/.exec(part);
    const from = Number(match?.[1]);
    const until = Number(match?.[2] ?? match?.[1]);
    if (!match || from < 1 || until > sheets || from > until) return undefined;
    for (let number = from; number <= until; number += 1) found.add(number);
  }
  return [...found].sort((a, b) => a - b);
}
