import { expect, it } from "vitest";
import { en } from "../src/words/en";
import { id } from "../src/words/id";

/** Every text of a table; where a sentence is completed stands what a guide writes there: "…". */
function texts(table: object): string[] {
  return Object.values(table).flatMap((value): string[] => {
    if (typeof value === "string") return [value];
    if (typeof value === "function") return [value("…", "…")];
    return texts(value);
  });
}

/** What guides name between “ and ”, and no button, field or screen is called so. */
function unknown(guides: object, words: object): string[] {
  const said = new Set(texts(words).map((text) => text.replace(/^← |…$/g, "")));
  const named = texts(guides).flatMap((text) => [...text.matchAll(/“([^”]+)”/g)]);
  return named.map(([, name = ""]) => name).filter((name) => !said.has(name.replace(/…$/, "")));
}

const besideGuides = ({ help, ...words }: typeof id) => ({ ...words, close: help.close });

it("a name that is on no screen is found", () => {
  const words = { a: "Laporkan hilang…", b: (n: string) => `Simpan ${n} orang` };
  const guide = ["Tekan “Laporkan hilang”.", "Tekan “Simpan … orang”, lalu “Tidak ada”."];
  expect(unknown(guide, words)).toEqual(["Tidak ada"]);
});

it("what a guide says to press is called so on the screen, in both languages", () => {
  expect(unknown(id.help.guides, besideGuides(id))).toEqual([]);
  expect(unknown(en.help.guides, besideGuides(en))).toEqual([]);
});

it("what is to be pressed is quoted, so that it is looked for", () => {
  const presses =
    /\b(tekan|press) (?!“|Enter|Alt|Ctrl|Esc|F1|an?\b|sebuah|nama|the |his|her|their)/i;
  const plain = (guides: object) => texts(guides).filter((text) => presses.test(text));
  expect([...plain(id.help.guides), ...plain(en.help.guides)]).toEqual([]);
});
