// Two at one desk: the head lets somebody in who only looks, replaces the recovery code, and lets
// that clerk go.
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk, ROOT } from "../desk.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

const VILLAGE = "64.74.01.1002";
const TONO = "kata sandi Tono";

export default async function journey(screen) {
  const place = await folder();
  const home = path.join(place, "desa");
  const desa = ["--home", home];
  const named = ["--village", VILLAGE, "--clerk", "Siti Aminah"];
  await lindung("village", "new", ...desa, ...named);
  const list = path.join(ROOT, "tests/samples/kader-posyandu.csv");
  await lindung("village", "import", ...desa, list);

  const desk = await Desk.open(screen, home);
  try {
    await signIn(desk, PASSPHRASE);
    await desk.sees("Selamat bekerja, Siti Aminah");
    await desk.go("settings", "clerks");
    await appoint(desk);
    await renewCode(desk);
    await lock(desk);
    await lookOnly(desk);
    await lock(desk);
    await letGo(desk);
    await reveal(desk);
    await handOver(desk, path.join(place, "berita-acara.pdf"));
  } finally {
    await desk.close();
  }
}

async function signIn(desk, passphrase) {
  await desk.fill("passphrase", passphrase);
  await desk.press("Buka");
}

async function lock(desk) {
  await desk.press("Kunci");
  await desk.sees("Lupa kata sandi?");
}

async function appoint(desk) {
  await desk.press("Tambah petugas");
  await desk.fill("clerk-name", "Tono");
  await desk.pick("Hanya melihat");
  await desk.fill("passphrase", TONO);
  await desk.fill("again", TONO);
  await desk.fill("own-passphrase", "bukan sandi Siti");
  await pressLast(desk, "Tambah petugas");
  await desk.sees("Kata sandi salah");
  await desk.shot("30-appoint-refused");
  await accessible(desk, "appoint");
  await desk.fill("own-passphrase", PASSPHRASE);
  await pressLast(desk, "Tambah petugas");
  await desk.sees("Tono dapat bekerja sekarang.");
  await desk.until(
    "Tono in the list",
    "return document.querySelector('[data-clerk=\"Tono\"]') && true",
  );
  await desk.shot("31-clerks");
  await accessible(desk, "clerks");
}

/** The one in the dialog stands after the one that opened it. */
async function pressLast(desk, words) {
  const button = await desk.until(
    `button "${words}"`,
    `return [...document.querySelectorAll("dialog button:not(:disabled)")].findLast((button) =>
       button.innerText.trim().startsWith(arguments[0])) ?? null`,
    words,
  );
  await desk.session.click(button);
}

async function renewCode(desk) {
  await desk.go("settings", "access");
  // The page is still moving to its section: a mouse would miss.
  await desk.settle();
  await desk.until(
    "the button for a fresh code",
    `const button = [...document.querySelectorAll("main button:not(:disabled)")].find((one) =>
       one.innerText.trim().startsWith("Ganti kode"));
     button?.click();
     return button !== undefined`,
  );
  await desk.fill("own-passphrase", PASSPHRASE);
  await pressLast(desk, "Ganti kode");
  await desk.until(
    "a fresh code",
    "return document.querySelector('[data-recovery-code]') && true",
  );
  await desk.shot("32-fresh-code");
  await accessible(desk, "fresh code");
  await pressLast(desk, "Sudah");
}

async function lookOnly(desk) {
  await signIn(desk, TONO);
  await desk.sees("Selamat bekerja, Tono");
  await desk.shot("33-looks-only");
  await accessible(desk, "looks only");
  const views = await desk.session.run(
    "return [...document.querySelectorAll('[data-view]')].map((entry) => entry.dataset.view)",
  );
  if (views.includes("register")) throw new Error("one who looks may register");
  await desk.go("settings", "clerks");
  await desk.sees("Hanya kepala");
  await desk.shot("34-settings-looks-only");
}

async function letGo(desk) {
  await signIn(desk, PASSPHRASE);
  await desk.sees("Selamat bekerja, Siti Aminah");
  await desk.go("settings", "clerks");
  const change = await desk.until(
    "change Tono",
    "return document.querySelector('[data-clerk=\"Tono\"] button')",
  );
  await desk.session.click(change);
  await desk.pick("Berhenti bertugas");
  await desk.fill("close-reason", "pindah tugas");
  await desk.shot("35-let-go");
  await accessible(desk, "let go");
  await pressLast(desk, "Berhenti bertugas");
  await desk.sees("Sudah berhenti");
  await lock(desk);
  await signIn(desk, TONO);
  await desk.sees("Kata sandi salah");
}

/** A masked number is shown, and the history says who looked. */
async function reveal(desk) {
  await signIn(desk, PASSPHRASE);
  await desk.go("roster");
  const row = await desk.until(
    "a person",
    "return document.querySelector('[data-row]')",
  );
  await desk.session.click(row);
  const show = await desk.until(
    "the button",
    "return document.querySelector('[data-reveal=\"nik\"]')",
  );
  await desk.session.click(show);
  await desk.sees("Nomor dilihat: NIK");
  await desk.shot("36-number-shown");
  await accessible(desk, "number shown");
}

async function handOver(desk, file) {
  await desk.go("settings", "access");
  await desk.press("Serah terima");
  await desk.fill("clerk-name", "Rani");
  await desk.fill("passphrase", "kata sandi Rani");
  await desk.fill("again", "kata sandi Rani");
  await desk.fill("minutes", file);
  await desk.fill("own-passphrase", PASSPHRASE);
  await desk.shot("37-hand-over");
  await accessible(desk, "hand over");
  await pressLast(desk, "Serah terima");
  await desk.sees("Tugas sudah beralih kepada Rani.");
  await desk.shot("38-handed-over");
  await pressLast(desk, "Sudah");
  await desk.sees("Lupa kata sandi?");
  await signIn(desk, "kata sandi Rani");
  await desk.sees("Selamat bekerja, Rani");
}
