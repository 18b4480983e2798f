// New members go to BPJSTK in a sheet; its rejections find their people; numbers and statuses too.
import assert from "node:assert/strict";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { folder, insured, PASSPHRASE } from "../village.mjs";

export default async function journey(screen) {
  const place = await folder();
  const { home, niks } = await insured(place);
  const stick = path.join(place, "stik");
  await mkdir(stick);

  const desk = await Desk.open(screen, home);
  try {
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.sees("Selamat bekerja");
    await desk.go("bpjs");
    await desk.sees("Belum ada berkas yang ditulis");
    await desk.shot("bpjs-empty");
    await desk.press("Lihat dulu");
    await desk.sees("6 orang masuk berkas");
    await desk.sees("Kode lokasi pekerjaan belum diisi (6 orang)");
    await codes(desk);
    await desk.fill("folder", stick);
    await desk.press("Tulis berkas");
    await desk.sees("6 orang tersimpan dalam 1 berkas");
    const [file] = await readdir(stick);
    assert.match(file, /^data-tk-baru-6474011002-.*-1\.xlsx$/);
    await desk.shot("bpjs-written");

    await reply(desk, path.join(place, "tolak.csv"), [
      "NOMOR_IDENTITAS;ALASAN PENOLAKAN",
      `${niks[0]};Nama tidak sesuai KTP`,
      `${niks[1]};Usia melebihi batas`,
      "6474;tidak terbaca",
    ]);
    await desk.sees("Berkas ini tentang 2 orang");
    await desk.sees("1 baris tidak terbaca");
    await desk.shot("bpjs-reply");
    await desk.press("Simpan");
    await desk.sees("Balasan untuk 2 orang tersimpan");
    await desk.sees("perlu diperbaiki");
    await accessible(desk, "bpjs");
    await desk.shot("bpjs-rejected");

    await reply(desk, path.join(place, "kpj.csv"), [
      "NIK;NOMOR KPJ;STATUS",
      `${niks[2]};21009000123;AKTIF`,
    ]);
    await desk.press("Simpan");
    await desk.sees("Balasan untuk 1 orang tersimpan");
    await person(desk);
    await takeBack(desk);
    await english(desk);
  } finally {
    await desk.close();
  }
}

async function codes(desk) {
  await desk.session.run(
    `[...document.querySelectorAll("summary")].find((one) =>
       one.innerText.includes("Kode BPJSTK")).click()`,
  );
  await desk.fill("code-location", "3515");
  await desk.fill("code-occupation:pedagang", "52");
  await desk.press("Simpan kode");
  await desk.sees("Kode tersimpan");
  await desk.shot("bpjs-codes");
  await desk.press("Lihat dulu");
  await desk.until(
    "no doubt about codes",
    'return !document.body.innerText.includes("Kode lokasi pekerjaan belum diisi") || null',
  );
}

async function reply(desk, file, lines) {
  await writeFile(file, `${lines.join("\n")}\n`);
  await desk.fill("reply", file);
  await desk.fill("evidence", "Surat 12/2026");
  await desk.press("Baca berkas");
  await desk.sees("Berkas ini tentang");
}

/** The reason and the status stand on the page of whom they are about. */
async function person(desk) {
  await desk.row(0);
  await desk.sees("Di BPJS Ketenagakerjaan");
  await desk.sees("Ditolak BPJSTK, belum dikirim lagi");
  await desk.sees("Nama tidak sesuai KTP");
  await desk.sees("Surat 12/2026");
  await accessible(desk, "worker with BPJSTK");
  await desk.shot("bpjs-person");
  await desk.go("roster");
  await desk.sees("Warga C");
  await desk.row(2);
  await desk.sees("••••••••123");
  await desk.sees("AKTIF");
  await desk.shot("bpjs-number");
}

async function takeBack(desk) {
  await desk.go("bpjs");
  await desk.sees("Berkas sebelumnya");
  await desk.press("Batalkan…");
  await desk.sees("Batalkan catatan ini?");
  await desk.fill("void-reason", "salah tulis");
  await desk.shot("bpjs-void");
  await desk.session.run(
    `[...document.querySelectorAll("dialog[open] button")].find((one) =>
       one.innerText.includes("Ya, batalkan")).click()`,
  );
  await desk.until(
    "sent is none",
    'return !document.body.innerText.includes("Dikirim ") || null',
  );
}

async function english(desk) {
  await desk.go("settings");
  await desk.pick("English");
  await desk.go("bpjs");
  await desk.sees("Earlier files");
  await desk.shot("bpjs-english");
}
