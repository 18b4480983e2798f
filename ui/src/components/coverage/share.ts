import type { Coverage, CoverageLine } from "../../client/coverage";

/** What the length of a bar means; one meaning for all bars of a table. */
export type Bars = "target" | "share" | "most";

export function barsOf(told: Coverage, each: number | null): Bars {
  if (each !== null) return "target";
  return told.lines.some((line) => line.per_mille !== null) ? "share" : "most";
}

/** Length in percent of the cell; none where there is nothing to compare with. */
export function lengthOf(
  line: CoverageLine,
  bars: Bars,
  each: number | null,
  most: number,
): number | undefined {
  const part =
    bars === "target"
      ? line.active / Math.max(1, each ?? 1)
      : bars === "share"
        ? line.per_mille === null
          ? undefined
          : line.per_mille / 1000
        : line.active / Math.max(1, most);
  return part === undefined ? undefined : Math.min(100, Math.round(part * 100));
}
