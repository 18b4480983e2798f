// What belongs to every screen: the first walk, help, keys, colours and letters, the way back; and
// the gallery of what the screens are made of.
import assert from "node:assert/strict";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { closed, pressAt, signIn } from "../programme.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";
import { Key } from "../webdriver.mjs";

export default async function journey(screen) {
  const home = `${await folder()}/desa`;
  const who = ["--village", "64.74.01.1002", "--clerk", "Siti Aminah"];
  await lindung("village", "new", "--sample", "--home", home, ...who);
  await inWindow(screen, home, async (desk) => {
    await helpBefore(desk);
    await signIn(desk);
    await firstWalk(desk);
    await helpAndKeys(desk);
    await looks(desk);
  });
  await inWindow(screen, home, async (desk) => {
    assert.deepEqual(await dress(desk), { scheme: "dark", size: "large" });
    // The driver presses beside its mark where the page is enlarged: keys do as well.
    await desk.fill("passphrase", PASSPHRASE);
    await desk.enter();
    await desk.sees("Selamat bekerja");
    await noWalk(desk);
    await gallery(desk);
  });
}

async function inWindow(screen, home, does) {
  const desk = await Desk.open(screen, home);
  try {
    await does(desk);
  } finally {
    await desk.close();
  }
}

const dress = (desk) =>
  desk.until(
    "the dress",
    "const { scheme, size } = document.documentElement.dataset; return size ? { scheme, size } : null",
  );

const press = (desk, key) =>
  desk.session.run(
    `document.activeElement?.blur();
     dispatchEvent(new KeyboardEvent("keydown", arguments[0]))`,
    key,
  );

async function helpBefore(desk) {
  await desk.sees("Masukkan kata sandi");
  await press(desk, { key: "F1" });
  await desk.sees("Kertasnya juga hilang?");
  await accessible(desk, "help before the list is open");
  await desk.press("Mengerti");
}

/** Each step points at something that is there. */
async function firstWalk(desk) {
  for (const words of [
    "Selamat datang di desa contoh",
    "Ini menunya",
    "Ketik nama, NIK, atau alamat di sini",
    "Mulai dari NIK di KTP",
    "Mengirim ke provinsi",
  ]) {
    await desk.sees(words);
    await desk.settle();
    await desk.shot(`walk-${words.split(" ")[0].toLowerCase()}`);
    await accessible(desk, `first walk: ${words}`);
    await desk.press("Lanjut");
  }
  await desk.sees("Bantuan selalu dekat");
  await desk.press("Selesai");
  await noWalk(desk);
}

const noWalk = (desk) =>
  desk.until(
    "no walk",
    "return document.querySelector('.bubble') === null || null",
  );

async function helpAndKeys(desk) {
  await desk.go("roster");
  await press(desk, { key: "F1" });
  await desk.sees("Orangnya tidak ketemu?");
  await desk.shot("help-roster");
  await accessible(desk, "help");
  await desk.press("Tombol pintas");
  await desk.sees("Buka isi menu, urut dari atas");
  await desk.shot("help-keys");
  await accessible(desk, "keys");
  await desk.session.press(Key.Escape);
  await closed(desk);
  await press(desk, { key: "n", ctrlKey: true });
  await desk.sees("Terbaca dari NIK");
  await press(desk, { key: "ArrowLeft", altKey: true });
  await desk.sees("Cari nama, NIK, KPJ, atau alamat");
}

/** Colours and letters are kept on this device. */
async function looks(desk) {
  await desk.go("settings");
  await desk.pick("Gelap");
  await desk.pick("Besar");
  await desk.until(
    "dark and large",
    `
    const { scheme, size } = document.documentElement.dataset;
    return (scheme === "dark" && size === "large" && innerWidth < 1200) || null`,
  );
  await desk.settle();
  await desk.shot("settings-dark-large");
  await accessible(desk, "settings, dark and large");
}

async function gallery(desk) {
  const address = await desk.session.run(
    'localStorage.setItem("text-size", "usual"); return location.href',
  );
  await desk.session.go(address.replace("desk.html", "gallery.html"));
  await desk.sees("Setiap komponen bersama");
  for (const scheme of ["Gelap", "Terang"]) {
    await desk.pick(scheme);
    await desk.settle();
    await accessible(desk, `gallery, ${scheme}`);
    await desk.shot(`gallery-${scheme.toLowerCase()}`);
  }
  await menuByKeys(desk);
}

/** The menu of a button opens, moves and chooses by keys, under the policy of the window. */
async function menuByKeys(desk) {
  await desk.session.run(
    `[...document.querySelectorAll("button")].find((one) => one.innerText.startsWith("Lainnya")).focus()`,
  );
  await desk.session.press(Key.Enter);
  await desk.until(
    "the first of the menu",
    "return document.querySelector('[role=menu] [data-highlighted]') && true",
  );
  await desk.settle();
  await desk.shot("gallery-menu");
  await accessible(desk, "gallery, menu");
  await desk.session.press(Key.Down);
  await desk.session.press(Key.Enter);
  await desk.until(
    "what was chosen",
    "return document.querySelector('[data-last]').innerText === 'perpanjang' || null",
  );
  await pressAt(desk, "[data-chip] .remove");
}
