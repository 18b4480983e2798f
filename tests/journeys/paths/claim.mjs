// A neighbour dies: the claim goes from the report to the money in the window, with a scan of a
// paper, an estimate that says its rule, and the folder on paper.
import assert from "node:assert/strict";
import { copyFile, readFile } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk, ROOT } from "../desk.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";
import { now } from "../calendar.mjs";

const NIK = "6474015208859001";

/** A village in which the months around today are paid for one neighbour. */
async function village(home, from, until) {
  const at = ["--home", home];
  const clerk = ["--clerk", "Siti Aminah"];
  await lindung(
    "village",
    "new",
    ...at,
    "--village",
    "64.74.01.1002",
    ...clerk,
  );
  const record = (useCase, request) =>
    lindung("village", "record", ...at, useCase, JSON.stringify(request));
  const details = {
    nik: NIK,
    name: "Dewi Lestari",
    born_on: "1985-08-12",
    birth_place: "Bontang",
    address: "Jalan Melati 4",
    rt: "003",
    rw: "01",
  };
  const { worker } = await record("worker.register", { details });
  const source = await record("funding.name", {
    name: "APBDes",
    kind: "apbdes",
  });
  const decree = await record("decree.issue", {
    number: "188.45/1",
    dated: `${from}-02`,
    funding: source.id,
    programmes: ["jkk", "jkm"],
    from,
    until,
    places: 5,
  });
  await record("place.give", { decree: decree.id, from, workers: [worker] });
  const bill = await record("bill.make", { decree: decree.id, from, until });
  await record("contribution.receive", {
    bill: bill.bill,
    amount: bill.due,
    paid_on: `${from}-10`,
  });
}

const month = (day) => day.toISOString().slice(0, 7);

export default async function journey(screen) {
  const place = await folder();
  const home = path.join(place, "desa");
  const [today, from, until] = [now(), now(), now()];
  from.setUTCDate(1);
  from.setUTCMonth(from.getUTCMonth() - 4);
  until.setUTCDate(1);
  until.setUTCMonth(until.getUTCMonth() + 2);
  await village(home, month(from), month(until));
  const scan = path.join(place, "akta.png");
  await copyFile(path.join(ROOT, "assets/pictures/roster.png"), scan);

  const desk = await Desk.open(screen, home);
  try {
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.sees("Selamat bekerja");
    await desk.go("claims");
    await desk.sees("Belum ada klaim");
    await accessible(desk, "claims-none");
    await desk.shot("claims-none");
    await desk.go("roster");
    await desk.row(0);
    await desk.press("Laporkan klaim");
    await desk.sees("Klaim untuk Dewi Lestari");
    const day = today.toISOString().slice(0, 10).split("-").reverse().join("-");
    await desk.fill("happened-on", day);
    await desk.fill("what", "sakit jantung di rumah");
    await desk.fill("reporter", "Pak Rahmat");
    await desk.fill("reporter-phone", "081234567890");
    await accessible(desk, "claim-report");
    await desk.shot("claim-report");
    await desk.press("Catat laporan");
    await desk.sees("Rp42.000.000");
    await desk.sees("bulan berturut-turut dibayar");
    await desk.sees("Ahli waris belum dicatat");
    await accessible(desk, "claim-folder");
    await desk.shot("claim-folder");

    await desk.press("Catat ahli waris");
    await desk.fill("heir-name-0", "Budi Santoso");
    await desk.shot("claim-heirs");
    await desk.press("Simpan");
    await desk.sees("DIBAYAR LEBIH DULU".toLowerCase());
    await desk.sees("Buku nikah");
    await desk.press("Lampirkan");
    await desk.fill("scan", scan);
    await desk.press("Lampirkan pindaian");
    await desk.sees("Lihat 1");
    await desk.press("Lihat 1");
    await desk.until(
      "the scan",
      'return document.querySelector("dialog img")?.naturalWidth || null',
    );
    await desk.shot("claim-scan");
    await desk.press("Tutup");
    await desk.settle();
    await gatherAll(desk);
    await desk.shot("claim-papers");

    for (const word of [
      "Berkas dikumpulkan",
      "Diajukan",
      "Verifikasi",
      "Disetujui",
    ]) {
      await desk.press("Ganti tahap");
      await desk.settle();
      await desk.press("Simpan");
      await closed(desk);
      await desk.sees(word);
    }
    await desk.press("Catat pembayaran");
    await desk.settle();
    await desk.shot("claim-pay");
    await desk.press("Simpan");
    await desk.sees("Pembayaran tercatat");
    await closed(desk);
    await desk.sees("Budi Santoso");
    await desk.press("Cetak surat");
    const file = path.join(place, "map.pdf");
    await desk.fill("print-path", file);
    await desk.press("Simpan PDF");
    await desk.sees("Surat tersimpan");
    await accessible(desk, "claim-print");
    await desk.shot("claim-print");
    assert.equal((await readFile(file)).subarray(0, 5).toString(), "%PDF-");
    await desk.press("Tutup");
    await desk.shot("claim-paid");
    await desk.go("claims");
    await desk.sees("Dewi Lestari");
    await accessible(desk, "claims");
    await desk.shot("claims");
  } finally {
    await desk.close();
  }
  const { totals } = await lindung("village", "claims", "--home", home);
  const paid = totals.map(({ state, claims, paid }) => ({
    state,
    claims,
    paid,
  }));
  assert.deepEqual(paid, [{ state: "paid", claims: 1, paid: "42000000" }]);
}

const closed = (desk) =>
  desk.until(
    "no dialog, and the toasts gone that make the page lower",
    'return document.querySelector("dialog[open], .toasts p") === null || null',
  );

/** Ticks off every paper that is still missing. */
async function gatherAll(desk) {
  for (;;) {
    const left = await desk.until(
      "the papers",
      `const missing = document.querySelectorAll("[data-paper].missing");
       return { left: missing.length }`,
    );
    if (left.left === 0) return;
    await desk.press("Sudah ada");
    await desk.until(
      "one less",
      'return document.querySelectorAll("[data-paper].missing").length < arguments[0]',
      left.left,
    );
  }
}
