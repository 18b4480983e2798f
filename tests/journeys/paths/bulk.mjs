// What is done with many at once in the roster: extended, moved, ended, printed, each taken back;
// and two lists that say different things of one neighbour, of which one is right.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { closed, pressAt, pressIn, signIn } from "../programme.mjs";
import { folder, insured, lindung } from "../village.mjs";
import { Key } from "../webdriver.mjs";

export default async function journey(screen) {
  const place = await folder();
  const { home, niks } = await insured(place);
  // A later list knows one of them by another date of birth.
  const other = path.join(place, "lain.csv");
  const row = `${niks[1]};Warga B;03-02-1985;001;01;Pedagang`;
  await writeFile(other, `NIK;NAMA;TGL LAHIR;RT;RW;PEKERJAAN\n${row}\n`);
  await lindung("village", "import", "--home", home, other);
  const desk = await Desk.open(screen, home);
  try {
    await signIn(desk);
    await moved(desk, home);
    await extended(desk, home);
    await ended(desk, home);
    await printed(desk);
    await settled(desk);
  } finally {
    await desk.close();
  }
}

const people = async (home) =>
  (await lindung("village", "workers", "--home", home)).workers;

/** Ticks these rows, opens the menu of what is done together, and chooses. */
async function together(desk, rows, words) {
  await desk.go("roster");
  await desk.sees("6 orang");
  const none = await desk.session.run(
    `return [...document.querySelectorAll("button")].find((one) => one.innerText === "Batal pilih")`,
  );
  if (none) await desk.session.click(none);
  for (const row of rows) await pressAt(desk, `[data-row="${row}"] .box`);
  await desk.sees(`${rows.length} orang dipilih`);
  await desk.choose("Lakukan…", words);
}

async function takenBack(desk, people) {
  await pressIn(desk, "Batalkan perubahan ini");
  await desk.sees(`${people} orang kembali seperti semula`);
  await pressIn(desk, "Tutup");
  await closed(desk);
}

async function moved(desk, home) {
  await together(desk, [0, 1, 4], "Pindahkan ke RT/RW lain");
  await desk.fill("bulk-rt", "002");
  await desk.sees("2 orang akan diubah");
  await desk.sees("1 orang dilewati");
  await accessible(desk, "move many");
  await desk.shot("bulk-1-move");
  await pressIn(desk, "Pindahkan");
  await desk.sees("2 orang diubah");
  await desk.shot("bulk-2-moved");
  const rts = async () =>
    (await people(home)).map(({ rt }) => Number(rt)).join();
  assert.equal(await rts(), "2,2,1,1,2,2");
  await takenBack(desk, 2);
  assert.equal(await rts(), "1,1,1,1,2,2");
}

async function extended(desk, home) {
  await together(desk, [0, 2], "Perpanjang kepesertaan");
  const far = await desk.until(
    "the last month of the list",
    `const field = document.querySelector('dialog[open] [name="bulk-until"]');
     return field?.options?.[field.options.length - 1]?.value ?? null`,
  );
  await desk.session.run(
    `const field = document.querySelector('dialog[open] [name="bulk-until"]');
     field.value = arguments[0];
     field.dispatchEvent(new Event("change", { bubbles: true }))`,
    far,
  );
  await desk.sees("2 orang akan diubah");
  await accessible(desk, "extend many");
  await desk.shot("bulk-3-extend");
  await pressIn(desk, "Perpanjang");
  await desk.sees("2 orang diubah");
  await takenBack(desk, 2);
  const states = (await people(home)).map(({ state }) => state);
  assert.deepEqual(new Set(states), new Set(["enrolled"]));
}

async function ended(desk, home) {
  await together(desk, [3, 5], "Akhiri kepesertaan");
  await desk.sees("2 orang akan diubah");
  await desk.sees("2 tempat dalam SK menjadi kosong");
  await accessible(desk, "end many");
  await desk.shot("bulk-4-end");
  await pressIn(desk, "Akhiri");
  await desk.sees("2 orang diubah");
  await desk.shot("bulk-5-ended");
  await takenBack(desk, 2);
  const { places } =
    (await lindung("village", "decrees", "--home", home).catch(() => ({}))) ??
    {};
  assert.ok(places === undefined || places.length === 6);
  await desk.shot("bulk-6-back");
}

/** The same people stand on the page of cards; the way back finds them chosen. */
async function printed(desk) {
  await together(desk, [1, 2, 3], "Cetak kartu");
  await desk.sees("3 orang yang dipilih");
  await desk.drawn(1);
  await desk.shot("bulk-7-cards");
  await desk.press("Kembali ke");
  await desk.sees("3 orang dipilih");
}

async function settled(desk) {
  await desk.press("Saring");
  await pressAt(desk, "[name=doubt]");
  await desk.sees("Warga B");
  await desk.session.press(Key.Escape);
  // Three others have a number that says another sex than the form.
  await desk.sees("4 orang");
  await desk.row(0);
  await desk.sees("Pilih yang benar");
  await accessible(desk, "a doubt to settle");
  await desk.shot("bulk-8-doubt");
  await desk.press("Pilih yang benar");
  await desk.sees("mana yang benar?");
  await desk.sees("Menurut daftar atau laptop lain");
  await accessible(desk, "which is right");
  await desk.shot("bulk-9-which");
  await pressIn(desk, "Pakai yang ini");
  await closed(desk);
  await desk.sees("Sudah dipilih.");
  await desk.shot("bulk-10-settled");
  await desk.sees("3 Februari 1985");
  await desk.press("Batalkan");
  // What was looked at is settled; what was chosen is as before.
  await desk.sees("2 Januari 1985");
}
