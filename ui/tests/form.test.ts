import { describe, expect, it } from "vitest";
import { changes } from "../src/components/worker/changes";
import { groupsOf } from "../src/views/start.svelte";
import { RowWindow } from "../src/components/shared/window.svelte";

describe("a correction", () => {
  it("sends only what differs, and names what was emptied", () => {
    const before = { name: "Siti", rt: "003", phone: "0812" };
    const after = { name: "Siti Rahma", rt: "003" };
    expect(changes(before, after)).toEqual({ set: { name: "Siti Rahma" }, cleared: ["phone"] });
  });
});

describe("a recovery code", () => {
  it("falls into its groups, whether spaces or dashes part them", () => {
    expect(groupsOf("K7QM-2XTD 94HF")).toEqual(["K7QM", "2XTD", "94HF"]);
  });
});

describe("a long list", () => {
  it("draws the rows in sight and a few beyond", () => {
    const rows = new RowWindow(50, 2);
    rows.top = 1000;
    rows.height = 500;
    expect([rows.from(), rows.until(10_000)]).toEqual([18, 32]);
    expect(rows.until(25)).toBe(25);
  });

  it("is walked by the keys and never beyond its ends", () => {
    const rows = new RowWindow(50);
    rows.active = 3;
    expect(rows.step("ArrowDown", 5)).toBe(4);
    expect(rows.step("Home", 5)).toBe(0);
    expect(rows.step("End", 5)).toBe(4);
    expect(rows.step("x", 5)).toBeUndefined();
    expect(rows.step("ArrowDown", 0)).toBeUndefined();
  });
});
