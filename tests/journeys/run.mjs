// Runs the journeys, or those named:   node tests/journeys/run.mjs [first-path …]
// LINDUNG_BIN: folder of the executables `lindung` and `lindung-desktop`.
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Screen } from "./screen.mjs";

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), "paths");
/** A journey mostly waits for what it sees, each on a screen of its own. */
const SIDE_BY_SIDE = 2;
const named = process.argv.slice(2);
const all = (await readdir(FOLDER))
  .map((file) => file.replace(/\.mjs$/, ""))
  .sort();
const waiting = named.length > 0 ? named : all;

let failed = 0;
await Promise.all(Array.from({ length: SIDE_BY_SIDE }, one));
process.exit(failed > 0 ? 1 : 0);

/** Takes one journey after the other until none waits. */
async function one() {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
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
}
