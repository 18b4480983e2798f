// What waits to be done stands on the home page, each line with its number; one click away lies the
// list that shows exactly as many. When all is done, that is said.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { Screen } from "../screen.mjs";
import { folder, insured, lindung, PASSPHRASE } from "../village.mjs";
import { now } from "../calendar.mjs";

/** Where the list of a line says how many it shows: on a page of its own, or by its rows. */
const LISTS = {
  places_end_at_new_year: "h2",
  places_end: "h2",
  behind: "rows",
  claim_papers: "[data-only]",
  bill_overdue: "[data-only]",
  bill_unpaid: "[data-only]",
  bill_not_made: "[data-only]",
  worklist: "rows",
};

export default async function journey(screen) {
  const place = await folder();
  const { home } = await insured(place);
  await leaveUndone(place, home);
  const desk = await Desk.open(screen, home);
  try {
    await unlock(desk);
    await desk.sees("Yang menunggu Anda");
    const tasks = await waiting(desk);
    await desk.shot("60-home-waiting");
    await accessible(desk, "home with tasks");
    const kinds = tasks.map((task) => task.kind);
    for (const kind of ["claim_papers", "bill_not_made", "worklist", "backup"])
      assert.ok(kinds.includes(kind), `${kind} among ${kinds}`);
    assert.ok(kinds[0].startsWith("places_end"), "what ends stands first");
    for (const { kind, count } of tasks)
      if (LISTS[kind]) await shows(desk, kind, count);
  } finally {
    await desk.close();
  }
  await small(home);
  await allDone(screen, path.join(place, "rapi"));
}

/** A decree that ends with this month and was not billed, a claim without papers, rows without a
 * NIK: and no backup of any of it. */
async function leaveUndone(place, home) {
  const at = ["--home", home];
  const does = (useCase, request) =>
    lindung("village", "record", ...at, useCase, JSON.stringify(request));
  const today = now();
  const month = (ahead) => {
    const day = now();
    day.setUTCDate(1);
    day.setUTCMonth(day.getUTCMonth() + ahead);
    return day.toISOString().slice(0, 7);
  };
  const list = path.join(place, "baru.csv");
  await writeFile(
    list,
    "NIK;NAMA;RT;RW\n6474010909859001;Warga Baru;003;01\n;Tanpa NIK;003;01\n12;Nomor Pendek;003;01\n",
  );
  await lindung("village", "import", ...at, list);
  const { workers } = await lindung("village", "workers", ...at);
  const worker = workers.find(({ name }) => name === "Warga Baru");
  const other = workers.find(({ name }) => name === "Warga A");
  const funding = await does("funding.name", { name: "CSR", kind: "csr" });
  const { id: decree } = await does("decree.issue", {
    number: "188.45/99",
    dated: "2026-01-02",
    funding: funding.id,
    programmes: ["jkk", "jkm"],
    from: month(0),
    until: month(1),
    places: 1,
  });
  const id = worker.worker ?? (await page(at, worker.nik));
  await does("place.give", { decree, from: month(0), workers: [id] });
  const on = today.toISOString().slice(0, 10);
  await does("claim.report", {
    worker: other.worker ?? (await page(at, other.nik)),
    kind: "accident_care",
    happened_on: on,
    reported_on: on,
    what: "Jatuh dari motor",
    reporter: "Tetangga",
    phone: "081234567890",
  });
}

const page = async (at, nik) =>
  (await lindung("village", "worker", ...at, nik)).worker;

async function unlock(desk) {
  await desk.fill("passphrase", PASSPHRASE);
  await desk.press("Buka");
  await desk.sees("Selamat bekerja");
}

/** The lines, as they stand there. */
function waiting(desk) {
  return desk.until(
    "tasks",
    `const lines = [...document.querySelectorAll("[data-task]")];
     return lines.length > 0 ? lines.map((line) => ({ kind: line.dataset.task,
       count: Number(line.querySelector(".count").innerText.replace(/\\D/g, "")) })) : null`,
  );
}

/** Opens the list of a line, and counts. */
async function shows(desk, kind, count) {
  await desk.go("home");
  const line = await desk.until(
    kind,
    `return document.querySelector('[data-task="${kind}"]')`,
  );
  await desk.session.click(line);
  await desk.until(
    `${count} in the list of ${kind}`,
    `const [what, count] = arguments;
     const table = document.querySelector('[role="table"]');
     const shown = what === "rows"
       ? [table ? Number(table.getAttribute("aria-rowcount")) - 1 : null]
       : [...document.querySelectorAll(what)].map((one) => Number(/\\d+/.exec(one.innerText)));
     return shown.includes(count) || null`,
    LISTS[kind],
    count,
  );
  await desk.settle();
  await desk.shot(`61-list-${kind}`);
  await accessible(desk, `the list of ${kind}`);
}

/** On the smallest screen. */
async function small(home) {
  const screen = await Screen.open(1024, 600);
  const desk = await Desk.open(screen, home);
  try {
    await unlock(desk);
    await waiting(desk);
    await desk.shot("62-home-small");
  } finally {
    await desk.close();
    await screen.close();
  }
}

/** A village in good order: one neighbour, and a backup of it. */
async function allDone(screen, home) {
  const at = ["--home", home];
  const village = ["--village", "64.74.01.1002", "--clerk", "Siti Aminah"];
  await lindung("village", "new", ...at, ...village);
  const request = {
    details: { nik: "6474015208859001", name: "Wati", rt: "003", rw: "01" },
  };
  const one = JSON.stringify(request);
  await lindung("village", "record", ...at, "worker.register", one);
  const backup = ["--out", `${home}.cadangan.lindung`];
  await lindung("village", "backup", ...at, ...backup);
  const desk = await Desk.open(screen, home);
  try {
    await unlock(desk);
    await desk.sees("Semua beres untuk hari ini.");
    await desk.shot("63-home-done");
    await accessible(desk, "home, all done");
  } finally {
    await desk.close();
  }
}
