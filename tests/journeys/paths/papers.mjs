// The letterhead is filled in once; then a list for the notice board, a sheet for each RT head and
// a letter come out with it, each looked at before it is made.
import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk, ROOT } from "../desk.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

export default async function journey(screen) {
  const place = await folder();
  const home = path.join(place, "desa");
  await lindung(
    "village",
    "new",
    "--home",
    home,
    "--village",
    "64.01.03.2003",
    "--clerk",
    "Siti Aminah",
  );
  await lindung(
    "village",
    "import",
    "--home",
    home,
    path.join(ROOT, "tests/samples/opensid-penduduk.xlsx"),
  );
  const frontier = async () =>
    (await lindung("village", "status", "--home", home)).frontier;

  const desk = await Desk.open(screen, home);
  try {
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.sees("Selamat bekerja");
    await desk.go("settings", "village");
    await desk.sees("Kop surat dan penanda tangan");
    await desk.sees("Isi atau ubah");
    await desk.session.run("document.querySelector('summary').click()");
    await desk.fill("address", "Jalan Contoh Nomor 1");
    await desk.fill("head_name", "Sri Rahayu Contoh");
    await accessible(desk, "settings-letterhead");
    await desk.press("Simpan");
    await desk.sees("Kop surat tersimpan.");

    await desk.go("letters");
    await desk.sees("Mau mencetak apa?");
    await desk.sees("halaman.");
    await accessible(desk, "letters");
    await desk.shot("letters-form");
    await desk.pick("Daftar untuk diumumkan");
    await desk.sees("1.188 orang");
    await desk.shot("letters-public");
    await desk.pick("Lampiran SK");
    await desk.sees("Belum ada SK yang dicatat");
    await desk.shot("letters-no-decree");
    await desk.pick("Lembar validasi bulanan");
    await desk.sees("1.188 orang");
    const file = path.join(place, "validasi.pdf");
    await desk.fill("path", file);
    await desk.press("Buat berkas");
    await desk.sees("Berkas sudah jadi");
    await desk.shot("letters-made");
    assert.ok((await stat(file)).size > 10_000, "the file is there");
  } finally {
    await desk.close();
  }
  const entries = Object.values(await frontier()).reduce(
    (sum, next) => sum + next,
    0,
  );
  assert.ok(entries > 1188, "the list is in the log");
}
