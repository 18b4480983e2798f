import type { HistoryLine } from "../../client/worker";

/** What was done on one day. */
export interface Day {
  on: string;
  lines: HistoryLine[];
}

/** Lines that follow each other on one day stand under it, in the order in which they come. */
export function byDay(lines: HistoryLine[]): Day[] {
  const days: Day[] = [];
  for (const line of lines) {
    const last = days.at(-1);
    if (last?.on === line.recorded_at) last.lines.push(line);
    else days.push({ on: line.recorded_at, lines: [line] });
  }
  return days;
}
