// A list in three steps: the file, its columns, its rows. A wrong column is changed, a refused row is
// mended before anybody is saved; what stays refused is mended where it waits; all can be undone.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { Screen } from "../screen.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

const ROWS = [
  "6474015208859001;Ani Rahayu;12-08-1985;003;Nelayan",
  ";Budi Wibowo;03-02-1979;003;Ojek",
  "64740;Cici Lestari;04-05-1990;004;Pedagang",
  "6474011508859003;Dedi Supriadi;entah;004;Petani",
];
const TABLE = `NIK;NAMA;TGL LAHIR;LINGKUNGAN RT;KERJA\n${ROWS.join("\n")}\n`;

export default async function journey(screen) {
  const place = await folder();
  const at = (name) => path.join(place, name);
  const desa = ["--home", at("desa")];
  const village = ["--village", "64.74.01.1002", "--clerk", "Siti Aminah"];
  await lindung("village", "new", ...desa, ...village);
  await writeFile(at("daftar.csv"), TABLE);
  const desk = await Desk.open(screen, at("desa"));
  try {
    await unlock(desk);
    await columns(desk, at("daftar.csv"));
    await rows(desk, at);
    await saved(desk);
    await mendedWhereItWaits(desk);
  } finally {
    await desk.close();
  }
  const { total } = await lindung("village", "workers", ...desa);
  assert.equal(total, 4);
  await small(at("desa"));
}

async function unlock(desk) {
  await desk.fill("passphrase", PASSPHRASE);
  await desk.press("Buka");
  await desk.sees("Selamat bekerja");
  await desk.go("importing");
}

async function columns(desk, file) {
  await desk.sees("Pilih daftarnya");
  await desk.fill("path", file);
  await desk.shot("80-choose");
  await accessible(desk, "import: choose");
  await desk.press("Baca dan perlihatkan");
  await desk.sees("Apakah kolomnya sudah cocok?");
  await desk.shot("81-columns");
  await accessible(desk, "import: columns");
  // A column that nobody guessed is said by hand.
  await choose(desk, "E", "occupation");
  await choose(desk, "D", "rt");
  await desk.shot("81-columns-said");
  await desk.press("Sudah cocok, periksa 4 baris");
}

async function choose(desk, column, field) {
  await desk.until(
    `column ${column}`,
    `const select = document.querySelector('select[data-column="${column}"]:not(:disabled)');
     if (!select) return null;
     select.value = "${field}";
     select.dispatchEvent(new Event("change", { bubbles: true }));
     return true`,
  );
  await desk.until(
    `column ${column} is ${field}`,
    `return document.querySelector('select[data-column="${column}"]:not(:disabled)')?.value ===
       "${field}" || null`,
  );
}

async function rows(desk, at) {
  await desk.sees("Belum ada yang disimpan.");
  await desk.shot("82-rows");
  await accessible(desk, "import: rows");
  await desk.tile("ditolak");
  await desk.settle();
  assert.equal((await desk.texts("[data-reason]")).length, 2);
  await desk.shot("82-refused");
  await desk.fill("nik-3", "6474010302799002");
  await desk.enter();
  await desk.until(
    "one refused row less",
    "return document.querySelectorAll('[data-reason]').length === 1 || null",
  );
  // The row stays where it was, so that the eye finds it.
  await desk.sees("Baru");
  await desk.shot("83-mended");
  await accessible(desk, "import: mended");
  await desk.unfold("Laporan untuk pemberi daftar");
  await desk.fill("report", at("laporan.pdf"));
  await desk.press("Buat laporan");
  await desk.sees("Laporan tersimpan");
  const report = await readFile(at("laporan.pdf"));
  assert.equal(report.subarray(0, 5).toString(), "%PDF-");
  await desk.shot("83-report");
}

async function saved(desk) {
  await desk.press("Simpan 3 orang");
  await desk.sees("Daftar sudah tersimpan");
  await desk.shot("84-saved");
  await accessible(desk, "import: saved");
  await desk.press("Urungkan pengambilan ini");
  await desk.settle();
  await desk.shot("85-undo");
  const dialog = "document.querySelector('dialog[open]')";
  await desk.session.click(
    await desk.until(
      "undo",
      `return [...${dialog}.querySelectorAll("button")].at(-1)`,
    ),
  );
  await desk.sees("3 pendaftaran diurungkan");
  // By the clipboard this time: the same table, pasted.
  await desk.press("Pilih berkas lain");
  await desk.unfold("Atau tempel tabelnya");
  await desk.session.run(
    `const area = document.querySelector('[name="pasted"]');
     area.value = arguments[0];
     area.dispatchEvent(new Event("input", { bubbles: true }));`,
    TABLE.replaceAll(";", "\t"),
  );
  await desk.shot("86-pasted");
  await desk.press("Baca dan perlihatkan");
  await desk.press("Sudah cocok, periksa 4 baris");
  await desk.press("Simpan 2 orang");
  await desk.sees("Daftar sudah tersimpan");
}

async function mendedWhereItWaits(desk) {
  await desk.press("Betulkan yang ditolak");
  await desk.sees("Menunggu dibetulkan");
  const names = await desk.until(
    "rows that wait",
    `const cells = [...document.querySelectorAll('input[name^="nik-"]')];
     return cells.length === 2 ? cells.map((cell) => cell.name) : null`,
  );
  await desk.fill(names[0], "123");
  await pressIn(desk, "Daftarkan");
  await desk.sees("Yang Anda ketik tetap tersimpan");
  await desk.shot("87-still-waiting");
  await accessible(desk, "worklist in place");
  for (const [name, nik] of [
    [names[0], "6474010302799002"],
    [names[1], "6474014405909004"],
  ]) {
    await desk.fill(name, nik);
    await desk.enter();
    await pressIn(desk, "Daftarkan");
    await desk.until(
      "the row to go",
      `return document.querySelector('[name="${name}"]') === null || null`,
    );
  }
  await desk.sees("Tidak ada yang menunggu");
  await desk.shot("88-none-waits");
}

async function small(home) {
  const screen = await Screen.open(1024, 600);
  const desk = await Desk.open(screen, home);
  try {
    await unlock(desk);
    await desk.unfold("Atau tempel tabelnya");
    await desk.session.run(
      `const area = document.querySelector('[name="pasted"]');
       area.value = arguments[0];
       area.dispatchEvent(new Event("input", { bubbles: true }));`,
      TABLE.replaceAll("6474", "6473"),
    );
    await desk.press("Baca dan perlihatkan");
    await desk.sees("Apakah kolomnya sudah cocok?");
    await desk.shot("89-columns-small");
    await desk.press("Sudah cocok");
    await desk.settle();
    await desk.shot("89-rows-small");
  } finally {
    await desk.close();
    await screen.close();
  }
}

/** The button of the page, not the entry of the menu that begins alike. */
async function pressIn(desk, words) {
  await desk.until(
    `"${words}" on the page`,
    `const button = [...document.querySelectorAll("main button:not(:disabled)")].find((one) =>
       one.innerText.trim().startsWith(arguments[0]));
     button?.click();
     return button !== undefined`,
    words,
  );
}
