import { expect, test } from "vitest";
import type { Coverage, CoverageLine } from "../src/client/coverage";
import { barsOf, lengthOf } from "../src/components/coverage/share";

const line = (active: number, per_mille: number | null) =>
  ({ active, per_mille }) as unknown as CoverageLine;
const told = (...lines: CoverageLine[]) => ({ lines }) as unknown as Coverage;

test("bars mean one thing for the whole table", () => {
  expect(barsOf(told(line(3, null)), null)).toBe("most");
  expect(barsOf(told(line(3, null), line(2, 500)), null)).toBe("share");
  expect(barsOf(told(line(3, 500)), 100)).toBe("target");
});

test("without a count of workers there is no share, and so no bar", () => {
  expect(lengthOf(line(3, null), "share", null, 9)).toBeUndefined();
  expect(lengthOf(line(3, 625), "share", null, 9)).toBe(63);
  expect(lengthOf(line(3, null), "most", null, 6)).toBe(50);
  expect(lengthOf(line(120, null), "target", 100, 6)).toBe(100);
});
