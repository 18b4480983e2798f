import { expect, it } from "vitest";
import { en } from "../src/words/en";
import { id } from "../src/words/id";
import { en as officeEn } from "../src/words/office/en";
import { id as officeId } from "../src/words/office/id";

/** Every text of a table with the way to it; functions are called with a sign in each place. */
function texts(table: object, path = ""): [string, string][] {
  return Object.entries(table).flatMap(([key, value]): [string, string][] => {
    const here = `${path}.${key}`;
    if (typeof value === "function") return [[here, value("#", "#")]];
    return typeof value === "object" ? texts(value, here) : [[here, value]];
  });
}

it.each([
  ["window", id, en],
  ["office", officeId, officeEn],
])("both languages of the %s have the same words, none of them empty", (_, id, en) => {
  const keys = (table: object) => texts(table).map(([path]) => path);
  expect(keys(en)).toEqual(keys(id));
  for (const [path, text] of [...texts(id), ...texts(en)]) expect(text.trim(), path).not.toBe("");
});

it("no word of the trade reaches an officer", () => {
  const trade = /\b(database|sync|sinkron|backup|hash|device|upload|server|bundle|error|file)\b/i;
  expect(texts(id).filter(([, text]) => trade.test(text))).toEqual([]);
});
