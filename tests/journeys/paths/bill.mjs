// A bill from the making to the cover that follows from what was paid.
import assert from "node:assert/strict";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import {
  choose,
  closed,
  does,
  pressAt,
  pressIn,
  signIn,
  village,
} from "../programme.mjs";
import { Screen } from "../screen.mjs";
import { now } from "../calendar.mjs";

export default async function journey(screen) {
  const home = await village();
  const desk = await Desk.open(screen, home);
  try {
    await signIn(desk);
    await nothing(desk);
  } finally {
    await desk.close();
  }
  await programme(home);
  const second = await Desk.open(screen, home);
  try {
    await signIn(second);
    await make(second);
    await pay(second);
    await cover(second);
  } finally {
    await second.close();
  }
  await small(home);
  const { bills, totals } = await does(home, "bill.list", {});
  assert.deepEqual(
    bills.map(({ due, missing }) => [due, missing]),
    [["403200", "151200"]],
  );
  assert.deepEqual(
    totals.map(({ missing }) => missing),
    ["16800", "0", "134400"],
  );
}

/** Three months until now, so that somebody is covered today. */
const FROM = monthsAgo(2);

function monthsAgo(count) {
  const day = now();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() - count);
  return day.toISOString().slice(0, 7);
}

const spelled = (month) =>
  new Date(`${month}-01T00:00:00Z`).toLocaleDateString("id", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });

/** A funding source and a decree that ends next month, with everybody in it. */
async function programme(home) {
  const funding = await does(home, "funding.name", {
    name: "Dana Kelurahan, DAU Tambahan 2026",
    kind: "apbd",
  });
  const decree = await does(home, "decree.issue", {
    number: "188.45/7/2026",
    dated: "2026-01-05",
    funding: funding.id,
    programmes: ["jkk", "jkm"],
    from: FROM,
    until: monthsAgo(-1),
    places: 8,
  });
  await does(home, "place.give", { decree: decree.id, from: FROM, filter: {} });
}

async function nothing(desk) {
  await desk.go("bills");
  await desk.sees("Belum ada tagihan");
  await desk.shot("bill-empty");
  await accessible(desk, "no bill");
  await desk.press("Siapa yang terlindung");
  await desk.sees("Tidak ada orang dalam keadaan ini");
  await desk.shot("cover-empty");
}

async function make(desk) {
  await desk.sees("belum punya tempat mulai");
  await desk.shot("cover-home-warned");
  await accessible(desk, "home with cover");
  await desk.go("bills");
  await desk.press("Buat tagihan");
  await desk.sees("8 orang, jumlahnya Rp134.400");
  await choose(desk, "length", "3 bulan");
  await desk.sees("8 orang, jumlahnya Rp403.200");
  await desk.pick("Pakai keringanan iuran");
  await desk.sees("tidak mendapat keringanan");
  await desk.shot("bill-refused");
  await accessible(desk, "bill refused");
  await desk.pick("Iuran penuh");
  await desk.sees("8 orang, jumlahnya Rp403.200");
  await desk.shot("bill-make");
  await accessible(desk, "make a bill");
  await pressIn(desk, "Simpan tagihan");
  await desk.sees("Belum ada pembayaran");
  await desk.fill("code", "8888 0011 2233 4455");
  await desk.press("Simpan kode");
  await desk.sees("Kode tersimpan");
  await desk.shot("bill-made");
  await accessible(desk, "bill");
}

/** Paid on a day of that month: payments stand in the order of their days. */
async function receive(desk, from, until, amount, day, out) {
  await desk.press("Catat pembayaran");
  await choose(desk, "paid-from", spelled(from));
  await choose(desk, "paid-until", spelled(until));
  await desk.fill("amount", amount);
  await desk.fill("paid-on", `${day}-${until.split("-").reverse().join("-")}`);
  if (out) {
    await desk.fill("but", out);
    await pressAt(desk, `[data-person^='${out}']`);
    await desk.sees(out);
    await desk.shot("bill-receive");
    await accessible(desk, "receive a payment");
  }
  await pressIn(desk, "Catat pembayaran");
  await closed(desk);
  await desk.sees("Pembayaran tercatat");
}

async function pay(desk) {
  await receive(desk, FROM, FROM, "117.600", 10, "Ahmad");
  await receive(desk, monthsAgo(1), monthsAgo(1), "134.400", 10);
  // Written down twice, and taken back.
  await receive(desk, monthsAgo(1), monthsAgo(1), "134.400", 11);
  await desk.sees("Terbayar dua kali: Rp134.400");
  await desk.shot("bill-twice");
  await accessible(desk, "paid twice");
  await desk.press("Bulan demi bulan");
  await desk.sees("1 orang");
  await desk.shot("bill-months");
  await accessible(desk, "reconciliation");
  await desk.press("Pembayaran");
  const last = await desk.until(
    "the last payment",
    'return [...document.querySelectorAll("td button")].at(-1) ?? null',
  );
  await desk.session.click(last);
  await desk.fill("void-reason", "tercatat dua kali");
  await pressIn(desk, "Batalkan");
  await closed(desk);
  await desk.until(
    "no longer twice",
    'return !document.body.innerText.includes("Terbayar dua kali") || null',
  );
  await desk.sees("Rp151.200");
  await desk.shot("bill-voided-payment");
  await desk.press("Orang dalam tagihan");
  await desk.sees("2 bulan belum");
  await desk.shot("bill-people");
  await accessible(desk, "people of a bill");
  await desk.press("Isi tagihan");
  await desk.sees("Rp403.200");
  await desk.shot("bill-parts");
  await desk.press("Kembali ke iuran");
  await desk.sees("188.45/7/2026");
  await desk.shot("bill-list");
  await accessible(desk, "bills");
  await desk.press("Jumlah per bulan");
  await desk.sees("Dana Kelurahan");
  await desk.shot("bill-totals");
  await accessible(desk, "totals");
}

async function cover(desk) {
  await desk.go("bills");
  await desk.press("Siapa yang terlindung");
  await desk.sees("Yang paling dulu habis haknya");
  await desk.shot("cover-list");
  await accessible(desk, "who is covered");
  await desk.tile("Menunggak");
  await desk.row(0);
  await desk.sees("Menunggak");
  await desk.sees("hitungan desa");
  await desk.shot("cover-worker");
  await accessible(desk, "worker with cover");
  await desk.go("bills");
  await desk.row(0);
  await receive(desk, monthsAgo(0), monthsAgo(0), "134.400", 1);
  await desk.go("home");
  await desk.sees("terlindung bulan ini, dari 8 orang");
  await desk.tile("terlindung bulan ini");
  await desk.row(0);
  await desk.sees("Bulan berturut-turut: 3");
  await desk.sees("belum dibayar: perlindungan");
  await desk.shot("cover-worker-active");
  await desk.go("bills");
  await desk.row(0);
  const last = await desk.until(
    "the last payment",
    'return [...document.querySelectorAll("td button")].at(-1) ?? null',
  );
  await desk.session.click(last);
  await desk.fill("void-reason", "uang kembali");
  await pressIn(desk, "Batalkan");
  await closed(desk);
}

/** The same pages on the smallest laptop. */
async function small(home) {
  const screen = await Screen.open(1024, 600);
  const desk = await Desk.open(screen, home);
  try {
    await signIn(desk);
    await desk.go("bills");
    await desk.sees("188.45/7/2026");
    await desk.shot("small-bills");
    await accessible(desk, "bills, small");
    await desk.row(0);
    await desk.sees("Rp151.200");
    await desk.shot("small-bill");
    await accessible(desk, "bill, small");
    await desk.press("Catat pembayaran");
    await desk.shot("small-receive");
    await pressIn(desk, "Batal");
    await desk.go("bills");
    await desk.press("Siapa yang terlindung");
    await desk.sees("Yang paling dulu habis haknya");
    await desk.shot("small-cover");
    await accessible(desk, "cover, small");
  } finally {
    await desk.close();
    await screen.close();
  }
}
