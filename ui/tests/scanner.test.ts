import { expect, it } from "vitest";
import { Scanner } from "../src/components/cards/scanner";

const CODE = "6BFOXN*TS0BI$ZD.P9 ZLEB";

/** What is scanned, and how many keys do not reach the page. */
function typed(text: string, gap: number, inField: boolean) {
  const scanned: string[] = [];
  const scanner = new Scanner((code) => scanned.push(code));
  const keys = [...text, "Enter"];
  const kept = keys.filter((key, index) => scanner.key(key, 1000 + index * gap, inField)).length;
  return { scanned, kept };
}

it("what is typed faster than a hand, and long, was scanned", () => {
  // In a field the letters land there too; only the Enter is taken.
  expect(typed(CODE, 8, true)).toEqual({ scanned: [CODE], kept: 1 });
  // Elsewhere no button may take a space or the Enter for a press, on a slow computer either.
  expect(typed(CODE, 150, false)).toEqual({ scanned: [CODE], kept: CODE.length - 2 });
});

it("what a hand types stays with the page", () => {
  expect(typed(CODE, 150, true)).toEqual({ scanned: [], kept: 0 });
  expect(typed("siti", 8, true)).toEqual({ scanned: [], kept: 0 });
  expect(typed(" ", 8, false)).toEqual({ scanned: [], kept: 0 });
});

it("keys that are no characters are none of the code", () => {
  const scanned: string[] = [];
  const scanner = new Scanner((code) => scanned.push(code));
  let now = 0;
  for (const key of [..."ABCDEFGHIJ", "Shift", ..."KLMNOPQRSTUVW", "Enter"])
    scanner.key(key, (now += 5), true);
  expect(scanned).toEqual(["ABCDEFGHIJKLMNOPQRSTUVW"]);
});
