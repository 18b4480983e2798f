// What several journeys need: folders, the command line, a village set up by hand.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { accessible } from "./accessible.mjs";
import { BIN } from "./desk.mjs";
import { now } from "./calendar.mjs";

export const PASSPHRASE = "kopi pagi di beranda";

export const folder = () => mkdtemp(path.join(tmpdir(), "lindung-journey-"));

/** The command line; its JSON answer. */
export async function lindung(...words) {
  const run = promisify(execFile);
  const env = { ...process.env, LINDUNG_PASSPHRASE: PASSPHRASE };
  const { stdout } = await run(
    path.join(BIN, "lindung"),
    [...words, "--json"],
    { env },
  );
  return JSON.parse(stdout);
}

/** From the first screen to an empty village, through every question; answers the code. */
export async function setUp(desk) {
  await desk.sees("Di desa atau kelurahan mana Anda bekerja?");
  for (const words of [
    "kalimantan timur",
    "bontang",
    "bontang utara",
    "bontang baru",
  ]) {
    await desk.fill("place", words);
    await desk.settle();
    await desk.enter();
  }
  await desk.sees("Siapa nama Anda?");
  await desk.shot("01-who");
  await desk.fill("clerk", "Siti Aminah");
  await desk.enter();
  await desk.sees("Buat kata sandi");
  await desk.fill("passphrase", PASSPHRASE);
  await desk.fill("again", PASSPHRASE);
  await desk.shot("01-passphrase");
  await desk.press("Buat daftar desa");
  await desk.sees("Simpan kode pemulihan ini");
  await desk.shot("01-recovery-code");
  await accessible(desk, "recovery code");
  const groups = await desk.texts("[data-recovery-code] li");
  await desk.press("Sudah saya simpan");
  const asked = await desk.until(
    "which group is asked",
    "return document.body.innerText.match(/Kelompok ke-(\\d+)/)?.[1] ?? null",
  );
  await desk.fill("group", "salah");
  await desk.press("Mulai bekerja");
  await desk.sees("Belum cocok");
  await desk.shot("01-asked-back");
  await desk.fill("group", groups[Number(asked) - 1].toLowerCase());
  await desk.press("Mulai bekerja");
  await desk.sees("Selamat bekerja, Siti Aminah");
  return groups.join("-");
}

/** The office's server, at this address or at any. */
export async function serve(home, address = "127.0.0.1:0") {
  const words = ["office", "serve", "--home", home, "--listen", address];
  const child = spawn(path.join(BIN, "lindung"), [...words, "--json"], {
    env: { ...process.env, LINDUNG_PASSPHRASE: PASSPHRASE },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const [ready] = await new Promise((resolve) =>
    lines.once("line", (line) => resolve([JSON.parse(line)])),
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  return {
    address: ready.listening,
    end: () => {
      child.kill();
      return ended;
    },
  };
}

/** Six neighbours in two RTs who hold a place this month, paid for: home, month and their NIKs. */
export async function insured(place) {
  const home = path.join(place, "desa");
  const at = ["--home", home];
  const does = (useCase, request) =>
    lindung("village", "record", ...at, useCase, JSON.stringify(request));
  const village = ["--village", "64.74.01.1002", "--clerk", "Siti Aminah"];
  await lindung("village", "new", ...at, ...village);
  const niks = [1, 2, 3, 4, 5, 6].map((day) => `64740${day}0${day}01859001`);
  const rows = niks.map((nik, index) => {
    const [letter, rt] = [
      String.fromCharCode(65 + index),
      index < 4 ? "001" : "2",
    ];
    return `${nik};Warga ${letter};0${index + 1}-01-1985;${rt};01;Pedagang`;
  });
  const list = path.join(place, "daftar.csv");
  await writeFile(
    list,
    `NIK;NAMA;TGL LAHIR;RT;RW;PEKERJAAN\n${rows.join("\n")}\n`,
  );
  await lindung("village", "import", ...at, list);
  const today = now();
  const month = `${today.getUTCFullYear()}-${String(today.getUTCMonth() + 1).padStart(2, "0")}`;
  const [from, until] = [month, `${today.getUTCFullYear() + 1}-12`];
  const funding = await does("funding.name", {
    name: "APBDes",
    kind: "apbdes",
  });
  const { id: decree } = await does("decree.issue", {
    number: "188.45/12",
    dated: "2026-01-02",
    funding: funding.id,
    programmes: ["jkk", "jkm"],
    from,
    until,
    places: 6,
  });
  await does("place.give", { decree, from, filter: {} });
  const bill = await does("bill.make", { decree, from });
  await does("contribution.receive", {
    bill: bill.bill,
    amount: bill.due,
    paid_on: `${month}-10`,
  });
  return { home, month, niks };
}
