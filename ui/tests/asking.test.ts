import { expect, it } from "vitest";
import { Asking } from "../src/client/asking.svelte";

it("what changes while a question runs is asked for after it, as it is then", async () => {
  const asking = new Asking();
  const asked: string[] = [];
  let answer: () => void = () => undefined;
  const first = asking.run(() => new Promise<void>((done) => (answer = done)));
  asking.load(async () => asked.push("older"));
  asking.load(async () => asked.push("newest"));
  expect(asked).toEqual([]);
  answer();
  await first;
  expect(asked).toEqual(["newest"]);
});

it("a question that fails says why, and the next one is asked all the same", async () => {
  const asking = new Asking();
  expect(await asking.run(() => Promise.reject(new Error("no")))).toBeUndefined();
  expect(asking.problem).toBeDefined();
  expect(await asking.run(async () => 7)).toBe(7);
  expect(asking.problem).toBeUndefined();
});
