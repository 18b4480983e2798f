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
  const home = path.join(await folder(), "desa");
  const list = path.join(ROOT, "tests/samples/opensid-penduduk.xlsx");
  const village = [
    "--village",
    "64.01.03.2003",
    "--clerk",
    "Siti Aminah (contoh)",
  ];
  await lindung("village", "new", "--sample", "--home", home, ...village);
  const cover = [
    "--programmes",
    "jkk,jkm",
    "--from",
    "2026-01",
    "--until",
    "2027-01",
  ];
  await lindung("village", "import", "--home", home, list, ...cover);

  await look(screen, home, "wide", {});
  const small = await Screen.open(1024, 600, 91);
  try {
    await look(small, home, "small", {});
  } finally {
    await small.close();
  }
  await look(screen, home, "dark", { dark: true });
}

async function look(screen, home, name, wishes) {
  const desk = await Desk.open(screen, home, wishes);
  try {
    await desk.sees("Masukkan kata sandi");
    await desk.shot(`${name}-unlock`);
    await desk.fill("passphrase", PASSPHRASE);
    await desk.press("Buka");
    await desk.sees("Selamat bekerja");
    await desk.settle();
    await visit(desk, name, "home");
    for (const page of PAGES) {
      await desk.go(page);
      await desk.settle();
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
