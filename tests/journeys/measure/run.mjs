// How the roster of 100.000 people feels in the real window, and what an empty Tauri window costs
// beside it in the same run. Prints figures; nothing here passes or fails.
//
//   node tests/journeys/measure/run.mjs [people]
//
// LINDUNG_BIN: folder of `lindung`, `lindung-desktop` and `examples/empty`. The village is made
// once and kept in target/measure.
//
// What is measured:
//   key      from the key's event to the task after the frame that follows the first change of the
//            rows or of their count. A key that changes neither is told, not counted.
//   scroll   the time between frames while the list is moved by 120 pixels in each, and in how many
//            of them a row in sight was still empty.
//   start    from the start of the process (/proc) to the first contentful paint, and after it what
//            the officer waits for: from "Buka" to the first page, from the menu to the first rows.
//   memory   of the process and all below it (/proc/*/smaps_rollup).
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { BIN, Desk, ROOT } from "../desk.mjs";
import { Screen, pause } from "../screen.mjs";
import { lindung, PASSPHRASE } from "../village.mjs";
import { memoryOf, startedAt, treeOf } from "./processes.mjs";

const VILLAGE = "64.74.02.1001";
const EMPTY = path.join(BIN, "examples/empty");
const STARTS = 5;
const people = Number(process.argv[2] ?? 100_000);
/** As one types: a common first name, a rare one, two words, a NIK. */
const WORDS = [
  "siti",
  "ahmad fau",
  "dewi les",
  "6474021",
  "rahma",
  "yohanes",
  "jalan mel",
];

const home = await village();
const screen = await Screen.open();
try {
  await starts();
  await feel();
} finally {
  await screen.close();
}

/** The village of so many made-up people, made once. */
async function village() {
  const folder = path.join(ROOT, "target/measure");
  const place = path.join(folder, `desa-${people}`);
  if (existsSync(path.join(place, "lindung.db"))) return place;
  console.log(`a village of ${people}: once, some minutes`);
  await mkdir(folder, { recursive: true });
  const words = [
    "--villages",
    "1",
    "--village",
    VILLAGE,
    "--workers",
    String(people),
  ];
  const { files } = await lindung("sample", ...words, "--out", folder);
  const clerk = ["--village", VILLAGE, "--clerk", "Siti Aminah", "--sample"];
  await lindung("village", "new", "--home", place, ...clerk);
  await lindung("village", "import", "--home", place, files[0].file);
  return place;
}

/** The first contentful paint, by the clock of the wall. */
function painted(desk) {
  return desk.until(
    "the first paint",
    `const paint = performance.getEntriesByName("first-contentful-paint")[0];
     return paint ? performance.timeOrigin + paint.startTime : null`,
  );
}

async function starts() {
  const times = { ours: [], empty: [] };
  const memory = {};
  // By turns: what slows the machine down slows both.
  for (let turn = 0; turn < STARTS; turn += 1) {
    for (const [who, options] of [
      ["empty", { application: EMPTY }],
      ["ours", {}],
    ]) {
      const desk = await Desk.open(screen, home, options);
      const first = await painted(desk);
      const tree = await treeOf(desk.driver.pid);
      times[who].push(first - (await startedAt(tree[0])));
      if (who === "empty") memory.empty = await memoryOf(tree);
      await desk.close();
    }
  }
  const [ours, empty] = [quantile(times.ours, 50), quantile(times.empty, 50)];
  line("start to first paint, empty window", `${empty} ms`);
  line(
    "start to first paint, Lindung",
    `${ours} ms`,
    `${(ours / empty).toFixed(2)} ×`,
  );
  starts.empty = empty;
  starts.ours = ours;
  starts.memory = memory.empty;
}

async function feel() {
  const desk = await Desk.open(screen, home);
  try {
    await painted(desk);
    await desk.fill("passphrase", PASSPHRASE);
    await watch(desk);
    const opened = await timed(desk, "Buka", "h1");
    await desk.sees("Selamat bekerja");
    await pause(1500);
    const listed = await timed(
      desk,
      "[data-view=roster]",
      '[data-row="0"] strong',
    );
    line(
      'from "Buka" to the first page (most of it the passphrase)',
      `${opened} ms`,
    );
    line("from the menu to the first rows", `${listed} ms`);
    const usable = starts.ours + listed;
    const ratio = `${(usable / starts.empty).toFixed(2)} ×`;
    line(
      "start to usable list, without the passphrase",
      `${usable} ms`,
      ratio,
      "≤ 1.50 ×",
    );
    await keys(desk);
    await scrolls(desk);
    const { rss, pss } = await memoryOf(await treeOf(desk.driver.pid));
    const { rss: emptyRss, pss: emptyPss } = starts.memory;
    line("memory, RSS of all processes", `${rss} MB`, `empty ${emptyRss} MB`);
    line("memory, PSS of all processes", `${pss} MB`, `empty ${emptyPss} MB`);
  } finally {
    await desk.close();
  }
}

/** Puts into the page what tells the moment of a change on the screen. */
function watch(desk) {
  return desk.session.run(`
    window.__after = (then) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(0);
    });
    window.__changed = (root, begin, sign) => {
      window.__stop?.(); // A key that changed nothing would count for the next one.
      window.__took = null;
      const seen = new MutationObserver(() => {
        if (sign && !document.querySelector(sign)) return;
        seen.disconnect();
        window.__after((now) => { window.__took = now - begin; });
      });
      seen.observe(root, { subtree: true, childList: true, characterData: true });
      window.__stop = () => seen.disconnect();
    };`);
}

/** From a press to the frame in which something stands. */
async function timed(desk, what, sign) {
  await desk.session.run(
    `const button = arguments[0].startsWith("[") ? document.querySelector(arguments[0]) :
       [...document.querySelectorAll("button")].find((one) => one.innerText.trim() === arguments[0]);
     window.__changed(document.body, performance.now(), arguments[1]);
     button.click();`,
    what,
    sign,
  );
  return Math.round(await desk.until(sign, "return window.__took"));
}

/** What a key costs here that asks the desk for next to nothing and changes one word: the machine's
 * own share of the figures below. */
async function floor(desk) {
  await desk.session.run(`
    const field = document.body.appendChild(document.createElement("input"));
    const word = document.body.appendChild(document.createElement("output"));
    Object.assign(field.style, { position: "fixed", zIndex: 99, top: 0 });
    Object.assign(word.style, { position: "fixed", zIndex: 99, top: "3rem" });
    field.id = "floor";
    const { invoke } = window.__TAURI_INTERNALS__;
    let told = 0;
    field.addEventListener("keydown", (event) => {
      window.__changed(word, event.timeStamp);
      invoke("call", { name: "app.state", request: {} }).then(() => {
        word.textContent = String((told += 1));
      });
    });
    field.focus();`);
  const took = [];
  for (const letter of WORDS.join("").slice(0, 24)) {
    await desk.session.run("window.__took = null");
    await desk.session.press(letter);
    await pause(350);
    took.push(await desk.session.run("return window.__took"));
  }
  await desk.session.run(
    `document.querySelector("output[style]").remove();
     document.querySelector("#floor").remove()`,
  );
  const [middle, late] = [quantile(took, 50), quantile(took, 95)];
  line("a key that asks for nothing, to its painted word, p50", `${middle} ms`);
  line("a key that asks for nothing, to its painted word, p95", `${late} ms`);
  return { middle, late };
}

async function keys(desk) {
  const least = await floor(desk);
  const field = await desk.until(
    "the search",
    'return document.querySelector("[name=search]")',
  );
  await desk.session.run(
    `arguments[0].focus();
     arguments[0].addEventListener("keydown", (event) => {
       window.__changed(document.querySelector("main"), event.timeStamp);
     }, true);`,
    field,
  );
  const took = [];
  let [same, slowest] = ["", ""];
  for (const word of WORDS) {
    same += " ";
    await desk.fill("search", "");
    await pause(700);
    for (const [place, letter] of [...word].entries()) {
      await desk.session.run("window.__took = null");
      await desk.session.press(letter);
      await pause(350);
      const ms = await desk.session.run(
        "window.__stop?.(); return window.__took",
      );
      if (ms !== null) took.push(ms);
      if (ms === Math.max(...took)) slowest = word.slice(0, place + 1);
      same += ms === null ? letter : "·";
    }
  }
  await desk.fill("search", "");
  await pause(700);
  const [middle, late] = [quantile(took, 50), quantile(took, 95)];
  line(
    `key to painted result, p50 of ${took.length}`,
    `${middle} ms`,
    `${(middle / least.middle).toFixed(2)} ×`,
    "≤ 50 ms",
  );
  line(
    "key to painted result, p95",
    `${late} ms`,
    `${(late / least.late).toFixed(2)} ×`,
    "≤ 100 ms",
  );
  line("letters after which the same rows stood", same.trim());
  line(
    `key to painted result, the slowest ("${slowest}")`,
    `${Math.round(Math.max(...took))} ms`,
  );
}

async function scrolls(desk) {
  await desk.session.run(`
    const box = document.querySelector("[role=grid] .body");
    window.__frames = null;
    const frames = [];
    let [last, bare, turn] = [performance.now(), 0, 0];
    requestAnimationFrame(function step(now) {
      frames.push(now - last);
      last = now;
      const edge = box.getBoundingClientRect();
      const rows = [...box.querySelectorAll("[data-row]")].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > edge.top && top < edge.bottom;
      });
      if (rows.length === 0 || rows.some((row) => row.childElementCount === 0)) bare += 1;
      box.scrollTop += 120;
      if ((turn += 1) < 300) requestAnimationFrame(step);
      else window.__frames = { frames: frames.slice(1), bare };
    });`);
  const { frames, bare } = await desk.until(
    "300 frames",
    "return window.__frames",
  );
  line("scrolling: time between frames, p50", `${quantile(frames, 50)} ms`);
  line("scrolling: time between frames, p95", `${quantile(frames, 95)} ms`);
  line(
    "scrolling: frames in which a row in sight was empty",
    `${bare} of ${frames.length}`,
  );
  await desk.session.run(
    `
    const box = document.querySelector("[role=grid] .body");
    window.__changed(box, performance.now(), "[data-row='" + arguments[0] + "'] strong");
    box.scrollTop = arguments[0] * 50;`,
    Math.floor(people / 2),
  );
  const jump = Math.round(
    await desk.until("the middle", "return window.__took"),
  );
  line("from a jump into the middle to its rows", `${jump} ms`);
}

function quantile(times, percent) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = Math.min(
    Math.floor((sorted.length * percent) / 100),
    sorted.length - 1,
  );
  return Math.round(sorted[at]);
}

function line(what, value, beside = "", target = "") {
  console.log(
    `${what.padEnd(64)} ${value.padStart(10)} ${beside.padStart(14)} ${target.padStart(9)}`,
  );
}
