// A card is held under a scanner, its picture is pasted and named, and a false one is shown.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { accessible } from "../accessible.mjs";
import { Desk, ROOT } from "../desk.mjs";
import { pressAt } from "../programme.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

const run = promisify(execFile);
const LIST = path.join(ROOT, "tests/samples/kader-posyandu.csv");
const GOOD = "Kartu ini asli dan masih berlaku.";

export default async function journey(screen) {
  const place = await folder();
  const home = path.join(place, "desa");
  const at = ["--home", home];
  const village = ["--village", "64.74.02.1001", "--clerk", "Siti Aminah"];
  await lindung("village", "new", ...at, ...village);
  await lindung("village", "import", ...at, LIST);
  const pdf = path.join(place, "kartu.pdf");
  const print = ["--out", pdf, "--sheet", "cr80"];
  await lindung("village", "cards", ...at, ...print);
  const picture = path.join(place, "kartu.png");
  const page = ["-r", "300", "-png", "-singlefile", "-f", "1", "-l", "1"];
  await run("pdftoppm", [...page, pdf, path.join(place, "kartu")]);
  const { stdout } = await run("zbarimg", ["-q", "--raw", picture]);
  const code = stdout.trim();

  const desk = await Desk.open(screen, home);
  await desk.fill("passphrase", PASSPHRASE);
  await desk.enter();
  await desk.sees("Selamat");
  await desk.go("check");
  await desk.sees("Siap memindai");
  await desk.shot("check-ready");
  await accessible(desk, "check");
  await scanned(desk, code);
  await pastedAndNamed(desk, code, picture);
  await refused(desk, code, { at, place, print });
  await desk.session.resize(1024, 600);
  await desk.shot("check-withdrawn-1024");
  await desk.close();
}

/** The scanner types while the focus is on a button of the menu. */
async function scanned(desk, code) {
  await desk.session.run("document.querySelector('[data-view=check]').focus()");
  await desk.session.press(...code, "\uE007");
  await desk.sees(GOOD);
  await desk.sees("Nomor kartu");
  await desk.shot("check-scanned");
  await accessible(desk, "verdict");
}

async function pastedAndNamed(desk, code, picture) {
  await desk.fill("card", `${code}\n`);
  await pressAt(desk, "main form button[type=submit]");
  await desk.sees(GOOD);
  await desk.fill("picture", path.join(path.dirname(picture), "tidak-ada.png"));
  await desk.press("Periksa gambarnya");
  await desk.sees("tidak ada");
  await desk.shot("check-no-file");
  await desk.fill("picture", picture);
  await desk.press("Periksa gambarnya");
  await desk.sees(GOOD);
  await desk.fill("card", "");
  const bytes = (await readFile(picture)).toString("base64");
  await desk.session.run(
    `const bytes = Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0));
     const clipboardData = new DataTransfer();
     clipboardData.items.add(new File([bytes], "kartu.png", { type: "image/png" }));
     document.querySelector("h1").dispatchEvent(
       new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));`,
    bytes,
  );
  await desk.sees(GOOD);
}

/** Altered, no card at all, and one that was lost and replaced since. */
async function refused(desk, code, { at, place, print }) {
  const other = code[40] === "A" ? "B" : "A";
  await desk.fill("card", code.slice(0, 40) + other + code.slice(41));
  await pressAt(desk, "main form button[type=submit]");
  await desk.until(
    "a refusal",
    "return document.querySelector('[data-verdict][role=alert]') && true",
  );
  await desk.shot("check-altered");
  await accessible(desk, "card refused");
  await desk.fill("card", "https://contoh.id/bukan-kartu");
  await pressAt(desk, "main form button[type=submit]");
  await desk.sees("Ini bukan kode kartu Lindung.");
  await desk.shot("check-no-card");
  // On this laptop, by the command line beside the window.
  const lost = path.join(place, "hilang.pdf");
  const again = [...print.slice(2), "--out", lost, "--reason", "hilang"];
  await lindung("village", "cards", ...at, ...again);
  await scannedAgain(desk, code);
}

async function scannedAgain(desk, code) {
  await desk.session.run("document.querySelector('h1').focus()");
  await desk.session.press(...code, "\uE007");
  await desk.sees("Kartu ini sudah ditarik: hilang.");
  await desk.shot("check-withdrawn");
  await accessible(desk, "card withdrawn");
}
