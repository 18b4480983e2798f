// What the pages and the core can say in one language and not in the other.
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  writeFile,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "../desk.mjs";

/** Put into the place of what a sentence is completed with. */
const GAP = "\u0000";
/** Fewer letters than this, gaps left out, may stand in any language: "RT", "NIK", "Total". */
const LEAST_LETTERS = 9;

/** Patterns of each language's own sentences, as texts of regular expressions. */
export async function languages() {
  const said = { id: new Set(), en: new Set() };
  const folder = await compiled();
  for (const language of ["id", "en"]) {
    const module = await import(path.join(folder, `${language}.mjs`));
    collect(module[language], said[language]);
    const file = path.join(ROOT, "assets/messages", `${language}.toml`);
    for (const [, text] of (await readFile(file, "utf8")).matchAll(
      /^(?:sentence|hint|title) = "(.*)"$/gm,
    ))
      said[language].add(text.replaceAll(/\{\w+\}/g, GAP));
  }
  await rm(folder, { recursive: true });
  return {
    id: [...said.id].filter((text) => own(text, said.en)).map(pattern),
    en: [...said.en].filter((text) => own(text, said.id)).map(pattern),
  };
}

/** The words of the pages as modules of their own, whatever else the pages need. */
async function compiled() {
  const from = path.join(ROOT, "ui/src/words");
  const to = await mkdtemp(path.join(tmpdir(), "lindung-words-"));
  const { transpile, ModuleKind, ScriptTarget } = createRequire(
    path.join(ROOT, "ui/package.json"),
  )("typescript");
  const how = { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 };
  for (const name of await readdir(from, { recursive: true })) {
    if (!name.endsWith(".ts") || name.includes(".svelte.")) continue;
    const text = await readFile(path.join(from, name), "utf8");
    const file = path.join(to, name.replace(/ts$/, "mjs"));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(
      file,
      transpile(text, how).replaceAll(/(from "[^"]+)"/g, '$1.mjs"'),
    );
  }
  return to;
}

function collect(value, into) {
  if (typeof value === "string") into.add(value);
  else if (typeof value === "function") {
    const text = attempt(() => value(GAP, GAP, GAP, GAP));
    if (typeof text === "string") into.add(text);
  } else if (value && typeof value === "object")
    for (const part of Object.values(value)) collect(part, into);
}

/** A sentence that counts or chooses by what it is given cannot be completed with a gap. */
function attempt(make) {
  try {
    return make();
  } catch {
    return undefined;
  }
}

const letters = (text) => text.replaceAll(/[^\p{L}]/gu, "").length;
const own = (text, others) =>
  letters(text) >= LEAST_LETTERS && !others.has(text);

const pattern = (text) =>
  `^${text
    .trim()
    .split(GAP)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".+")}$`;
