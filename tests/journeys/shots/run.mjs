// Looks at every screen in every state, in the real window, and checks what a script can check.
//   node tests/journeys/shots/run.mjs [STATE …] [--only SCREEN,…]
// Pictures, faults and a sheet of all of them lie in target/shots/all. Those of the help are put
// beside it, in ui/src/help/pictures.
import { mkdir, readdir, truncate } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk, SHOTS } from "../desk.mjs";
import { pause, Screen } from "../screen.mjs";
import { folder, PASSPHRASE } from "../village.mjs";
import { FAULTS } from "./checks.mjs";
import { HOMES } from "./homes.mjs";
import { keep } from "./pictures.mjs";
import { SCREENS } from "./screens.mjs";
import { sheet } from "./sheet.mjs";
import { STATES } from "./states.mjs";
import { languages } from "./words.mjs";

const OUT = path.join(SHOTS, "all");
const SIDE_BY_SIDE = 2;
const words = process.argv.slice(2);
const named = words.filter((word) => !word.startsWith("--"));
const only = words
  .find((word) => word.startsWith("--only="))
  ?.slice(7)
  .split(",");
const states = STATES.filter(
  ({ name }) => named.length === 0 || named.includes(name),
);
const screens = SCREENS.filter(({ name }) => !only || only.includes(name));

await mkdir(OUT, { recursive: true });
const strange = await languages();
const homes = new Map();
const faults = {};
const waiting = [...states];
await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
await sheet(OUT, STATES, SCREENS, faults);
const count = Object.values(faults).flat().length;
for (const [picture, found] of Object.entries(faults))
  for (const fault of found) console.log(`${picture}: ${fault}`);
console.log(
  `${(await readdir(OUT)).filter((file) => file.endsWith(".png")).length} pictures`,
);
console.log(`${count} faults; see ${path.join(OUT, "index.html")}`);
process.exit(count > 0 ? 1 : 0);

async function worker() {
  for (let state = waiting.shift(); state; state = waiting.shift()) {
    const started = Date.now();
    await look(state).catch((error) => {
      faults[state.name] = [`could not be looked at: ${error.message}`];
    });
    console.log(
      `${state.name} (${Math.round((Date.now() - started) / 1000)} s)`,
    );
  }
}

/** A register is made once and shared, save by the state that destroys it. */
async function homeOf({ home, broken }) {
  const key = broken ? `${home}-${Math.random()}` : home;
  if (!homes.has(key))
    homes.set(
      key,
      folder().then((place) => HOMES[home](place)),
    );
  return homes.get(key);
}

async function look(state) {
  const home = await homeOf(state);
  const screen = await Screen.open(...state.size);
  const desk = await Desk.open(screen, home, {
    pages: `${home}.${state.name}`,
  });
  try {
    await dress(desk, state);
    await visit(desk, state, { name: "unlock", guide: "unlock" });
    await desk.fill("passphrase", PASSPHRASE);
    await desk.enter();
    await desk.until(
      "the desk",
      "return document.querySelector('nav [data-view]') && true",
    );
    await zoom(desk, state);
    await desk.settle();
    if (state.broken) await truncate(path.join(home, "lindung.db"), 4096);
    for (const one of screens)
      if (await one.open(desk)) {
        if (one.slow) await pause(2500);
        await visit(desk, state, one);
      }
  } finally {
    await desk.close();
    await screen.close();
  }
}

/** As somebody chose it before. */
async function dress(
  desk,
  { scheme = "light", letters = "usual", language = "id" },
) {
  await desk.session.run(
    `for (const [name, value] of Object.entries(arguments[0])) localStorage.setItem(name, value);
     location.reload()`,
    { scheme, "text-size": letters, language, "tour-done": "1" },
  );
  await pause(1500);
  await desk.until(
    "the page",
    "return document.querySelector('[name=passphrase]') && true",
  );
}

async function zoom(desk, state) {
  if (!state.zoom) return;
  await desk.session.run(
    `window.__TAURI_INTERNALS__.invoke("plugin:webview|set_webview_zoom",
       { label: "main", value: arguments[0] })`,
    state.zoom,
  );
}

async function visit(desk, state, { name, guide }) {
  const picture = `${name}.${state.name}`;
  await pause(300);
  await desk.screen.shot(path.join(OUT, `${picture}.png`));
  if (state.guides && guide)
    await keep(path.join(OUT, `${picture}.png`), guide);
  const other = state.language === "en" ? strange.id : strange.en;
  const found = await desk.session.run(FAULTS, other);
  await accessible(desk, picture).catch((error) =>
    found.push(error.message.slice(0, 600)),
  );
  if (found.length > 0) faults[picture] = found;
}
