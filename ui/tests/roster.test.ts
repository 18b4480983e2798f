import { expect, it, vi } from "vitest";
import { inOrder, USUAL } from "../src/components/roster/columns";
import { pastedTable } from "../src/components/roster/pasted";
import { Rows } from "../src/components/roster/rows.svelte";
import type { WorkerLine } from "../src/client/roster";

it("columns stand in their order, the name always, none that is unknown", () => {
  expect(inOrder(["card", "nik", "shoe_size"])).toEqual(["name", "nik", "card"]);
  expect(inOrder(USUAL)).toEqual(USUAL);
});

it("a table is a list to be taken, a word or a number is not", () => {
  expect(pastedTable("NIK\tNAMA\r\n6474\tSiti\r\n")).toBeDefined();
  for (const text of ["", "Siti Aminah", "6474012345678901\n", "satu\tdua", "satu\ndua"])
    expect(pastedTable(text), text).toBeUndefined();
});

const line = (worker: number) => ({ worker }) as WorkerLine;
const many = (total: number) => async (offset: number, limit: number) => ({
  total,
  workers: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, i) =>
    line(offset + i),
  ),
});

it("rows are asked for once, first those in sight, then those one will come to", async () => {
  const rows = new Rows();
  const fetch = vi.fn(many(1000));
  await rows.show(fetch, 420);
  expect([rows.total, rows.at(420)?.worker, rows.at(0)]).toEqual([1000, 420, undefined]);
  await rows.look(426, 440);
  await rows.look(426, 440);
  expect(fetch.mock.calls).toEqual([
    [400, 25],
    [425, 25],
    [450, 25],
  ]);
});

it("a list that became shorter is shown from its top", async () => {
  const rows = new Rows();
  await rows.show(many(1000), 800);
  await rows.show(many(10), 800);
  expect([rows.total, rows.at(0)?.worker]).toEqual([10, 0]);
});

it("an answer to fewer letters does not overtake that to more", async () => {
  const rows = new Rows();
  let answer = (_: { total: number; workers: WorkerLine[] }) => {};
  const late = rows.show(() => new Promise((resolve) => (answer = resolve)), 0);
  await rows.show(many(3), 0);
  answer({ total: 99, workers: [line(99)] });
  await late;
  expect([rows.total, rows.at(0)?.worker]).toEqual([3, 0]);
});
