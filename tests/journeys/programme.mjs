// What the journeys of the programme share: a village with made-up people, and lists to choose from.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { folder, lindung, PASSPHRASE } from "./village.mjs";

const NAMES = [
  "Siti Rahmawati",
  "Ahmad Fauzi",
  "Bernadetta Lung Anye",
  "Dayang Norhayati",
  "Yohanes Ding Igang",
  "Raden Ajeng Kartikaningrum Widyadhari Puspitasari Notonegoro",
  "I Gusti Ngurah Bagus",
  "Maria Goreti Usat",
];

const list = (numbers) =>
  [
    "NIK;NAMA;PEKERJAAN;RT;RW",
    ...numbers.map((number) => {
      const day = String(number + 1).padStart(2, "0");
      return `647402${day}0585${9000 + number};${NAMES[number]};Pedagang;003;01`;
    }),
  ].join("\n");

/** A register with these eight people; answers its folder. */
export async function village() {
  const place = await folder();
  const home = path.join(place, "desa");
  const code = ["--village", "64.74.01.1002", "--clerk", "Siti Aminah"];
  await lindung("village", "new", "--home", home, ...code);
  const file = path.join(place, "daftar.csv");
  await writeFile(file, list(NAMES.map((_, number) => number)));
  await lindung("village", "import", "--home", home, file);
  return home;
}

/** A use case by the command line; its answer. */
export const does = (home, useCase, request) =>
  lindung(
    "village",
    "record",
    "--home",
    home,
    useCase,
    JSON.stringify(request),
  );

export async function signIn(desk) {
  await desk.fill("passphrase", PASSPHRASE);
  await desk.press("Buka");
  await desk.sees("Selamat bekerja");
}

/** Chooses from a list by the beginning of its words, in the dialog if one is open. */
export async function choose(desk, name, words) {
  await desk.until(
    `"${words}" in ${name}`,
    `const dialog = document.querySelector("dialog[open]") ?? document;
     const field = dialog.querySelector(\`select[name="\${arguments[0]}"]\`);
     const option = [...(field?.options ?? [])].find((one) => one.text.startsWith(arguments[1]));
     if (!option) return null;
     field.value = option.value;
     field.dispatchEvent(new Event("change", { bubbles: true }));
     return true`,
    name,
    words,
  );
}

/** Presses the button with these words in the dialog that is open. */
export async function pressIn(desk, words) {
  const button = await desk.until(
    `button "${words}" in the dialog`,
    `return [...document.querySelectorAll("dialog[open] button:not(:disabled)")].find((button) =>
       button.innerText.trim().startsWith(arguments[0])) ?? null`,
    words,
  );
  await desk.session.click(button);
}

/** Presses what has this attribute. */
export async function pressAt(desk, selector) {
  await desk.session.click(
    await desk.until(
      selector,
      "return document.querySelector(arguments[0])",
      selector,
    ),
  );
}

/** Waits for a dialog to be gone. */
export const closed = (desk) =>
  desk.until(
    "no dialog",
    'return document.querySelector("dialog[open]") === null || null',
  );
