// The village's tenth of Rp100 million: for how many neighbours it is enough, and what fifty lack.
// Then several sources and groups in their order, a relief that ends, another tariff, and paper.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk, ROOT } from "../desk.mjs";
import { choose, does, pressAt } from "../programme.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

export default async function journey(screen) {
  const place = await folder();
  const home = path.join(place, "desa");
  const village = ["--village", "64.74.01.1002", "--clerk", "Siti Aminah"];
  await lindung("village", "new", "--home", home, ...village);
  await does(home, "funding.name", {
    name: "CSR PT Pupuk Kaltim Sejahtera Bersama",
    kind: "csr",
  });
  const before = await lindung("village", "status", "--home", home);

  const desk = await Desk.open(screen, home);
  try {
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.sees("Selamat bekerja");
    await desk.go("plan");
    await desk.sees("Belum ada yang dihitung");
    await accessible(desk, "plan-empty");
    await desk.shot("plan-empty");
    await published(desk);
    await several(desk, place);
    await whatIf(desk, place);
  } finally {
    await desk.close();
  }
  const after = await lindung("village", "status", "--home", home);
  assert.deepEqual(after.frontier, before.frontier, "a plan records nothing");
}

/** What newspapers wrote comes out on the screen to the rupiah. */
async function published(desk) {
  await desk.fill("money-1", "10.000.000");
  await desk.sees("Cukup untuk 49 orang selama 12 bulan");
  await desk.sees("Rp121.600");
  await desk.fill("people-1", "50");
  await desk.sees("Dana kurang Rp80.000; 1 orang belum terbayar");
  await accessible(desk, "plan");
  await desk.shot("plan");
  await desk.fill("people-1", "lima puluh");
  await desk.sees("Tulis dengan angka");
  await desk.fill("people-1", "50");
  await desk.fill("money-1", "sepuluh juta lebih");
  await desk.sees("tidak terbaca");
  await desk.fill("money-1", "");
  await desk.sees("50 orang selama 12 bulan: Rp10.080.000");
  await desk.shot("plan-cost");
  const cases = [
    ["34.782", "12 bulan", "Rp7.012.051.200"],
    ["34.782", "1 bulan", "Rp584.337.600"],
    ["34.782", "3 bulan", "Rp1.753.012.800"],
    ["32.268", "3 bulan", "Rp1.626.307.200"],
    ["32.268", "12 bulan", "Rp6.505.228.800"],
    ["36.777", "12 bulan", "Rp7.414.243.200"],
    ["76.016", "12 bulan", "Rp15.324.825.600"],
    ["2.829", "12 bulan", "Rp570.326.400"],
    ["594", "3 bulan", "Rp29.937.600"],
    ["15.000", "12 bulan", "Rp3.024.000.000"],
  ];
  for (const [people, months, cost] of cases) {
    await desk.fill("people-1", people);
    await choose(desk, "months", months);
    await desk.sees(`${people} orang selama ${months}: ${cost}`);
  }
  await choose(desk, "months", "12 bulan");
}

/** Two sources for two groups; the first pays first, and what is moved is reckoned anew. */
async function several(desk, place) {
  await desk.fill("people-1", "60");
  await desk.fill("name-1", "Tukang ojek dan kurir");
  await pressAt(desk, '[name="transport-1"]');
  await desk.press("Tambah kelompok");
  await desk.fill("people-2", "40");
  await desk.fill("name-2", "Kader posyandu dan pengurus RT seluruh kelurahan");
  await choose(desk, "income-2", "Mulai Rp1.500.000");
  await desk.sees("Dasar Rp1.600.000, iuran Rp22.800 sebulan");
  await desk.fill("money-1", "10.000.000");
  await desk.press("Tambah dana");
  await desk.fill("money-2", "9.000.000");
  await choose(desk, "source-2", "CSR PT Pupuk");
  await desk.sees("Belum ada dananya");
  const rests = () => desk.texts("[data-rest]");
  const first = await rests();
  await pressAt(desk, '[name="reduced-2"]');
  await desk.sees("Mulai April 2027 iuran sebulan berubah");
  await accessible(desk, "plan-several");
  await desk.shot("plan-several");
  await pressAt(desk, ".answer details summary");
  await desk.shot("plan-months");
  await pressAt(desk, '[aria-label="Naikkan Dana 2"]');
  await desk.until(
    "the other order",
    `const first = document.querySelector('[name="money-1"]').value;
     return first === "9.000.000" || null`,
  );
  await desk.settle();
  assert.notDeepEqual(await rests(), first, "who pays first matters");

  await desk.press("Cetak rencana");
  const file = path.join(place, "rencana.pdf");
  await desk.fill("print-path", file);
  await desk.drawn(1);
  await accessible(desk, "plan-print");
  await desk.shot("plan-print");
  await desk.press("Buat berkas");
  await desk.until(
    "the file",
    'return document.querySelector("[data-file]")?.innerText ?? null',
  );
  assert.equal((await readFile(file)).subarray(0, 5).toString(), "%PDF-");
  await desk.press("Tutup");
}

/** Another table of tariffs from July on: the months show it, and nothing is taken over. */
async function whatIf(desk, place) {
  const table = await readFile(path.join(ROOT, "assets/tariffs.toml"), "utf8");
  const file = path.join(place, "tarif-baru.toml");
  const newer = `
[[tariff]]
valid_from = "2027-07"
source = "Rancangan tarif, rekaan"
jkm = "7000"
jht_rate = "0.02"
jht_source = "rekaan"
brackets = [{ from = "0", base = "1000000", jkk = "11000" }]
`;
  await writeFile(file, table + newer);
  await pressAt(desk, ".stack details summary");
  await desk.fill("tariffs", path.join(place, "tidak-ada.toml"));
  await desk.press("Pakai tabel ini");
  await desk.until(
    "why not",
    `return document.querySelector('[role="alert"]') && true`,
  );
  await desk.fill("tariffs", file);
  await desk.press("Pakai tabel ini");
  await desk.sees("Rancangan tarif, rekaan");
  await desk.sees("Mulai Juli 2027 iuran sebulan berubah");
  await desk.shot("plan-what-if");
  await desk.press("Kembali ke tarif sekarang");
}
