// A stick is put in while the page is open, takes a parcel, is pulled out, comes back with the
// office's answer: what is on its way is told at each step.
import assert from "node:assert/strict";
import { copyFile, mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { Screen } from "../screen.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

const VILLAGE = "64.74.01.1002";

export default async function journey(screen) {
  const place = await folder();
  const at = (name) => path.join(place, name);
  const desa = ["--home", at("desa")];
  const kantor = ["--home", at("kantor")];
  await joined(at, desa, kantor);
  // As a desktop mounts it for its user: nothing is there before the stick is put in.
  const media = `/media/lindung-${process.pid}`;
  const stick = path.join(media, "KINGSTON");
  try {
    await put(stick);
    await pull(media);
  } catch {
    console.log("not tried, /media cannot be written: a stick that is put in");
    return;
  }
  try {
    const desk = await Desk.open(screen, at("desa"));
    try {
      await unlock(desk);
      await there(desk, { media, stick, kantor, at });
    } finally {
      await desk.close();
    }
    await small(at("desa"));
  } finally {
    await pull(media);
  }
}

const put = (stick) => mkdir(stick, { recursive: true });
const pull = (media) => rm(media, { recursive: true, force: true });

async function joined(at, desa, kantor) {
  const named = ["--village", VILLAGE, "--clerk", "Siti Aminah"];
  await lindung("village", "new", ...desa, ...named);
  const office = ["--region", "64", "--name", "Dinas Contoh"];
  await lindung("office", "new", ...kantor, ...office);
  const out = ["--out", at("undangan.lindung")];
  await lindung("office", "invite", ...kantor, "--village", VILLAGE, ...out);
  const invitation = ["--invitation", at("undangan.lindung")];
  await lindung("village", "join", ...desa, ...invitation);
  await neighbour(desa, "6474015208859001", "Rahmawati binti Contoh");
  await neighbour(desa, "6474015208859002", "Joko Susilo");
}

const neighbour = (desa, nik, name) =>
  lindung(
    "village",
    "record",
    ...desa,
    "worker.register",
    JSON.stringify({ details: { nik, name, rt: "003", rw: "01" } }),
  );

async function unlock(desk) {
  await desk.fill("passphrase", PASSPHRASE);
  await desk.press("Buka");
  await desk.sees("Selamat bekerja");
  await desk.go("bundle");
  await desk.sees("Kantor tujuan");
}

/** There and back again. */
async function there(desk, { media, stick, kantor, at }) {
  await desk.sees("tentang 2 orang");
  await desk.unfold("Lihat tentang siapa saja");
  await desk.sees("Rahmawati binti Contoh");
  await desk.shot("70-waiting");
  await accessible(desk, "what waits");
  await desk.sees("Belum ada flashdisk");
  // Nobody presses anything: the page sees it.
  await put(stick);
  await desk.press("Simpan ke Flashdisk KINGSTON");
  await desk.sees("Kiriman selesai");
  await desk.sees("Dalam perjalanan");
  await desk.shot("71-on-its-way");
  await accessible(desk, "a parcel on its way");
  const [parcel] = await desk.texts("[data-file]");
  assert.equal(path.dirname(parcel), stick);

  await lindung(
    "office",
    "take",
    ...kantor,
    parcel,
    "--answers",
    at("jawaban"),
  );
  await pull(media);
  await desk.sees("Belum ada flashdisk");
  await desk.fill("out", path.join(stick, "kiriman.lindung"));
  await desk.press("Buat kiriman");
  await desk.sees("tetap aman di laptop ini");
  await look(desk, ".notice.bad");
  await desk.shot("72-pulled-out");

  await put(stick);
  const [answer] = await readdir(at("jawaban"));
  // As a messenger names what it received.
  const renamed = path.join(stick, "jawaban (1).lindung");
  await copyFile(path.join(at("jawaban"), answer), renamed);
  await desk.sees("Jawaban kantor");
  await look(desk, "[data-offered]");
  await desk.shot("73-answer-offered");
  await desk.press("Terima");
  await desk.sees("Jawaban diterima");
  await desk.sees("Semua catatan sudah dinyatakan diterima kantor.");
  await look(desk, "[data-journal]");
  await desk.shot("74-answered");
  await accessible(desk, "the way of the parcels");
  const told = await desk.texts("[data-journal]");
  assert.ok(
    told.some((text) => text.includes("Diterima kantor")),
    told.join("; "),
  );
}

async function small(home) {
  const screen = await Screen.open(1024, 600);
  const desk = await Desk.open(screen, home);
  try {
    await unlock(desk);
    await desk.sees("Simpan ke Flashdisk KINGSTON");
    await desk.shot("76-bundle-small");
  } finally {
    await desk.close();
    await screen.close();
  }
}

const look = (desk, what) =>
  desk.session.run(
    `document.querySelector(arguments[0]).scrollIntoView({ block: "center" })`,
    what,
  );
