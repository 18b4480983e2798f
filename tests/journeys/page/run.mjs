// Journeys over the office's page in a real Chromium:   node tests/journeys/page/run.mjs
// LINDUNG_BIN: folder of the executable `lindung`. Pictures lie in target/shots/page.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Browser } from "./browser.mjs";
import { World } from "./world.mjs";

/** The first page, packed, as the office promises it to a bad line. */
const MOST_BYTES = 150 * 1024;

const world = await World.make();
const browser = await Browser.open(await world.serve());
try {
  await journey();
  console.log("ok      page");
} catch (error) {
  await browser.shot("failed").catch(() => undefined);
  console.log(`FAILED  page: ${error.stack}`);
  process.exitCode = 1;
} finally {
  await browser.close();
  world.close();
}

async function journey() {
  await signsIn("admin");
  await firstPageIsLight();
  await overview();
  await aims();
  await duplicates();
  await above();
  await decreeFromAbove();
  await devices();
  await bpjstk();
  await people();
  await viewerMayLess();
}

/** Looks at it, and holds it against axe. */
async function look(name) {
  await accessible(browser, name);
  await browser.shot(name);
}

async function signsIn(login) {
  await browser.open();
  await browser.sees("Masuk ke kantor");
  await look(`masuk-${login}`);
  await browser.fill("Nama masuk", login);
  await browser.fill("Kata sandi", "bukan ini");
  await browser.press("Masuk");
  await browser.sees("Nama masuk atau kata sandi salah.");
  await browser.fill("Kata sandi", world.handedOut[login]);
  await browser.press("Masuk");
  await browser.sees("Pilih kata sandi Anda sendiri");
  await look(`kata-sandi-${login}`);
  await browser.fill("Kata sandi yang diberikan", world.handedOut[login]);
  await browser.fill("Kata sandi baru", `kata sandi ${login}`);
  await browser.fill("Sekali lagi", `kata sandi ${login}`);
  await browser.press("Ganti");
  await browser.sees("Ringkasan wilayah");
}

async function firstPageIsLight() {
  await browser.open("/?ringan");
  await browser.sees("Ringkasan wilayah");
  await browser.sees("Kota Bontang");
  const bytes = await browser.session.run(
    `return [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
       .reduce((sum, one) => sum + Math.max(one.encodedBodySize, one.transferSize), 0)`,
  );
  if (!(bytes > 10_000 && bytes <= MOST_BYTES))
    throw new Error(`the first page is ${bytes} bytes`);
  console.log(`        the first page is ${Math.round(bytes / 1024)} KB`);
}

async function overview() {
  await browser.sees("Pendataan RT");
  await look("ringkasan");
  await browser.press("Kota Bontang");
  await browser.press("Bontang Selatan");
  await browser.sees("Kelurahan Tanjung Laut");
  await browser.sees("1 terdaftar juga di desa lain, dihitung sekali");
  await browser.sees("dari 8");
  await look("ringkasan-desa");
  await browser.press("Unduh xlsx");
  const xlsx = await readFile(await browser.downloaded("lindung-ringkasan"));
  if (xlsx.subarray(0, 2).toString() !== "PK") throw new Error("no xlsx");
  await browser.press("English");
  await browser.sees("The region at a glance");
  await look("ringkasan-en");
  await browser.press("Bahasa Indonesia");
}

async function aims() {
  await browser.press("Sasaran");
  await browser.sees("50 × 2 desa");
  await browser.sees("Rp20.160.000");
  await browser.sees("Rp80.000 di atas Rp10.000.000 setiap desa");
  await browser.fill("Orang", "100");
  await browser.choose("untuk setiap", "rw");
  await browser.press("Simpan sasaran");
  await browser.sees("100 × 2 RW");
  await look("sasaran");
}

async function duplicates() {
  await browser.press("Terdaftar ganda");
  await browser.sees("NIK 6474021503829871");
  await browser.sees("Wati Lestary");
  await look("ganda");
  await browser.press("Orang yang sama");
  await browser.sees("Diputuskan: orang yang sama");
}

async function above() {
  await browser.press("Perlu dilihat");
  await browser.sees("Mbah Contoh");
  await look("aturan");
  await browser.press("SK dan kuota");
  await browser.sees("Belum ada SK");
  await look("sk");
}

async function decreeFromAbove() {
  await browser.fill("Nomor SK", "188.44/5/2026");
  await browser.fill("Tanggal", "15-12-2026");
  await browser.fill("Sumber dana", "APBD Provinsi 2027");
  await browser.fill("Desa dan kuotanya", "64.74.02.1001 30\n64.74.02 20");
  await browser.press("Beri SK ke desa");
  await browser.sees("Baris 2 tidak dapat dibaca");
  await look("sk-baris");
  await browser.fill("Desa dan kuotanya", "64.74.02.1001 30\n64.74.02.1002 20");
  await browser.press("Beri SK ke desa");
  await browser.sees("Sudah dicatat: 2 desa baru");
  await browser.sees("188.44/5/2026");
  await look("sk-diberi");
}

async function devices() {
  await browser.press("Laptop");
  await browser.sees("diakui");
  await browser.fill("Kode desa", "64.74.02.1003");
  await browser.press("Buat undangan");
  await browser.sees("Undangan sudah dibuat");
  await browser.downloaded("undangan-6474021003");
  await look("laptop");
  const tag = await browser.session.run(
    `return document.querySelector("tbody strong").innerText`,
  );
  await browser.press(`Cabut ${tag}`);
  await browser.sees(`Cabut laptop ${tag}?`);
  await look("laptop-cabut");
  await browser.press("Cabut");
  await browser.sees("dicabut sejak catatan");
  await browser.press("Undang pengganti");
  await browser.sees("Laptop pengganti menerima seluruh catatan");
}

async function bpjstk() {
  await browser.press("BPJSTK");
  await browser.sees("Kirim ke BPJSTK");
  await browser.press("Buat berkas");
  await browser.sees("Berkas sudah dibuat");
  await browser.downloaded("bpjstk-");
  await look("bpjstk");
  const list = path.join(browser.kept, "balasan.csv");
  const rows = "6474021503829873;21009000123;\n6474021503409872;;Nama beda\n";
  await writeFile(list, `NIK;KPJ;KETERANGAN\n${rows}`);
  await browser.session.type(
    await browser.field("Daftar (xlsx, xls, ods atau csv)"),
    list,
  );
  await browser.sees("balasan.csv");
  await browser.fill("Surat atau daftar asalnya", "Surat BPJSTK 12/2026");
  await browser.press("Ambil");
  await browser.sees("2 orang, dicatat di 1 desa.");
  await browser.sees("1 ditolak BPJSTK.");
  await look("bpjstk-balasan");
}

async function people() {
  await browser.press("Orang kantor");
  await browser.fill("Nama masuk", "dewi");
  await browser.fill("Nama", "Dewi Contoh");
  await browser.choose("Peran", "verifikator");
  await browser.press("Tambah orang");
  await browser.sees("Berikan kata sandi ini");
  await look("orang");
  await browser.press("Catatan");
  await browser.sees("memutuskan NIK ganda");
  await look("catatan");
  await browser.press("Akun");
  await browser.sees("Ganti kata sandi");
  await look("akun");
  await browser.press("Keluar");
}

async function viewerMayLess() {
  await signsIn("penonton");
  await browser.press("Terdaftar ganda");
  await browser.sees("NIK 6474••");
  const may = await browser.session.run(
    `return [...document.querySelectorAll("button, nav a")].map((one) => one.innerText)`,
  );
  for (const words of ["Orang yang sama", "Bukan", "Orang kantor", "Catatan"])
    if (may.includes(words)) throw new Error(`a viewer is offered: ${words}`);
  await look("ganda-penonton");
}
