// A neighbour pays alone, with no decree between; and cover is brought to the end that an amended
// decree has.
import assert from "node:assert/strict";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { choose, closed, does, signIn, village } from "../programme.mjs";
import { now } from "../calendar.mjs";

const year = now().getUTCFullYear();

export default async function journey(screen) {
  const home = await village();
  await amended(home);
  const desk = await Desk.open(screen, home);
  try {
    await signIn(desk);
    await pays(desk);
    await bills(desk);
    await follows(desk);
  } finally {
    await desk.close();
  }
  const { bills: made } = await does(home, "bill.list", {});
  assert.deepEqual(
    made.map(({ decree, people, due, missing }) => [
      decree,
      people,
      due,
      missing,
    ]),
    [["", 1, "50400", "0"]],
  );
}

/** A decree of half a year that an amendment made a whole one. */
async function amended(home) {
  const funding = await does(home, "funding.name", {
    name: "Dana Kelurahan, DAU Tambahan",
    kind: "apbd",
  });
  const decree = await does(home, "decree.issue", {
    number: `188.45/7/${year}`,
    dated: `${year}-01-05`,
    funding: funding.id,
    programmes: ["jkk", "jkm"],
    from: `${year}-01`,
    until: `${year}-07`,
    places: 8,
  });
  await does(home, "decree.amend", {
    decree: decree.id,
    number: `188.45/9/${year}`,
    dated: `${year}-05-05`,
    from: `${year}-07`,
    until: `${year + 1}-01`,
  });
}

async function pays(desk) {
  await desk.go("roster");
  await desk.row(3);
  await desk.press("Bayar sendiri");
  await choose(desk, "own-months", "3 bulan");
  await desk.sees("Yang dibayar: Rp50.400");
  await accessible(desk, "own-pays");
  await desk.shot("own-pays");
  await desk.fill("own-paid-on", "kemarin dulu");
  await desk.press("Catat pembayaran");
  await desk.until(
    "why not",
    `return document.querySelector('dialog [role="alert"]') && true`,
  );
  await desk.fill(
    "own-paid-on",
    now().toISOString().slice(0, 10).split("-").reverse().join("-"),
  );
  await desk.fill("own-receipt", "BNI 0081234");
  await desk.sees("Yang dibayar: Rp50.400");
  await desk.press("Catat pembayaran");
  await desk.sees("Pembayaran tercatat");
  await closed(desk);
  await desk.shot("own-paid");
}

async function bills(desk) {
  await desk.go("bills");
  await desk.sees("lunas");
  await desk.shot("own-bills");
  await desk.row(0);
  await desk.sees("Tanpa SK");
  await desk.shot("own-bill");
}

async function follows(desk) {
  await desk.go("decrees");
  await desk.row(0);
  await desk.until(
    "the months",
    `const tab = document.querySelector('[data-tab="months"]');
     tab?.click();
     return tab && true`,
  );
  await accessible(desk, "decree-follow");
  await desk.press("Samakan perlindungan");
  await desk.sees("0 perlindungan diperpanjang, 0 diperpendek");
  await desk.shot("decree-follow");
}
