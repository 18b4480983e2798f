import { describe, expect, it } from "vitest";
import { dragged, MIDDLE, rectangle, zoomed } from "../src/components/photo/cut";
import { HeirRows } from "../src/components/worker/heirs.svelte";
import { byDay } from "../src/components/worker/story";

describe("a photo that is cut", () => {
  const wide = { width: 1600, height: 1200 };

  it("keeps the middle, 3 to 4, as large as it can be", () => {
    expect(rectangle(wide, MIDDLE)).toEqual({ x: 350, y: 0, width: 900, height: 1200 });
    const tall = rectangle({ width: 300, height: 1000 }, MIDDLE);
    expect(tall).toEqual({ x: 0, y: 300, width: 300, height: 400 });
  });

  it("follows the hand, and never beyond the edge of the picture", () => {
    // The frame is 900 wide in a room of 700: a seventh of it to the right is 128,57 pixels.
    const moved = rectangle(wide, dragged(wide, MIDDLE, 1 / 7, 0));
    expect(Math.round(moved.x)).toBe(Math.round(350 - 900 / 7));
    expect(dragged(wide, MIDDLE, -5, 0).x).toBe(100);
    // Nothing to move up or down in: it stays.
    expect(dragged(wide, MIDDLE, 0, 1).y).toBe(50);
  });

  it("is enlarged four times at most", () => {
    expect(zoomed(MIDDLE, 1000).zoom).toBe(400);
    expect(rectangle(wide, { zoom: 400, x: 100, y: 100 })).toEqual({
      x: 1375,
      y: 900,
      width: 225,
      height: 300,
    });
  });
});

describe("heirs", () => {
  it("stand in the order of the law, whatever the order of typing", () => {
    const heirs = new HeirRows();
    heirs.set([
      { name: "Ani", relation: "sibling" },
      { name: "Budi", relation: "spouse" },
      { name: "Citra", relation: "child" },
    ]);
    expect(heirs.named().map((heir) => heir.name)).toEqual(["Budi", "Citra", "Ani"]);
    expect(heirs.rows.length).toBe(4);
  });
});

describe("a history", () => {
  it("is read day by day, the newest first", () => {
    const line = (recorded_at: string, sentence: string) => ({
      recorded_at,
      sentence,
      clerk: "Siti",
      aside: null,
      of: null,
    });
    const lines = [line("2026-11-02", "c"), line("2026-11-02", "b"), line("2026-11-01", "a")];
    const days = byDay(lines);
    expect(days.map((day) => [day.on, day.lines.map((one) => one.sentence)])).toEqual([
      ["2026-11-02", ["c", "b"]],
      ["2026-11-01", ["a"]],
    ]);
  });
});
