// A laptop is lost: its backup makes the register again on another one.
import assert from "node:assert/strict";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk, ROOT } from "../desk.mjs";
import { Screen } from "../screen.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

const VILLAGE = "64.74.01.1002";

export default async function journey(screen) {
  const place = await folder();
  const { home, code, people } = await oldLaptop(place);
  const backup = await saveBackup(screen, home, place);
  await restoreByPassphrase(screen, path.join(place, "baru"), backup, people);
  const small = await Screen.open(1024, 600);
  try {
    await restoreByCode(small, path.join(place, "lain"), backup, code);
  } finally {
    await small.close();
  }
}

/** A village that has joined an office. */
async function oldLaptop(place) {
  const at = (name) => path.join(place, name);
  const home = at("hilang");
  const desa = ["--home", home];
  const kantor = ["--home", at("kantor")];
  const clerk = ["--clerk", "Siti Aminah"];
  const made = await lindung(
    "village",
    "new",
    ...desa,
    "--village",
    VILLAGE,
    ...clerk,
  );
  const list = path.join(ROOT, "tests/samples/kader-posyandu.csv");
  await lindung("village", "import", ...desa, list);
  await lindung(
    "office",
    "new",
    ...kantor,
    "--region",
    "64",
    "--name",
    "Dinas Contoh",
  );
  const invitation = ["--out", at("undangan.lindung")];
  await lindung(
    "office",
    "invite",
    ...kantor,
    "--village",
    VILLAGE,
    ...invitation,
  );
  await lindung(
    "village",
    "join",
    ...desa,
    "--invitation",
    at("undangan.lindung"),
  );
  const { workers } = await lindung("village", "status", ...desa);
  return { home, code: made.recovery_code, people: workers };
}

async function saveBackup(screen, home, place) {
  const desk = await Desk.open(screen, home);
  try {
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.sees("Selamat bekerja");
    await desk.go("settings");
    await desk.pick("English");
    await desk.go("settings", "backup");
    await desk.sees("My folder");
    await desk.go("settings", "looks");
    await desk.pick("Bahasa Indonesia");
    await desk.go("settings", "backup");
    await desk.sees("Folder pribadi");
    await desk.fill(
      "backup",
      path.join(place, "tidak-ada", "cadangan.lindung"),
    );
    await desk.press("Simpan cadangan");
    await desk.until(
      "the reason",
      "return document.querySelector('.notice.bad') && true",
    );
    await desk.shot("20-backup-refused");
    await desk.fill("backup", place);
    await desk.press("Simpan cadangan");
    await desk.sees("Cadangan tersimpan");
    await desk.shot("20-backup-saved");
    await accessible(desk, "backup");
    const [file] = await desk.texts("[data-file]");
    assert.match(path.basename(file), /-cadangan-1\.lindung$/);
    return file;
  } finally {
    await desk.close();
  }
}

async function restoreByPassphrase(screen, home, backup, people) {
  const desk = await Desk.open(screen, home);
  try {
    await desk.sees("Cari provinsi");
    await desk.shot("21-start");
    await desk.press("Pulihkan dari cadangan");
    await desk.sees("Berkas cadangan");
    await accessible(desk, "restore");
    await desk.fill(
      "backup",
      path.join(ROOT, "tests/samples/kader-posyandu.csv"),
    );
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Pulihkan");
    await desk.sees("bukan cadangan Lindung");
    await desk.fill("backup", backup);
    await desk.fill("passphrase", "bukan yang ini");
    await desk.press("Pulihkan");
    await desk.sees("salah");
    await desk.shot("22-wrong-passphrase");
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Pulihkan");
    await desk.sees(`Daftar sudah kembali: ${people} orang.`);
    await desk.sees("Kantor tidak perlu mengundang laptop ini lagi");
    await desk.shot("23-restored");
    await accessible(desk, "restored");
    await desk.go("roster");
    await desk.until(
      "rows",
      "return document.querySelector('[data-row]') && true",
    );
    await desk.sees(`${people} orang`);
    await desk.shot("24-roster-is-back");
    await desk.go("bundle");
    await desk.sees("Dinas Contoh");
  } finally {
    await desk.close();
  }
}

/** The passphrase is forgotten; the code from the paper makes a new one. */
async function restoreByCode(screen, home, backup, code) {
  const desk = await Desk.open(screen, home);
  try {
    await desk.press("Pulihkan dari cadangan");
    await desk.press("Lupa kata sandi?");
    await desk.fill("backup", backup);
    await desk.fill("code", code.toLowerCase());
    await desk.fill("passphrase", "teh sore di beranda");
    await desk.fill("again", "teh sore di beranda");
    await desk.shot("25-restore-by-code");
    await accessible(desk, "restore by code");
    await desk.press("Pulihkan");
    await desk.sees("Daftar sudah kembali");
    await desk.press("Kunci layar");
    await desk.fill("passphrase", "teh sore di beranda");
    await desk.press("Buka");
    await desk.sees("Selamat bekerja");
  } finally {
    await desk.close();
  }
}
