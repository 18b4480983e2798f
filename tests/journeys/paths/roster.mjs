// The roster: filters as chips, columns, order, kept views, and who is chosen by the keyboard.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";
import { Key } from "../webdriver.mjs";
import { now } from "../calendar.mjs";

/** Keys that only a list needs. */
const More = { Shift: "\uE008", Space: " " };
const PEOPLE = 90;
const JOBS = ["Pedagang", "Nelayan", "Petani", "Ojek"];

export default async function journey(screen) {
  const place = await folder();
  const home = path.join(place, "desa");
  await village(place, home);
  const desk = await Desk.open(screen, home);
  try {
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.sees("Selamat bekerja");
    await desk.go("roster");
    await first(desk, "Warga 01");
    await accessible(desk, "roster with many");
    await desk.shot("roster-1");
    await filters(desk);
    await order(desk);
    await views(desk);
    await chooses(desk);
  } finally {
    await desk.close();
  }
}

/** Ninety neighbours in three RTs; thirty hold a place, five have cards, one is in doubt. */
async function village(place, home) {
  const at = ["--home", home];
  const does = (useCase, request) =>
    lindung("village", "record", ...at, useCase, JSON.stringify(request));
  await lindung(
    "village",
    "new",
    ...at,
    "--village",
    "64.74.01.1002",
    "--clerk",
    "Siti Aminah",
  );
  const two = (number) => String(number).padStart(2, "0");
  const rows = Array.from({ length: PEOPLE }, (_, index) => {
    const [day, month] = [two((index % 28) + 1), two((index % 12) + 1)];
    const nik = `647401${day}${month}85${9001 + index}`;
    // One whose date on the form is not that of the number.
    const born = index === 7 ? "05-05-1985" : `${day}-${month}-1985`;
    const rt = `00${(index % 3) + 1}`;
    return `${nik};Warga ${two(index + 1)};${born};${rt};01;${JOBS[index % 4]}`;
  });
  const list = path.join(place, "daftar.csv");
  await writeFile(
    list,
    `NIK;NAMA;TGL LAHIR;RT;RW;PEKERJAAN\n${rows.join("\n")}\n`,
  );
  await lindung("village", "import", ...at, list);
  const year = now().getUTCFullYear();
  const month = `${year}-${two(now().getUTCMonth() + 1)}`;
  const funding = await does("funding.name", {
    name: "APBDes",
    kind: "apbdes",
  });
  const { id: decree } = await does("decree.issue", {
    number: "188.45/12",
    dated: `${year}-01-02`,
    funding: funding.id,
    programmes: ["jkk", "jkm"],
    from: month,
    until: `${year + 1}-12`,
    places: 30,
  });
  await does("place.give", { decree, from: month, filter: { rt: "1" } });
  const cards = path.join(place, "kartu.pdf");
  await lindung(
    "village",
    "cards",
    ...at,
    "--out",
    cards,
    "--rt",
    "2",
    "--occupation",
    "Ojek",
  );
}

/** Waits for the first row to be this one. */
const first = (desk, name) =>
  desk.until(
    `${name} on top`,
    `return document.querySelector('[data-row="0"]')?.innerText.includes(arguments[0]) || null`,
    name,
  );

/** Chooses in a list of choices, as a hand would. */
const choose = (desk, name, value) =>
  desk.session.run(
    `const field = document.querySelector(\`select[name="\${arguments[0]}"]\`);
     field.value = arguments[1];
     field.dispatchEvent(new Event("change", { bubbles: true }));`,
    name,
    value,
  );

const chips = (desk) =>
  desk.session.run(
    "return [...document.querySelectorAll('[data-chip]')].map((chip) => chip.dataset.chip)",
  );

async function click(desk, selector) {
  const found = await desk.until(
    selector,
    "return document.querySelector(arguments[0])",
    selector,
  );
  // What lies beyond the edge of an open box cannot be pressed.
  await desk.session.run(
    'arguments[0].scrollIntoView({ block: "nearest" })',
    found,
  );
  await desk.session.click(found);
}

async function filters(desk) {
  await desk.press("Saring");
  await desk.sees("Sumber dana");
  await accessible(desk, "roster filters");
  await desk.shot("roster-2-filters");
  await choose(desk, "rt", "002");
  await desk.sees("30 orang");
  await choose(desk, "card", "printed");
  await desk.sees("7 orang");
  await desk.session.press(Key.Escape);
  assert.deepEqual(await chips(desk), ["rt", "card"]);
  await desk.shot("roster-3-chips");
  await click(desk, '[data-chip="rt"] .remove');
  await desk.until(
    "one chip",
    "return document.querySelectorAll('[data-chip]').length === 1",
  );
  await desk.press("Saring");
  await choose(desk, "card", "");
  await desk.until(
    "the sources",
    "return document.querySelector('[name=funding]')?.length > 1",
  );
  const source = "document.querySelector('[name=funding]').options[1].value";
  await choose(desk, "funding", await desk.session.run(`return ${source}`));
  await desk.sees("30 orang");
  await choose(desk, "state", "registered");
  await desk.sees("Tidak ada yang cocok");
  await desk.session.press(Key.Escape);
  await desk.shot("roster-4-nothing");
  await desk.press("Kosongkan saringan");
  await desk.sees(`${PEOPLE} orang`);
  await desk.press("Saring");
  await click(desk, "[name=doubt]");
  await first(desk, "Warga 08");
  await desk.session.press(Key.Escape);
  await desk.shot("roster-5-doubt");
  await click(desk, '[data-chip="doubt"] .remove');
  await desk.sees(`${PEOPLE} orang`);
}

async function order(desk) {
  const sorted = (column) =>
    desk.session.run(
      'return document.querySelector(`[data-sort="${arguments[0]}"]`).parentElement.ariaSort',
      column,
    );
  await click(desk, "[data-sort=name]");
  assert.equal(await sorted("name"), "ascending");
  await click(desk, "[data-sort=name]");
  await first(desk, `Warga ${PEOPLE}`);
  assert.equal(await sorted("name"), "descending");
  // By the keyboard: the heading is a button.
  await desk.session.run("document.querySelector('[data-sort=place]').focus()");
  await desk.enter();
  await first(desk, "Warga 01");
  assert.equal(await sorted("place"), "ascending");
  assert.equal(await sorted("name"), "none");
}

async function views(desk) {
  await desk.press("Kolom");
  await desk.sees("Nama selalu tampak");
  await desk.shot("roster-6-columns");
  await click(desk, "label:has([name=column-card])");
  await click(desk, "label:has([name=column-acknowledged])");
  await accessible(desk, "roster columns");
  await desk.session.press(Key.Escape);
  await desk.press("Saring");
  await choose(desk, "rt", "003");
  await desk.session.press(Key.Escape);
  await desk.press("Tampilan");
  await desk.press("Simpan tampilan ini");
  await desk.fill("view", "RT 3 dengan kartu");
  await accessible(desk, "roster view");
  await desk.enter();
  await desk.sees("tersimpan");
  await desk.press("Tampilan");
  await desk.press("Semua orang");
  await desk.sees(`${PEOPLE} orang`);
  await desk.press("Tampilan");
  await desk.sees("Hapus “RT 3 dengan kartu”");
  await desk.shot("roster-7-views");
  await desk.press("RT 3 dengan kartu");
  await desk.sees("30 orang");
  assert.deepEqual(await chips(desk), ["rt"]);
  const heads = await desk.texts("[data-sort]");
  assert.deepEqual(heads, [
    "Nama",
    "NIK",
    "RT/RW",
    "Pekerjaan",
    "Keadaan",
    "Kartu",
  ]);
  await click(desk, '[data-chip="rt"] .remove');
  await desk.sees(`${PEOPLE} orang`);
}

const chosen = (desk, count) => desk.sees(`${count} orang dipilih`);

async function chooses(desk) {
  await desk.session.run("document.activeElement.blur()");
  await desk.session.press("/");
  await desk.until(
    "the search",
    "return document.activeElement.name === 'search'",
  );
  await desk.session.press(Key.Down);
  await desk.session.press(More.Space);
  await chosen(desk, 1);
  await desk.session.chord(More.Shift, Key.Down);
  await chosen(desk, 2);
}
