// From a list of neighbours to cards in hand, a parcel, and the province's answer.
import assert from "node:assert/strict";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk, ROOT, SHOTS } from "../desk.mjs";
import { folder, lindung, PASSPHRASE, setUp } from "../village.mjs";
import { now } from "../calendar.mjs";

export default async function journey(screen) {
  const place = await folder();
  const home = path.join(place, "desa");
  const desk = await Desk.open(screen, home);
  try {
    await desk.sees("Cari provinsi");
    await desk.shot("01-first-start");
    await accessible(desk, "first start");
    const code = await setUp(desk);
    await desk.shot("02-empty-village");
    await desk.go("roster");
    await desk.sees("Belum ada orang di daftar");
    await desk.shot("02-empty-roster");

    await registerNeighbour(desk);
    await importList(desk);
    await photosOf(desk, path.join(place, "foto"));
    await search(desk);
    await printCards(desk, path.join(place, "kartu.pdf"));
    await exchange(desk, place);

    await desk.go("settings", "care");
    await desk.press("Periksa sekarang");
    await desk.sees("Utuh.");
    await desk.shot("14-verified");

    await lockAndUnlock(desk, code);
  } finally {
    await desk.close();
  }
}

/** A wrong passphrase is told; the right one opens; so does the code, with a new passphrase. */
async function lockAndUnlock(desk, code) {
  await desk.press("Kunci layar");
  await desk.sees("Masukkan kata sandi");
  await desk.fill("passphrase", "bukan yang ini");
  await desk.press("Buka");
  await desk.sees("salah");
  await desk.shot("15-wrong-passphrase");
  await accessible(desk, "unlock");
  await desk.fill("passphrase", PASSPHRASE);
  await desk.press("Buka");
  await desk.sees("Selamat bekerja");
  await desk.press("Kunci layar");
  await desk.press("Lupa kata sandi?");
  await desk.fill("code", code.toLowerCase());
  await desk.fill("passphrase", "teh sore di beranda");
  await desk.fill("again", "teh sore di beranda");
  await desk.shot("16-recover");
  await desk.press("Buka dan ganti");
  await desk.sees("Selamat bekerja");
  await desk.shot("17-home");
  await accessible(desk, "home");
}

async function registerNeighbour(desk) {
  await desk.go("register");
  await desk.fill("nik", "6474015208859001");
  await desk.sees("12 Agustus 1985");
  await desk.fill("name", "Rahmawati binti Contoh");
  await desk.fill("address", "Jl. Contoh No. 9");
  await desk.fill("rt", "003");
  await desk.fill("rw", "01");
  await desk.fill("occupation", "Nelayan");
  await desk.shot("03-register");
  await accessible(desk, "register");
  await desk.press("Simpan orang ini");
  await desk.sees("tersimpan");
  await desk.shot("03-registered");
  await nothingCovered(desk);
  // The same number a second time is recognised before anything is saved.
  await desk.fill("nik", "6474015208859001");
  await desk.sees("Mungkin sudah terdaftar");
  await desk.shot("04-likely-duplicate");
  await desk.press("Kosongkan isian");
  await desk.fill("nik", "6474015213859001");
  await desk.press("Simpan orang ini");
  await desk.until(
    "the reason",
    "return document.querySelector('.notice.bad, p.error') && true",
  );
  await desk.shot("04-refused-nik");
  await desk.press("Kosongkan isian");
}

/** The short word that something is done lies over no button. */
async function nothingCovered(desk) {
  const covered = await desk.session.run(
    `const word = document.querySelector(".toasts").getBoundingClientRect();
     const page = document.querySelector("main").getBoundingClientRect();
     return [...document.querySelectorAll("button, input, select")]
       .filter((control) => control.checkVisibility())
       .filter((control) => control.getBoundingClientRect().y + 5 < page.bottom)
       .filter((control) => document.elementFromPoint(control.getBoundingClientRect().x + 5,
         control.getBoundingClientRect().y + 5)?.closest(".toasts"))
       .map((control) => control.innerText || control.name)
       .concat(word.height > 0 ? [] : ["no word at all"])`,
  );
  assert.deepEqual(covered, []);
}

async function importList(desk) {
  const truth = JSON.parse(
    await readFile(path.join(ROOT, "tests/samples/truth.json"), "utf8"),
  );
  const kinds = Object.values(truth["bontang-baru-rt.xlsx"].refused);
  const refused = kinds.reduce((sum, rows) => sum + rows, 0);
  await desk.go("importing");
  await desk.fill(
    "path",
    path.join(ROOT, "tests/samples/bontang-baru-rt.xlsx"),
  );
  await desk.shot("05-import-file");
  await desk.press("Baca dan perlihatkan");
  await desk.press("Sudah cocok");
  await desk.sees("Belum ada yang disimpan.");
  await desk.settle();
  await desk.shot("06-import-preview");
  await accessible(desk, "import preview");
  await desk.tile("ditolak");
  await desk.settle();
  await desk.shot("06-import-refused");
  await desk.press("Simpan");
  await desk.sees("Daftar sudah tersimpan");
  await desk.shot("07-import-done");
  assert.equal((await desk.texts(".tile.bad strong"))[0], String(refused));
  await desk.tile("ditolak");
  await desk.sees("Menunggu dibetulkan");
  await desk.settle();
  await desk.shot("07-worklist");
  await accessible(desk, "worklist");
  await desk.go("roster");
  await desk.sees("Cari nama, NIK, KPJ, atau alamat");
}

async function search(desk) {
  await desk.until(
    "rows",
    "return document.querySelector('[data-row]') && true",
  );
  await desk.shot("08-roster");
  await accessible(desk, "roster");
  await desk.fill("search", "rahmawati");
  await desk.sees("Rahmawati binti Contoh");
  await desk.settle();
  await desk.shot("09-search");
  await desk.row(0);
  await desk.sees("Riwayat");
  await desk.shot("09-worker");
  await accessible(desk, "worker");
  await photograph(desk);
  await desk.press("Betulkan data");
  await desk.settle();
  await desk.shot("09-correct");
  await desk.go("roster");
  await desk.press("Untuk daftar ini");
  await desk.press("Cetak kartu mereka");
}

/** A picture becomes the worker's photo and stands on the card. */
async function photograph(desk) {
  await desk.press("Pilih foto…");
  await desk.fill("photo", path.join(SHOTS, "04-likely-duplicate.png"));
  await accessible(desk, "choosing a photo");
  await desk.press("Buka fotonya");
  await desk.until(
    "the picture to cut",
    'return document.querySelector("canvas[data-drawn]") && true',
  );
  await desk.shot("09-photo-chosen");
  await accessible(desk, "cutting a photo");
  await desk.press("Pasang foto");
  await desk.until(
    "the photo",
    "return document.querySelector('img[src^=\"data:image/jpeg\"]')?.naturalWidth || null",
  );
  await desk.sees("Foto dipasang");
  await desk.shot("09-photo");
  await accessible(desk, "worker with a photo");
  await desk.press("Cetak kartunya");
  await desk.sees("Kartu siapa?");
  await desk.drawn(1);
  await desk.press("Lihat dari dekat");
  await desk.until(
    "the sheet in large",
    "return document.querySelector('dialog canvas[data-drawn]') && true",
  );
  await desk.shot("09-photo-on-card");
  await desk.press("Tutup");
  await desk.go("roster");
  await desk.row(0);
  await desk.press("Hapus foto");
  await desk.sees("Foto dihapus.");
  // The word lies over the foot of the next page, where a button is.
  await desk.until(
    "the word to go",
    "return !document.body.innerText.includes('Foto dihapus.') || null",
  );
}

/** A folder of pictures is matched, looked at, kept, and taken back. */
async function photosOf(desk, folder) {
  const picture = path.join(SHOTS, "03-register.png");
  await mkdir(folder);
  for (const name of [
    "Rahmawati binti Contoh",
    "rahmawati_binti_contoh (2)",
    "Orang Lain",
  ]) {
    await copyFile(picture, path.join(folder, `${name}.png`));
  }
  await desk.press("Untuk daftar ini");
  await desk.press("Foto dari folder");
  await desk.fill("photos", folder);
  await desk.shot("08-photos-folder");
  await accessible(desk, "folder of photos");
  await desk.press("Cocokkan dan perlihatkan");
  await desk.sees("Belum ada yang dipasang.");
  await desk.settle();
  await desk.shot("08-photos-preview");
  await accessible(desk, "photos preview");
  await desk.press("Pasang 1 foto");
  await desk.sees("1 foto terpasang.");
  await desk.shot("08-photos-done");
  await desk.press("Batalkan semua foto ini");
  await desk.sees("kembali seperti semula");
  await desk.press("Kembali ke daftar pekerja");
}

async function printCards(desk, file) {
  await desk.sees("Kartu siapa?");
  await desk.fill("search", "");
  await desk.fill("path", file);
  await desk.drawn(1);
  await desk.shot("10-cards");
  await accessible(desk, "cards");
  await lookAtSheet(desk);
  await desk.press("Buat");
  await desk.sees("kartu selesai");
  await desk.sees("Lembar mana yang keluar?");
  await desk.shot("11-cards-done");
  assert.equal((await readFile(file)).subarray(0, 5).toString(), "%PDF-");
}

/** The back of the sheet, other paper, a closer look, and nobody to print. */
async function lookAtSheet(desk) {
  await desk.press("Belakang");
  await desk.drawn(2);
  await desk.shot("10-cards-back");
  await desk.press("Depan");
  await desk.press("Lihat dari dekat");
  await desk.until(
    "the sheet in large",
    "return document.querySelector('dialog canvas[data-drawn]') && true",
  );
  await desk.shot("10-cards-near");
  await accessible(desk, "first sheet");
  await desk.press("Tutup");
  for (const paper of ["A4", "Kartu plastik"]) {
    await desk.pick(paper);
    await desk.settle();
    await desk.drawn(1);
    await desk.shot(`10-cards-${paper.split(" ")[0].toLowerCase()}`);
  }
  await desk.pick("F4");
  await desk.fill("search", "tidak ada orang ini");
  await desk.sees("Tidak ada orang yang cocok");
  await desk.shot("10-cards-nobody");
  await desk.fill("search", "");
  await desk.drawn(1);
}

/** The village joins, sends, the office takes and answers, the village takes the answer. */
async function exchange(desk, place) {
  const office = path.join(place, "kantor");
  const invitation = path.join(place, "undangan.lindung");
  const answers = path.join(place, "jawaban");
  await lindung(
    "office",
    "new",
    "--home",
    office,
    "--region",
    "64",
    "--name",
    "Dinas Contoh",
  );
  const village = "64.74.01.1002";
  await lindung(
    "office",
    "invite",
    "--home",
    office,
    "--village",
    village,
    "--out",
    invitation,
  );

  await desk.go("bundle");
  await desk.sees("Berkas undangan");
  await desk.shot("12-not-joined");
  await desk.fill("invitation", invitation);
  await desk.press("Sambungkan");
  await desk.sees("Tersambung dengan Dinas Contoh");
  await desk.shot("12-joined");
  await desk.press("Lanjut");

  await desk.fill("out", place);
  await desk.press("Buat kiriman");
  await desk.sees("Kiriman selesai");
  await desk.shot("13-bundle-made");
  const [parcel] = await desk.texts("[data-file]");
  const taken = await lindung(
    "office",
    "take",
    "--home",
    office,
    parcel,
    "--answers",
    answers,
  );
  assert.equal(taken.files.length, 1);

  const { files } = taken;
  const answer = files[0].answer ?? (await onlyFile(answers));
  await desk.fill("answer", answer);
  await desk.press("Terima");
  await desk.sees("Jawaban diterima");
  await desk.shot("13-answer-taken");
  await accessible(desk, "exchange");

  await desk.go("roster");
  await desk.fill("search", "rahmawati");
  await desk.settle();
  await desk.shot("13-received");
  const today = now().getUTCFullYear().toString();
  await desk.until(
    "the day on which the province had it",
    "return document.querySelector('[data-row=\"0\"]')?.innerText.includes(arguments[0]) || null",
    today,
  );
}

async function onlyFile(folder) {
  const { readdir } = await import("node:fs/promises");
  const [name] = await readdir(folder);
  return path.join(folder, name);
}
