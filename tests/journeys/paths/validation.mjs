// The month's validation with the keyboard, taken back as one; and how much of the village is
// covered.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { folder, insured, lindung, PASSPHRASE } from "../village.mjs";
import { Key } from "../webdriver.mjs";

export default async function journey(screen) {
  const { home, month } = await insured(await folder());
  const state = () =>
    lindung(
      "village",
      "record",
      "--home",
      home,
      "validation.state",
      JSON.stringify({ month }),
    );
  const desk = await Desk.open(screen, home);
  try {
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.sees("Selamat bekerja");
    await desk.go("validation");
    await desk.sees("0 dari 6 peserta sudah diperiksa");
    await accessible(desk, "validation");
    await desk.shot("validation-rts");
    await rt(desk, "001/01");
    await enter(desk);
    await desk.shot("validation-rt");
    await accessible(desk, "validation of an RT");
    await desk.press("Simpan: 2 tetap, 2 berubah");
    await desk.sees(
      "4 orang tersimpan, 2 tidak lagi jadi peserta, 2 tempat kosong",
    );
    await desk.shot("validation-saved");
    assert.deepEqual(
      (await state()).rts.map((one) => one.done),
      [4, 0],
    );
    await desk.press("Batalkan semuanya");
    await desk.sees("Sudah dibatalkan");
    assert.deepEqual(
      (await state()).rts.map((one) => one.done),
      [0, 0],
    );
    await enter(desk);
    await desk.press("Simpan: 2 tetap, 2 berubah");
    await desk.sees("4 orang tersimpan");
    await desk.press("Lanjut: RT 2 / RW 01");
    await desk.sees("Simpan: 2 tetap, 0 berubah");
    await desk.press("← Pilih RT lain");
    await desk.sees("4 dari 6 peserta sudah diperiksa");
    await desk.shot("validation-half");
    await sheets(desk, path.join(home, "../lembar.pdf"));
    await cover(desk);
    await onPaper(desk, path.join(home, "../cakupan.pdf"));
    await english(desk);
  } finally {
    await desk.close();
  }
}

async function rt(desk, name) {
  const button = await desk.until(
    `RT ${name}`,
    'return document.querySelector(`[data-rt="${arguments[0]}"]`)',
    name,
  );
  await desk.session.click(button);
  await desk.sees("Panah atas dan bawah");
}

/** The second died, the fourth found a job; the others are as before. No mouse but to begin. */
async function enter(desk) {
  await desk.until(
    "the first person",
    `const first = document.querySelector("tbody select");
     first?.focus();
     return first && document.querySelectorAll("tbody select").length === 4`,
  );
  await desk.session.press(Key.Down, "m", Key.Down, Key.Down, "k");
  const day = await desk.until(
    "the day of the death",
    'return document.querySelector("tbody input")',
  );
  await desk.session.type(day, "12-6-2026");
}

/** A share only where somebody counted; an aim of so many for each RW. */
async function cover(desk) {
  await desk.go("coverage");
  await desk.sees("Jumlah semua pekerja desa belum diisi");
  await desk.shot("coverage-uncounted");
  await desk.press("Isi jumlah…");
  await desk.fill("workers", "40");
  await desk.fill("source", "Pendataan desa 2026");
  await desk.shot("coverage-count");
  await desk.press("Simpan");
  await desk.sees("dari 40 pekerja");
  await desk.sees("Pendataan desa 2026");
  await desk.fill("each", "100");
  await desk.sees("Panjang batang: aktif dibanding sasaran 100 orang");
  await accessible(desk, "coverage");
  await desk.shot("coverage");
}

/** The first page is seen, the file is written; it answers once that lies there. */
async function made(desk, file, shot) {
  await desk.fill("print-path", file);
  await desk.drawn(1);
  await accessible(desk, shot);
  await desk.shot(shot);
  await desk.press("Buat berkas");
  await desk.until(
    "the file",
    'return document.querySelector("dialog [data-file]")?.innerText ?? null',
  );
  assert.equal((await readFile(file)).subarray(0, 5).toString(), "%PDF-");
  await desk.press("Tutup");
}

/** A sheet for each RT head, from the page that takes in what comes back. */
async function sheets(desk, file) {
  await desk.press("Cetak lembar RT");
  await made(desk, file, "validation-sheets");
}

async function onPaper(desk, file) {
  await desk.press("Cetak cakupan");
  await made(desk, file, "coverage-print");
}

async function english(desk) {
  await desk.go("settings");
  await desk.pick("English");
  await desk.go("coverage");
  await desk.sees("The whole village");
  await desk.shot("coverage-english");
  await desk.go("validation");
  await desk.sees("members looked at");
  await rt2(desk);
  await desk.shot("validation-english");
}

async function rt2(desk) {
  const button = await desk.until(
    "the other RT",
    'return document.querySelector(`[data-rt="2/01"]`)',
  );
  await desk.session.click(button);
  await desk.sees("Arrow up and down");
}
