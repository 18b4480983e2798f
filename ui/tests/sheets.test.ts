import { expect, it } from "vitest";
import { numbers, ranges } from "../src/components/cards/sheets";

it("sheets are written and read as people do it", () => {
  expect(ranges([])).toBe("");
  expect(ranges([5, 1, 2, 3])).toBe("1-3, 5");
  expect(numbers("1-3, 5", 5)).toEqual([1, 2, 3, 5]);
  expect(numbers(" 2 4;5 ", 5)).toEqual([2, 4, 5]);
  expect(numbers("", 5)).toEqual([]);
  for (const wrong of ["6", "0", "3-1", "dua", "1-"]) expect(numbers(wrong, 5)).toBeUndefined();
});
