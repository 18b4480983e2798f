// Ways back: whoever looks at a claim, a bill, a card or a person and comes back finds the page as
// it was left: what was chosen and typed, how far one had scrolled, and the row that was opened.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { Desk } from "../desk.mjs";
import { choose, does, signIn } from "../programme.mjs";
import { folder, lindung } from "../village.mjs";
import { now } from "../calendar.mjs";

const PEOPLE = 80;
const CLAIMS = 24;

export default async function journey(screen) {
  const place = await folder();
  const home = await village(place);
  const desk = await Desk.open(screen, home);
  try {
    await signIn(desk);
    await claims(desk);
    await bill(desk);
    await cards(desk);
    await bpjs(desk, place);
    await plan(desk);
  } finally {
    await desk.close();
  }
}

const two = (number) => String(number).padStart(2, "0");

/** Eighty neighbours under one decree, with a bill. */
async function village(place) {
  const home = path.join(place, "desa");
  const who = ["--village", "64.74.01.1002", "--clerk", "Siti Aminah"];
  await lindung("village", "new", "--home", home, ...who);
  const rows = Array.from({ length: PEOPLE }, (_, index) => {
    const [day, month] = [two((index % 28) + 1), two((index % 12) + 1)];
    const nik = `647401${day}${month}85${9001 + index}`;
    return `${nik};Warga ${two(index + 1)};${day}-${month}-1985;00${(index % 3) + 1};01;Pedagang`;
  });
  const list = path.join(place, "daftar.csv");
  const heads = "NIK;NAMA;TGL LAHIR;RT;RW;PEKERJAAN";
  await writeFile(list, [heads, ...rows, ""].join("\n"));
  await lindung("village", "import", "--home", home, list);
  const year = now().getUTCFullYear();
  const from = `${year}-${two(now().getUTCMonth() + 1)}`;
  const source = { name: "APBDes", kind: "apbdes" };
  const { id: funding } = await does(home, "funding.name", source);
  const { id: decree } = await does(home, "decree.issue", {
    number: "188.45/12",
    dated: `${year}-01-02`,
    funding,
    programmes: ["jkk", "jkm"],
    from,
    until: `${year + 1}-12`,
    places: PEOPLE,
  });
  await does(home, "place.give", { decree, from, filter: {} });
  await does(home, "bill.make", { decree, from });
  return home;
}

/** Reports claims by the window's own way to the desk: so many by the command line take minutes. */
async function reported(desk) {
  const today = now().toISOString().slice(0, 10);
  await desk.session.run(
    `const [count, today] = arguments;
     const { invoke } = window.__TAURI_INTERNALS__;
     const ask = (name, request) => invoke("call", { name, request });
     (async () => {
       const { workers } = await ask("roster.list", { filter: {}, offset: 0, limit: count });
       for (const { worker } of workers)
         await ask("claim.report", { worker, kind: "death", happened_on: today,
           what: "Sakit di rumah.", reporter: "Warga B" });
       window.__reported = true;
     })()`,
    CLAIMS,
    today,
  );
  await desk.until("the claims", "return window.__reported ?? null");
}

/** Where the page is: how far down it and its list are, and what has the focus. */
const where = (desk) =>
  desk.session.run(
    `const focus = document.activeElement;
     return {
       page: Math.round(document.querySelector("main").scrollTop),
       list: Math.round(document.querySelector(".body")?.scrollTop ?? 0),
       focus: focus?.dataset.claim ?? focus?.dataset.row ?? focus?.name ?? null,
     }`,
  );

async function comesBack(desk, what, left) {
  await desk.until(
    `${what} as it was left: ${JSON.stringify(left)}`,
    `const focus = document.activeElement;
     const [left] = arguments;
     return Math.abs(document.querySelector("main").scrollTop - left.page) < 2
       && Math.abs((document.querySelector(".body")?.scrollTop ?? 0) - left.list) < 2
       && (focus?.dataset.claim ?? focus?.dataset.row ?? focus?.name) === left.focus || null`,
    left,
  );
}

async function click(desk, selector) {
  const found = await desk.until(
    selector,
    "return document.querySelector(arguments[0])",
    selector,
  );
  await desk.session.run(
    'arguments[0].scrollIntoView({ block: "center" })',
    found,
  );
  await desk.session.click(found);
}

/** What has a value, a press or a tick, by its name. */
const valueOf = (desk, name) =>
  desk.until(
    name,
    'return document.querySelector(`main [name="${arguments[0]}"]`)?.value ?? null',
    name,
  );

async function claims(desk) {
  await reported(desk);
  await desk.go("claims");
  await desk.sees("Warga 20");
  const state = await desk.until(
    "the tile of a state",
    `const tiles = [...document.querySelectorAll("button.tile")];
     return tiles[1]?.innerText.includes("${CLAIMS}") ? tiles[1] : null`,
  );
  await desk.session.click(state);
  await desk.settle();
  const late = await desk.until(
    "a late claim",
    `return document.querySelectorAll("[data-claim]")[18] ?? null`,
  );
  await desk.session.run(
    'arguments[0].scrollIntoView({ block: "center" })',
    late,
  );
  const { page } = await where(desk);
  assert.ok(page > 200, "the list is long enough to scroll");
  const claim = await desk.session.run(
    "return arguments[0].dataset.claim",
    late,
  );
  await desk.session.click(late);
  await desk.sees("berkas sudah ada");
  await desk.shot("back-1-claim");
  await desk.press("Kembali ke");
  await comesBack(desk, "the list of claims", { page, list: 0, focus: claim });
  const pressed = await desk.session.run(
    'return document.querySelectorAll("button.tile")[1].ariaPressed',
  );
  assert.equal(pressed, "true", "the state is still chosen");
  await desk.shot("back-2-claims");
}

async function bill(desk) {
  await desk.go("bills");
  await desk.row(0);
  await desk.press("Orang dalam tagihan");
  await desk.fill("bill-search", "warga");
  await click(desk, "label:has(input[type=checkbox])");
  await desk.until(
    "the list",
    'return document.querySelector("[data-row=\\"0\\"]")',
  );
  await desk.session.run('document.querySelector(".body").scrollTop = 40 * 50');
  await desk.settle();
  const row = await desk.until(
    "row 42",
    'return document.querySelector("[data-row=\\"42\\"]")',
  );
  await desk.session.run(
    'arguments[0].scrollIntoView({ block: "nearest" })',
    row,
  );
  const { page, list } = await where(desk);
  await desk.session.click(row);
  await desk.sees("Riwayat");
  await desk.press("Kembali ke tagihan");
  await comesBack(desk, "the people of the bill", { page, list, focus: "42" });
  assert.equal(await valueOf(desk, "bill-search"), "warga");
  const ticked =
    'return document.querySelector("main [type=checkbox]").checked';
  assert.equal(await desk.session.run(ticked), true, "only who has not paid");
  await desk.shot("back-3-bill");
  await desk.press("Kembali ke iuran");
  await comesBack(desk, "the list of bills", { page: 0, list: 0, focus: "0" });
  await desk.shot("back-4-bills");
}

async function cards(desk) {
  await desk.go("cards");
  await desk.drawn(1);
  await desk.pick("A4");
  await desk.pick("Rusak");
  await desk.fill("path", "/tmp/kartu-rt-1.pdf");
  await desk.go("roster");
  await desk.sees("Warga 01");
  await desk.session.run("history.back()");
  await desk.drawn(1);
  assert.equal(await valueOf(desk, "path"), "/tmp/kartu-rt-1.pdf");
  const chosen = await desk.texts("label:has(input[type=radio]:checked)");
  for (const words of ["A4", "Rusak"])
    assert.ok(
      chosen.some((label) => label.startsWith(words)),
      `${words} is still chosen among ${chosen}`,
    );
  await desk.shot("back-5-cards");
}

async function bpjs(desk, place) {
  await desk.go("bpjs");
  await choose(desk, "months", "3");
  await desk.fill("folder", place);
  await desk.fill("evidence", "Surat 12/2026");
  await desk.press("Lihat dulu");
  await desk.sees(`${PEOPLE - CLAIMS} orang masuk berkas`);
  await desk.go("home");
  await desk.sees("Selamat bekerja");
  await desk.session.run("history.back()");
  await desk.sees(`${PEOPLE - CLAIMS} orang masuk berkas`);
  const values = [];
  for (const name of ["months", "folder", "evidence"])
    values.push(await valueOf(desk, name));
  assert.deepEqual(values, ["3", place, "Surat 12/2026"]);
  await desk.shot("back-6-bpjs");
}

/** A plan is there to be played with, and stays for as long as the register is open. */
async function plan(desk) {
  await desk.go("plan");
  await desk.fill("money-1", "10.000.000");
  await desk.fill("name-1", "Tukang ojek");
  await desk.press("Tambah kelompok");
  await desk.fill("people-2", "25");
  await desk.sees("25 orang");
  await desk.go("decrees");
  await desk.sees("188.45/12");
  await desk.go("plan");
  assert.equal(await valueOf(desk, "money-1"), "10.000.000");
  assert.equal(await valueOf(desk, "name-1"), "Tukang ojek");
  assert.equal(await valueOf(desk, "people-2"), "25");
  await desk.shot("back-7-plan");
  await desk.press("Mulai dari awal");
  await desk.sees("Belum ada yang dihitung");
  assert.equal(await valueOf(desk, "money-1"), "");
}
