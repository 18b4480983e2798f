// Runs the journeys, or those named:   node tests/journeys/run.mjs [first-path …]
// LINDUNG_BIN: folder of the executables `lindung` and `lindung-desktop`.
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Screen } from "./screen.mjs";

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), "paths");
const named = process.argv.slice(2);
const all = (await readdir(FOLDER))
  .map((file) => file.replace(/\.mjs$/, ""))
  .sort();

let failed = 0;
for (const name of named.length > 0 ? named : all) {
  const { default: journey } = await import(path.join(FOLDER, `${name}.mjs`));
  const screen = await Screen.open();
  const started = Date.now();
  try {
    await journey(screen);
    console.log(
      `ok      ${name} (${Math.round((Date.now() - started) / 1000)} s)`,
    );
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${name}: ${error.stack}`);
  }
  await screen.close();
}
process.exit(failed > 0 ? 1 : 0);
