// One neighbour registered twice is merged in the window, separated again, and not asked about any
// more; and the village lays its state beside the office's.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

const VILLAGE = "64.74.01.1002";
const DEWI = "6474015208859001";
const OTHER = "6474015208859002";

export default async function journey(screen) {
  const place = await folder();
  const at = (name) => path.join(place, name);
  const home = ["--home", at("desa")];
  const kantor = ["--home", at("kantor")];
  const clerk = ["--clerk", "Siti Aminah"];
  await lindung("village", "new", ...home, "--village", VILLAGE, ...clerk);
  const record = (useCase, request) =>
    lindung("village", "record", ...home, useCase, JSON.stringify(request));
  const register = (nik, name) =>
    record("worker.register", {
      details: { nik, name, born_on: "1985-08-12", rt: "003", rw: "01" },
    });
  await register(DEWI, "Dewi Lestari");
  // A slip in the NIK, and a title.
  await register(OTHER, "Hj. Dewi Lestari");
  await office(place, home, kantor);

  const desk = await Desk.open(screen, at("desa"));
  try {
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.sees("Selamat bekerja");
    await desk.go("roster");
    await desk.row(0);
    await desk.sees("Mungkin orang yang sama");
    await desk.press("Bandingkan");
    await desk.sees("Sama, pertahankan catatan ini");
    await accessible(desk, "same-person-compare");
    await desk.shot("same-person-compare");
    await desk.press("Sama, pertahankan catatan ini");
    await desk.sees("Catatan yang digabung ke sini");
    await accessible(desk, "same-person-merged");
    await desk.shot("same-person-merged");
    await desk.press("Pisahkan lagi");
    await desk.sees("Tercatat sebagai dua orang");
    await desk.until(
      "nobody asks again",
      'return document.querySelector("[data-alike]") === null',
    );
    await desk.go("bundle");
    await desk.fill("state-sheet", at("keadaan.lindung"));
    await desk.press("Bandingkan");
    await desk.sees("tidak seorang pun berbeda");
    await desk.sees("isi di sini dan di kantor sama");
    await accessible(desk, "differences");
    await desk.shot("differences");
  } finally {
    await desk.close();
  }
  const told = await lindung("village", "workers", ...home);
  assert.equal(told.total, 2, "both are there again");
}

/** The province has all of it, and writes its state. */
async function office(place, home, kantor) {
  const at = (name) => path.join(place, name);
  const named = ["--region", "64", "--name", "Dinas Contoh"];
  await lindung("office", "new", ...kantor, ...named);
  const village = ["--village", VILLAGE];
  const out = ["--out", at("undangan.lindung")];
  await lindung("office", "invite", ...kantor, ...village, ...out);
  const invitation = ["--invitation", at("undangan.lindung")];
  await lindung("village", "join", ...home, ...invitation);
  const parcel = at("kiriman.lindung");
  await lindung("village", "make", ...home, "--out", parcel);
  const answers = ["--answers", at("jawaban")];
  await lindung("office", "take", ...kantor, parcel, ...answers);
  const [answer] = await readdir(at("jawaban"));
  await lindung("village", "take", ...home, path.join(at("jawaban"), answer));
  const sheet = ["--out", at("keadaan.lindung")];
  await lindung("office", "differences", ...kantor, ...village, ...sheet);
}
