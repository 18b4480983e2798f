// A decree from the first funding source to a place that goes over to the next in line.
import assert from "node:assert/strict";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import {
  choose,
  closed,
  does,
  pressAt,
  pressIn,
  signIn,
  village,
} from "../programme.mjs";
import { Screen } from "../screen.mjs";

export default async function journey(screen) {
  const home = await village();
  const desk = await Desk.open(screen, home);
  try {
    await signIn(desk);
    await issue(desk);
    await give(desk);
    await refill(desk);
    await amend(desk);
    await close(desk);
  } finally {
    await desk.close();
  }
  await small(home);
  const { decrees } = await does(home, "decree.list", {});
  const shown = await does(home, "decree.show", {
    decree: decrees[0].decree,
    month: "2027-06",
  });
  const names = shown.people.map(({ name, from }) => [name, from]);
  assert.deepEqual(
    names.find(([name]) => name === "Maria Goreti Usat"),
    ["Maria Goreti Usat", "2027-04"],
    "a place of her own, not a renamed row",
  );
  assert.ok(!names.some(([name]) => name === "Ahmad Fauzi"));
}

async function issue(desk) {
  await desk.go("decrees");
  await desk.sees("Belum ada SK");
  await desk.shot("decree-empty");
  await accessible(desk, "no decree");
  await desk.press("Tambah sumber dana");
  await desk.fill("funding-name", "APBDes 2027");
  await desk.shot("decree-funding");
  await accessible(desk, "funding dialog");
  await pressIn(desk, "Simpan");
  await desk.sees("Sumber dana tersimpan");
  await desk.press("Catat SK baru");
  await desk.fill("number", "188.45/12/2027");
  await desk.fill("dated", "15-12-2026");
  await desk.fill("places", "enam");
  await desk.sees("Tulis dengan angka");
  await desk.fill("places", "6");
  await desk.shot("decree-issue");
  await accessible(desk, "decree dialog");
  await pressIn(desk, "Simpan");
  await desk.sees("SK tersimpan");
  await desk.sees("Belum ada yang memegang tempat");
  await desk.shot("decree-nobody");
  await accessible(desk, "decree without people");
}

async function give(desk) {
  await desk.press("Beri tempat");
  await desk.fill("who", "raden");
  await pressAt(desk, "[data-person^='Raden Ajeng']");
  await desk.fill("who", "ahmad");
  await pressAt(desk, "[data-person='Ahmad Fauzi']");
  await desk.sees("2 orang dipilih");
  await desk.shot("decree-give-some");
  await accessible(desk, "give places");
  await pressIn(desk, "Beri tempat");
  await closed(desk);
  await desk.sees("2 orang mendapat tempat");
  await desk.press("Beri tempat");
  await desk.pick("Semua yang cocok");
  await desk.sees("8 orang cocok");
  await desk.shot("decree-give-all");
  await accessible(desk, "give places to all");
  await pressIn(desk, "Beri tempat");
  await closed(desk);
  await desk.sees("6 orang mendapat tempat. 2 orang sudah punya tempat.");
  await desk.sees("melebihi SK: 2 orang terlalu banyak");
  await desk.shot("decree-over");
  await accessible(desk, "more people than places");
  for (const name of ["Maria Goreti Usat", "Yohanes Ding Igang"]) {
    await pressAt(desk, `[data-free='${name}']`);
    await choose(desk, "end", "Alasan lain");
    await pressIn(desk, "Kosongkan");
    await closed(desk);
  }
  await desk.sees("Pemegang tempat (6)");
}

async function refill(desk) {
  await pressAt(desk, "[data-tab='waiting']");
  await desk.sees("Tidak ada yang menunggu");
  await desk.shot("decree-no-waiting");
  for (const [name, rank, reason] of [
    ["Yohanes", "2", "tanggungan dua anak"],
    ["Maria", "1", "kepala keluarga, penghasilan tidak tetap"],
  ]) {
    await desk.press("Tambah ke daftar tunggu");
    await desk.fill("who", name);
    await pressAt(desk, `[data-person^='${name}']`);
    await desk.fill("rank", rank);
    await desk.fill("wait-reason", reason);
    await desk.shot("decree-wait");
    await pressIn(desk, "Simpan");
    await closed(desk);
  }
  await desk.sees("Daftar tunggu (2)");
  await desk.sees("kepala keluarga");
  await desk.shot("decree-waiting");
  await accessible(desk, "waiting list");
  await pressAt(desk, "[data-tab='people']");
  await desk.fill("place-search", "ahmad");
  await pressAt(desk, "[data-free='Ahmad Fauzi']");
  await choose(desk, "end", "Bekerja formal");
  await choose(desk, "free-from", "April 2027");
  await choose(desk, "next", "Maria Goreti Usat (kepala keluarga");
  await desk.shot("decree-refill");
  await accessible(desk, "free and refill");
  await pressIn(desk, "Kosongkan");
  await closed(desk);
  await desk.sees("Maria Goreti Usat menggantikan");
  await desk.fill("place-search", "");
  await choose(desk, "month", "April 2027");
  await desk.sees("Maria Goreti Usat");
  await desk.shot("decree-refilled");
}

async function amend(desk) {
  await desk.press("Catat SK perubahan");
  await desk.fill("number", "188.45/40/2027");
  await desk.fill("dated", "2-5-2027");
  await choose(desk, "until", "Juni 2028");
  await desk.shot("decree-amend");
  await accessible(desk, "amend");
  await pressIn(desk, "Simpan");
  await closed(desk);
  await desk.sees("Perlindungan 6 orang diperpanjang");
  await pressAt(desk, "[data-tab='months']");
  await desk.sees("188.45/40/2027");
  await desk.shot("decree-months");
  await accessible(desk, "months of a decree");
}

async function close(desk) {
  await desk.press("Kembali ke SK & kuota");
  await desk.press("Catat SK baru");
  await desk.fill(
    "number",
    "Perjanjian kerja sama 001/PKS/PT-BUMI-LESTARI-KALIMANTAN/XI/2026",
  );
  await desk.fill("dated", "1 Desember 2026");
  await desk.fill("places", "5");
  await pressIn(desk, "Simpan");
  await desk.sees("Belum ada yang memegang tempat");
  await desk.press("Batalkan");
  await desk.fill("void-reason", "salah ketik");
  await pressIn(desk, "Batalkan");
  await desk.sees("SK ini sudah dibatalkan");
  await desk.shot("decree-closed");
  await accessible(desk, "closed decree");
  await desk.press("Kembali ke SK & kuota");
  await desk.sees("dibatalkan");
  await desk.shot("decree-list");
  await accessible(desk, "decrees");
}

/** The same pages on the smallest laptop. */
async function small(home) {
  const screen = await Screen.open(1024, 600);
  const desk = await Desk.open(screen, home);
  try {
    await signIn(desk);
    await desk.shot("small-home");
    await desk.go("decrees");
    await desk.sees("188.45/12/2027");
    await desk.shot("small-decrees");
    await accessible(desk, "decrees, small");
    await desk.row(1);
    await desk.sees("Pemegang tempat (6)");
    await desk.shot("small-decree");
    await accessible(desk, "decree, small");
    await desk.go("settings");
    await desk.shot("small-settings");
    await desk.go("settings", "care");
    await desk.press("Lihat aturan dan ambil yang baru");
    await desk.sees("Tarif iuran");
    await desk.shot("small-rules");
    await accessible(desk, "rules, small");
  } finally {
    await desk.close();
    await screen.close();
  }
}
