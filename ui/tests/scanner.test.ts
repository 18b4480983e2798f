import { expect, it } from "vitest";
import { Scanner } from "../src/components/cards/scanner";

function typed(text: string, gap: number): { scanned: string[]; kept: number } {
  const scanned: string[] = [];
  const scanner = new Scanner((code) => scanned.push(code));
  const keys = [...text, "Enter"];
  const kept = keys.filter((key, index) => scanner.key(key, 1000 + index * gap)).length;
  return { scanned, kept };
}

it("what is typed faster than a hand, and long, was scanned", () => {
  const code = "6BFOXN*TS0BI$ZD.P9 ZLEB";
  expect(typed(code, 8).scanned).toEqual([code]);
  expect(typed(code, 8).kept).toBeGreaterThan(code.length - 4);
});

it("what a hand types stays with the page", () => {
  expect(typed("6BFOXN*TS0BI$ZD.P9 ZLEB", 120)).toEqual({ scanned: [], kept: 0 });
  expect(typed("siti", 8).scanned).toEqual([]);
});

it("keys that are no characters are none of the code", () => {
  const scanned: string[] = [];
  const scanner = new Scanner((code) => scanned.push(code));
  let now = 0;
  for (const key of [..."ABCDEFGHIJ", "Shift", ..."KLMNOPQRSTUVW", "Enter"])
    scanner.key(key, (now += 5));
  expect(scanned).toEqual(["ABCDEFGHIJKLMNOPQRSTUVW"]);
});
