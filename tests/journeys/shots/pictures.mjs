// The pictures of the help: small, so that the window stays quick to start and to carry.
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { ROOT } from "../desk.mjs";

const FOLDER = path.join(ROOT, "ui/src/help/pictures");
const WIDTH = 820;

/** Keeps a picture of a screen for its guide. */
export async function keep(png, guide) {
  await mkdir(FOLDER, { recursive: true });
  const size = ["-resize", String(WIDTH), "0"];
  const to = path.join(FOLDER, `${guide}.webp`);
  await promisify(execFile)("cwebp", [
    "-quiet",
    "-q",
    "55",
    "-m",
    "6",
    ...size,
    png,
    "-o",
    to,
  ]);
}
