// A line to the office: what is pending goes by itself, what cannot go is said honestly, and the
// backup of the day is kept.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { folder, lindung, PASSPHRASE, serve } from "../village.mjs";

const VILLAGE = "64.74.01.1002";

export default async function journey(screen) {
  const place = await folder();
  const at = (name) => path.join(place, name);
  const desa = ["--home", at("desa")];
  const kantor = ["--home", at("kantor")];
  const named = ["--village", VILLAGE, "--clerk", "Siti Aminah"];
  await lindung("village", "new", ...desa, ...named);
  const office = ["--region", "64", "--name", "Dinas Contoh"];
  await lindung("office", "new", ...kantor, ...office);
  const out = ["--out", at("undangan.lindung")];
  await lindung("office", "invite", ...kantor, "--village", VILLAGE, ...out);
  const invitation = ["--invitation", at("undangan.lindung")];
  await lindung("village", "join", ...desa, ...invitation);

  let server = await serve(at("kantor"));
  const { address } = server;
  const desk = await Desk.open(screen, at("desa"));
  try {
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.go("bundle");
    await desk.sees("tidak memuat alamat internet");
    await desk.shot("40-no-address");
    await setAddress(desk, `http://${address}`);
    await desk.sees("Semua sudah ada di kantor");
    await desk.shot("41-all-there");
    await accessible(desk, "line");

    await server.end();
    await register(desk, "6474015208859001");
    await desk.go("bundle");
    await desk.press("Kirim sekarang");
    await desk.sees("Lindung mencoba lagi sendiri");
    await desk.shot("42-no-line");
    await accessible(desk, "no line");

    server = await serve(at("kantor"), address);
    await desk.sees("Semua sudah ada di kantor");
    await backups(desk, at("flashdisk"));
  } finally {
    await desk.close();
    await server.end();
  }
}

async function setAddress(desk, address) {
  await desk.unfold("Alamat dan sertifikat");
  await desk.fill("line-address", address);
  await desk.press("Simpan");
}

async function register(desk, nik) {
  await desk.go("register");
  await desk.fill("nik", nik);
  await desk.fill("name", "Wati");
  await desk.press("Simpan orang ini");
  await desk.sees("tersimpan");
}

async function backups(desk, stick) {
  await mkdir(stick);
  await desk.go("settings", "backup");
  await desk.fill("backup", stick);
  await desk.press("Simpan ke sini setiap hari");
  await desk.sees("lima yang terakhir dijaga");
  const words = "lima yang terakhir dijaga";
  await desk.session.run(
    `[...document.querySelectorAll("p")].find((p) => p.innerText.includes(arguments[0]))
       .scrollIntoView({ block: "center" })`,
    words,
  );
  await desk.shot("43-daily-backup");
  await accessible(desk, "daily backup");
}
