// The sample village on a wide screen, on the smallest one, and in the dark.
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk, ROOT } from "../desk.mjs";
import { Screen } from "../screen.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

const PAGES = [
  "roster",
  "register",
  "importing",
  "cards",
  "bundle",
  "check",
  "settings",
];

export default async function journey(screen) {
  const home = await sampleVillage(await folder());
  await look(screen, home, "wide", {});
  const small = await Screen.open(1024, 600);
  try {
    await look(small, home, "small", {});
  } finally {
    await small.close();
  }
  await look(screen, home, "dark", { dark: true });
}

/** Bontang Baru: a list that the province has, and one that it has not. */
async function sampleVillage(place) {
  const village = "64.74.01.1002";
  const at = (name) => path.join(place, name);
  const list = (name) => path.join(ROOT, "tests/samples", name);
  const desa = ["--home", at("desa")];
  const kantor = ["--home", at("kantor")];
  const clerk = ["--clerk", "Siti Aminah (contoh)"];
  const cover = [
    "--programmes",
    "jkk,jkm",
    "--from",
    "2026-01",
    "--until",
    "2027-01",
  ];
  const invitation = at("undangan.lindung");
  const parcel = at("kiriman.lindung");
  await lindung(
    "village",
    "new",
    "--sample",
    ...desa,
    "--village",
    village,
    ...clerk,
  );
  await lindung(
    "village",
    "import",
    ...desa,
    list("bontang-baru-rt.xlsx"),
    ...cover,
  );
  const name = "Dinas Tenaga Kerja Kalimantan Timur (contoh)";
  await lindung("office", "new", ...kantor, "--region", "64", "--name", name);
  await lindung(
    "office",
    "invite",
    ...kantor,
    "--village",
    village,
    "--out",
    invitation,
  );
  await lindung("village", "join", ...desa, "--invitation", invitation);
  await lindung("village", "make", ...desa, "--out", parcel);
  const { answers } = await lindung(
    "office",
    "take",
    ...kantor,
    parcel,
    "--answers",
    at("jawaban"),
  );
  await lindung("village", "take", ...desa, answers[0].file);
  await lindung("village", "import", ...desa, list("kader-posyandu.csv"));
  return at("desa");
}

async function look(screen, home, name, wishes) {
  const desk = await Desk.open(screen, home, wishes);
  try {
    await desk.sees("Masukkan kata sandi");
    await desk.shot(`${name}-unlock`);
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.sees("Selamat bekerja");
    // The first walk is done once on a device.
    if (name === "wide") await desk.press("Lewati");
    await desk.settle();
    await visit(desk, name, "home");
    for (const page of PAGES) {
      await desk.go(page);
      await desk.settle();
      if (page === "cards") await desk.drawn(1);
      await visit(desk, name, page);
    }
  } finally {
    await desk.close();
  }
}

/** A picture of the page, and nothing on it that reaches beyond the window. */
async function visit(desk, name, page) {
  await desk.shot(`${name}-${page}`);
  await accessible(desk, `${page} (${name})`);
  const wide = await desk.session.run(
    "const main = document.querySelector('main'); return main.scrollWidth - main.clientWidth",
  );
  if (wide > 0) throw new Error(`${page} (${name}) is ${wide} px too wide`);
}
