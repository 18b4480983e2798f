// Cards on a real print queue: the printer is measured, a print jams after its first sheet and the
// power goes before anybody said so, the rest is printed again, and all are handed over.
import assert from "node:assert/strict";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Cups, pictured, wordsOf } from "../cups.mjs";
import { Desk, ROOT } from "../desk.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

const LIST = path.join(ROOT, "tests/samples/kader-posyandu.csv");

export default async function journey(screen) {
  const place = await folder();
  const home = path.join(place, "desa");
  const village = ["--village", "64.74.02.1001", "--clerk", "Siti Aminah"];
  await lindung("village", "new", "--home", home, ...village);
  await lindung("village", "import", "--home", home, LIST);
  const people = await many(home);
  assert.ok(people > 20, "more than two sheets");
  const cups = await Cups.start();
  try {
    let desk = await opened(screen, home, cups);
    await desk.go("cards");
    await adjusted(desk, cups);
    await printed(desk, people);
    // The power goes before the question is answered.
    await desk.close();
    desk = await opened(screen, home, cups);
    await answered(desk, people);
    assert.equal(await many(home, "printed"), people);
    const receipt = path.join(place, "tanda-terima.pdf");
    await handedOver(desk, people, receipt);
    assert.equal(await many(home, "handed_over"), people - 1);
    assert.match(await wordsOf(receipt), /TANDA TERIMA KARTU PESERTA/);
    await pictured(receipt, 1, "cards-paper-receipt");
    await looked(desk, screen);
    await desk.close();
    const papers = await cups.papers(3);
    await pictured(papers[0], 1, "cards-paper-calibration");
    await pictured(papers[1], 1, "cards-paper-sheet");
  } finally {
    await cups.end();
  }
}

async function many(home, card = undefined) {
  const filter = card === undefined ? [] : ["--card", card];
  const words = ["--home", home, "--limit", "1", ...filter];
  return (await lindung("village", "workers", ...words)).total;
}

async function opened(screen, home, cups) {
  const desk = await Desk.open(screen, home, { env: cups.env });
  await desk.fill("passphrase", PASSPHRASE);
  await desk.enter();
  await desk.sees("Selamat");
  return desk;
}

/** A test sheet comes out, is measured wrongly, then rightly. */
async function adjusted(desk, cups) {
  await desk.sees("Kartu siapa?");
  await desk.sees("Printer ini mencetak satu sisi.");
  await desk.drawn(1);
  await desk.shot("cards-print");
  await accessible(desk, "cards, printer");
  await desk.press("Setel printer");
  await desk.sees("Belum pernah diukur.");
  await desk.shot("cards-adjust");
  await accessible(desk, "adjust printer");
  await desk.press("Cetak lembar kalibrasi");
  await desk.sees("Lembar kalibrasi sudah diterima printer.");
  await cups.papers(1);
  await measures(desk, ["21,9", "30", "17,1", "270"]);
  await desk.press("Simpan setelan");
  await desk.sees("Ukuran itu tidak mungkin");
  await desk.shot("cards-adjust-wrong");
  await measures(desk, ["22,9", "30,4", "171,0", "270,6"]);
  await desk.press("Simpan setelan");
  await desk.sees("Setelan disimpan di komputer ini.");
  assert.match(
    (await desk.texts("[data-calibration]"))[0],
    /Geser 1,\d mm ke kiri/,
  );
  await desk.shot("cards-adjusted");
  await desk.press("Tutup");
}

async function measures(desk, texts) {
  for (const [index, text] of texts.entries())
    await desk.fill(`measured-${index}`, text);
}

async function printed(desk, people) {
  await desk.press(`Cetak ${people} kartu`);
  await desk.sees(`${people} kartu sudah diterima printer Kantor.`);
  await desk.sees("Lembar mana yang keluar?");
  await desk.shot("cards-sent");
  await accessible(desk, "cards sent");
}

/** After the jam: the first sheet came out, the others are printed again. */
async function answered(desk, people) {
  await desk.sees("1 cetakan kartu belum dijawab");
  await desk.shot("cards-asked-again");
  await accessible(desk, "home with an open print");
  await desk.press("Jawab sekarang");
  await desk.sees("Lembar mana yang keluar?");
  await desk.press("Sebagian saja");
  await desk.fill("sheets", "1-99");
  await desk.sees("Ada nomor yang tidak terbaca.");
  await desk.fill("sheets", "1");
  await desk.shot("cards-which");
  await accessible(desk, "which sheets");
  await desk.press("Simpan: 1 lembar keluar");
  await desk.sees("10 kartu dicatat tercetak.");
  await desk.sees(`${people - 10} kartu tidak keluar.`);
  await desk.shot("cards-counted");
  await accessible(desk, "cards counted");
  await desk.press(`Cetak lagi ${people - 10} kartu itu`);
  await desk.sees(`${people - 10} orang yang dipilih`);
  await desk.drawn(1);
  await desk.shot("cards-again");
  await desk.press(`Cetak ${people - 10} kartu`);
  await desk.sees("sudah diterima printer");
  await desk.press("Semua keluar");
  await desk.sees(`${people - 10} kartu dicatat tercetak.`);
}

async function handedOver(desk, people, receipt) {
  await desk.press("Serahkan kartu");
  await desk.sees("Kartu yang sudah dicetak dan belum diserahkan");
  await desk.fill("receipt-path", receipt);
  await desk.press("Buat tanda terima");
  await desk.sees(`Tanda terima untuk ${people} orang sudah jadi.`);
  await desk.shot("cards-hand-over-receipt");
  const boxes = await desk.until(
    "the list",
    `const boxes = [...document.querySelectorAll("tbody input[type=checkbox]")];
     return boxes.length > 0 ? boxes : null`,
  );
  await desk.session.click(await named(desk, "all"));
  await desk.session.click(boxes[0]);
  await desk.session.run("document.querySelector('h1').scrollIntoView()");
  await desk.shot("cards-hand-over");
  await accessible(desk, "hand over");
  await desk.fill("handed-on", "31-12-2099");
  await desk.press(`Catat ${people - 1} kartu diserahkan`);
  await desk.sees("Tanggal itu belum tiba.");
  await desk.fill("handed-on", "1-6-2026");
  await desk.press(`Catat ${people - 1} kartu diserahkan`);
  await desk.sees(`${people - 1} kartu dicatat diserahkan.`);
  await desk.shot("cards-handed-over");
  await desk.fill("search", "tidak ada orang ini");
  await desk.sees("Tidak ada kartu yang menunggu diserahkan");
  await desk.shot("cards-nobody-waits");
  await accessible(desk, "nobody waits");
}

function named(desk, name) {
  return desk.until(
    name,
    "return document.querySelector(`[name=${arguments[0]}]`)",
    name,
  );
}

/** The same page on a small screen. */
async function looked(desk, screen) {
  await desk.session.resize(1024, 600);
  await desk.press("Cetak");
  await desk.drawn(1);
  await desk.shot("cards-print-1024");
  await desk.press("Setel printer");
  await desk.shot("cards-adjust-1024");
  await desk.press("Tutup");
  await desk.session.resize(screen.width, screen.height);
}
