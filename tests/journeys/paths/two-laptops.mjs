// Two laptops of one village and the office on the line: one in the window, one on the command
// line. In the end all three hold the same.
import assert from "node:assert/strict";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { folder, lindung, PASSPHRASE, serve } from "../village.mjs";

const VILLAGE = "64.74.01.1002";

export default async function journey(screen) {
  const place = await folder();
  const at = (name) => path.join(place, name);
  const [here, there] = [
    ["--home", at("desa")],
    ["--home", at("balai")],
  ];
  const kantor = ["--home", at("kantor")];
  const named = ["--village", VILLAGE, "--clerk"];
  await lindung("village", "new", ...here, ...named, "Siti Aminah");
  await lindung("village", "new", ...there, ...named, "Rani");
  const office = ["--region", "64", "--name", "Dinas Contoh"];
  await lindung("office", "new", ...kantor, ...office);
  const out = ["--out", at("undangan.lindung")];
  await lindung("office", "invite", ...kantor, "--village", VILLAGE, ...out);
  const invitation = ["--invitation", at("undangan.lindung")];
  await lindung("village", "join", ...here, ...invitation);

  const server = await serve(at("kantor"));
  const url = `http://${server.address}`;
  const desk = await Desk.open(screen, at("desa"));
  try {
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.sees("Selamat bekerja");
    await inviteLaptop(desk, at("undangan-laptop.lindung"));

    const laptop = ["--invitation", at("undangan-laptop.lindung")];
    const joined = await lindung("village", "join", ...there, ...laptop);
    const [words] = await desk.texts("[data-laptop-words]");
    assert.equal(joined.fingerprint, words, "both show the same six words");
    await neighbour(there, "6474015208859001", "Wati");
    const first = ["--out", at("dari-balai.lindung")];
    await lindung("village", "make", ...there, ...first);

    await takeBundle(desk, at("dari-balai.lindung"));
    await register(desk, "6474015208859002", "Joko");
    await useLine(desk, url);
    await desk.sees("Semua sudah ada di kantor");
    await makeBundle(desk, place);
    const [parcel] = await desk.texts("[data-file]");
    await lindung("village", "take", ...there, parcel);
    await lindung("village", "sync", ...there, "--url", url);
    await desk.press("Kirim sekarang");
    await laptops(desk);
  } finally {
    await desk.close();
  }
  await lindung("village", "sync", ...here, "--url", url);
  await server.end();
  const [one, other] = [
    await lindung("village", "status", ...here),
    await lindung("village", "status", ...there),
  ];
  assert.equal(one.state_hash, other.state_hash, "both hold the same");
  assert.deepEqual([one.workers, one.pending, one.agrees], [2, 0, true]);
  assert.deepEqual([other.workers, other.pending, other.agrees], [2, 0, true]);
}

async function neighbour(home, nik, name) {
  const request = JSON.stringify({ details: { nik, name } });
  await lindung("village", "record", ...home, "worker.register", request);
}

async function inviteLaptop(desk, file) {
  await desk.go("settings", "laptops");
  await desk.press("Undang laptop lain");
  await desk.fill("laptop-invitation", file);
  await desk.press("Buat undangan");
  await desk.until(
    "six words",
    "return document.querySelector('[data-laptop-words]') && true",
  );
  await show(desk, "[data-laptop-words]");
  await desk.shot("50-laptop-invited");
  await accessible(desk, "laptop invited");
}

async function takeBundle(desk, file) {
  await desk.go("bundle");
  await desk.fill("answer", file);
  await desk.press("Terima");
  await desk.sees("Jawaban diterima");
}

async function register(desk, nik, name) {
  await desk.go("register");
  await desk.fill("nik", nik);
  await desk.fill("name", name);
  await desk.press("Simpan orang ini");
  await desk.sees("tersimpan");
}

async function useLine(desk, url) {
  await desk.go("bundle");
  await desk.unfold("Alamat dan sertifikat");
  await desk.fill("line-address", url);
  await desk.press("Simpan");
}

async function makeBundle(desk, place) {
  await desk.fill("out", place);
  await desk.press("Buat kiriman");
  await desk.sees("Kiriman selesai");
}

async function laptops(desk) {
  await desk.go("settings", "laptops");
  await desk.sees("Laporkan hilang");
  await show(desk, "[data-laptop]");
  await desk.shot("51-two-laptops");
  await accessible(desk, "two laptops");
}

const show = (desk, what) =>
  desk.session.run(
    `document.querySelector(arguments[0]).scrollIntoView({ block: "center" })`,
    what,
  );
