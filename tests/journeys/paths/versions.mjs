// Programs of several versions: data of a newer one are left alone, what it wrote waits for the
// upgrade, and the upgrade comes from the office and is saved, not started.
import assert from "node:assert/strict";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk, ROOT } from "../desk.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

const VILLAGE = "64.74.01.1002";
/** Of the homes in `tests/frozen/later`, left by a program two releases ahead. */
const THEIRS = "rahasia desa contoh";

export default async function journey(screen) {
  const place = await folder();
  const later = path.join(ROOT, "tests/frozen/later");
  await cp(later, place, { recursive: true });

  await inWindow(
    screen,
    path.join(place, "lebih-baru"),
    THEIRS,
    async (desk) => {
      await desk.sees("dibuat oleh aplikasi yang lebih baru");
      await desk.sees("Perbarui aplikasi, lalu buka lagi");
      await desk.shot("60-newer-database");
      await accessible(desk, "newer database");
    },
  );
  for (const file of ["lindung.db", "keys.lindung"]) {
    const read = (home) => readFile(path.join(home, "lebih-baru", file));
    const [before, after] = await Promise.all([later, place].map(read));
    assert.ok(before.equals(after), `${file} was not touched`);
  }

  await inWindow(screen, path.join(place, "menunggu"), THEIRS, async (desk) => {
    await desk.sees("Selamat bekerja");
    await desk.go("roster");
    await desk.row(0);
    await desk.sees("Menunggu pembaruan aplikasi");
    await desk.shot("61-waits-for-the-upgrade");
    await accessible(desk, "waits for the upgrade");
  });
  await update(screen, place);
}

async function update(screen, place) {
  const at = (name) => path.join(place, name);
  const [desa, kantor] = [
    ["--home", at("desa")],
    ["--home", at("kantor")],
  ];
  const named = ["--village", VILLAGE, "--clerk", "Siti Aminah"];
  await lindung("village", "new", ...desa, ...named);
  const office = ["--region", "64", "--name", "Dinas Contoh"];
  await lindung("office", "new", ...kantor, ...office);
  const out = ["--out", at("undangan.lindung")];
  await lindung("office", "invite", ...kantor, "--village", VILLAGE, ...out);
  const invitation = ["--invitation", at("undangan.lindung")];
  await lindung("village", "join", ...desa, ...invitation);
  const program = Buffer.alloc(1_500_000, "lindung");
  await writeFile(at("lindung.deb"), program);
  const what = ["--system", "linux-deb", "--version", "99.1.2"];
  await lindung("office", "offer", ...kantor, ...what, at("lindung.deb"));

  let turn = 0;
  const exchange = async () => {
    const [file, answers] = [at(`kirim-${++turn}`), at(`jawaban-${turn}`)];
    await lindung("village", "make", ...desa, "--out", file);
    const folder = ["--answers", answers];
    const taken = await lindung("office", "take", ...kantor, file, ...folder);
    await lindung("village", "take", ...desa, taken.answers[0].file);
  };
  await exchange();
  await inWindow(screen, at("desa"), PASSPHRASE, async (desk) => {
    await desk.sees("Selamat bekerja");
    await desk.go("settings", "laptops");
    await desk.sees("Versi 99.1.2 ditawarkan oleh Dinas Contoh (2 MB).");
    await desk.shot("62-update-offered");
    await accessible(desk, "update offered");
    await desk.press("Minta berkasnya");
    await desk.sees("Sudah diminta, 0% sudah ada");
    await exchange();
    await desk.go("home");
    await desk.sees("Selamat bekerja");
    await desk.go("settings", "laptops");
    await mkdir(at("flashdisk"));
    await desk.fill("update", at("flashdisk"));
    await desk.enter();
    await desk.sees("Berkas pembaruan tersimpan");
    await desk.shot("63-update-saved");
    await accessible(desk, "update saved");
  });
  const saved = await readFile(at("flashdisk/lindung-99.1.2.deb"));
  assert.ok(saved.equals(program), "what the office offered, byte for byte");
}

async function inWindow(screen, home, passphrase, does) {
  const desk = await Desk.open(screen, home);
  try {
    await desk.fill("passphrase", passphrase);
    await desk.press("Buka");
    await does(desk);
  } finally {
    await desk.close();
  }
}
