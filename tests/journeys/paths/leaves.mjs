// A neighbour died, another one moved away and came back, each said on their page; and the village
// is called by the code that its office gives it.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

const VILLAGE = "64.74.01.1002";

export default async function journey(screen) {
  const place = await folder();
  const at = (name) => path.join(place, name);
  const home = ["--home", at("desa")];
  const clerk = ["--clerk", "Siti Aminah"];
  await lindung("village", "new", ...home, "--village", VILLAGE, ...clerk);
  const people = [
    ["6474015208859001", "Ani Rahayu"],
    ["6474015208859002", "Budi Wibowo"],
  ];
  for (const [nik, name] of people) {
    const request = JSON.stringify({
      details: { nik, name, rt: "003", rw: "01" },
    });
    await lindung("village", "record", ...home, "worker.register", request);
  }
  await recoded(at, home);

  const desk = await Desk.open(screen, at("desa"));
  try {
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.sees("Desa Sukamaju");
    await desk.go("roster");
    await desk.row(0);
    await desk.choose("Tindakan lain", "Meninggal / pindah");
    await desk.fill("left-on", "3 Oktober 2026");
    await accessible(desk, "leaves");
    await desk.shot("leaves");
    await desk.press("Catat");
    await desk.sees("Sudah dicatat");
    await takenBack(desk);
    await desk.go("roster");
    await desk.row(1);
    await desk.choose("Tindakan lain", "Meninggal / pindah");
    await desk.pick("Pindah");
    await desk.fill("left-on", "4 Oktober 2026");
    await desk.press("Catat");
    await desk.sees("Kembali ke desa");
    await desk.shot("leaves-moved");
    await desk.press("Kembali ke desa");
    await desk.fill("returned-on", "20 November 2026");
    await desk.press("Kembali ke desa");
    await desk.sees("Tercatat kembali");
  } finally {
    await desk.close();
  }
  const { workers } = await lindung("village", "workers", ...home);
  const states = workers.map((worker) => worker.state);
  assert.deepEqual(states, ["died", "registered"]);
}

/** A death said of the wrong person: once by the notice, once by the menu, and said again. */
async function takenBack(desk) {
  await accessible(desk, "leaves-died");
  await desk.shot("leaves-died");
  await desk.press("Batalkan");
  await desk.sees("Sudah dibatalkan");
  await says(desk, "Terdaftar, belum jadi peserta");
  for (const day of ["3 Oktober 2026", "4 Oktober 2026"]) {
    await desk.choose("Tindakan lain", "Meninggal / pindah");
    await desk.fill("left-on", day);
    await desk.press("Catat");
    await says(desk, "Sudah meninggal");
    if (day.startsWith("4")) break;
    await desk.choose("Tindakan lain", "Ternyata tidak meninggal");
    await desk.fill("void-reason", "salah orang");
    await desk.shot("leaves-death-void");
    await accessible(desk, "taking a death back");
    await desk.press("Ternyata tidak meninggal");
    await says(desk, "Terdaftar, belum jadi peserta");
  }
}

/** How somebody stands, in the one sentence of the page. */
const says = (desk, words) =>
  desk.until(
    words,
    "return document.querySelector('[data-sentence]')?.innerText.includes(arguments[0]) || null",
    words,
  );

/** The office gives the village another code, and the village hears of it. */
async function recoded(at, home) {
  const kantor = ["--home", at("kantor")];
  await lindung(
    "office",
    "new",
    ...kantor,
    "--region",
    "64",
    "--name",
    "Dinas Contoh",
  );
  const village = ["--village", VILLAGE];
  await lindung(
    "office",
    "invite",
    ...kantor,
    ...village,
    "--out",
    at("undangan.lindung"),
  );
  await lindung(
    "village",
    "join",
    ...home,
    "--invitation",
    at("undangan.lindung"),
  );
  const to = [
    "--code",
    "64.74.01.2999",
    "--name",
    "Sukamaju",
    "--on",
    "2026-07-01",
  ];
  await lindung("office", "recode", ...kantor, ...village, ...to);
  await lindung("village", "make", ...home, "--out", at("kiriman.lindung"));
  const answers = ["--answers", at("jawaban")];
  await lindung("office", "take", ...kantor, at("kiriman.lindung"), ...answers);
  const [answer] = await readdir(at("jawaban"));
  await lindung("village", "take", ...home, path.join(at("jawaban"), answer));
}
