// A form half filled in when the window is killed, and one that meets a full disk: nothing is lost.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdir, readFile, readlink, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { BIN, Desk, ROOT } from "../desk.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

const VILLAGE = "64.74.01.1002";
const NIK = "6474015208859001";

export default async function journey(screen) {
  const place = await folder();
  await killed(screen, path.join(place, "desa"));
  await full(screen, place);
}

async function village(home) {
  const named = ["--village", VILLAGE, "--clerk", "Siti Aminah"];
  await lindung("village", "new", "--home", home, ...named);
}

async function opened(screen, home, env = {}) {
  const desk = await Desk.open(screen, home, { env });
  await desk.fill("passphrase", PASSPHRASE);
  await desk.press("Buka");
  await desk.sees("Selamat bekerja");
  return desk;
}

const value = (desk, name) =>
  desk.session.run(
    `return document.querySelector("[name=${name}]")?.value ?? null`,
  );

/** The window dies in the middle of the form; the next start gives all of it back. */
async function killed(screen, home) {
  await village(home);
  let desk = await opened(screen, home);
  await desk.go("register");
  await desk.fill("nik", NIK);
  await desk.fill("name", "Rahmawati Contoh");
  await desk.sees("12 Agustus 1985");
  await desk.fill("address", "Jl. Contoh No. 9");
  await desk.pick("Ya, JKK dan JKM");
  await desk.fill("heir-name-0", "Budi Contoh");
  await desk.press("Pilih foto…");
  await desk.fill("photo", path.join(ROOT, "assets/pictures/roster.png"));
  await desk.press("Buka fotonya");
  await desk.until(
    "the picture to cut",
    'return document.querySelector("canvas[data-drawn]") && true',
  );
  // A larger face, a little to the left: by the keys of a slider.
  for (const [name, text] of [
    ["cut-zoom", "180"],
    ["cut-x", "20"],
  ])
    await slide(desk, name, text);
  await desk.shot("photo-cut");
  await accessible(desk, "cutting a photo");
  await desk.press("Pasang foto");
  await desk.until(
    "the chosen photo",
    'return document.querySelector("aside img")?.naturalWidth || null',
  );
  await desk.fill("occupation", "Nelay");
  await desk.settle();
  await kill(home);
  await desk.close();

  desk = await opened(screen, home);
  try {
    await desk.go("register");
    await desk.sees("kami kembalikan");
    await desk.shot("draft-back");
    await accessible(desk, "a draft that came back");
    const texts = ["nik", "name", "address", "occupation", "heir-name-0"];
    const back = [];
    for (const name of texts) back.push(await value(desk, name));
    assert.deepEqual(back, [
      NIK,
      "Rahmawati Contoh",
      "Jl. Contoh No. 9",
      "Nelay",
      "Budi Contoh",
    ]);
    await desk.until(
      "the photo and the cover that were chosen",
      `return document.querySelector("aside img")?.naturalWidth > 0 &&
         document.querySelector("input[value=both]").checked || null`,
    );
    await desk.press("Simpan orang ini");
    await desk.sees("Baru disimpan");
    await desk.press("Lihat");
    await desk.sees("Budi Contoh");
    await desk.until(
      "the photo",
      "return document.querySelector('img[src^=\"data:image/jpeg\"]')?.naturalWidth || null",
    );
    await desk.shot("draft-saved");
    await accessible(desk, "the page of who was saved from a draft");
  } finally {
    await desk.close();
  }
}

const slide = (desk, name, text) =>
  desk.session.run(
    `const slider = document.querySelector(\`[name="\${arguments[0]}"]\`);
     slider.value = arguments[1];
     slider.dispatchEvent(new Event("input", { bubbles: true }));`,
    name,
    text,
  );

/** The disk has no room: the form stays, the screen says so, and with room again it is saved. */
async function full(screen, place) {
  const disk = await SmallDisk.under(place);
  const home = path.join(disk.root, "penuh");
  try {
    await village(home);
    const desk = await opened(screen, home, disk.env());
    try {
      await desk.go("register");
      await disk.fill();
      await desk.fill("nik", NIK);
      await desk.fill("name", "Rahmawati Contoh");
      await desk.fill("address", "Jl. Contoh No. 9");
      await desk.press("Simpan orang ini");
      await desk.sees("Penyimpanan penuh");
      await desk.sees("Jangan tutup Lindung dulu");
      assert.equal(await value(desk, "name"), "Rahmawati Contoh");
      await desk.shot("disk-full");
      await accessible(desk, "a full disk");
      if (await disk.free()) {
        await desk.press("Simpan orang ini");
        await desk.sees("Baru disimpan");
        await desk.shot("disk-free-again");
      }
    } finally {
      await desk.close();
    }
  } finally {
    await disk.gone();
  }
}

/** A real small disk where one may be mounted; elsewhere `tests/power.c`, which answers that the disk
    is full once so many bytes are written. */
class SmallDisk {
  static async under(place) {
    const disk = new SmallDisk();
    disk.root = path.join(place, "disk");
    execFileSync("mkdir", ["-p", disk.root]);
    disk.filler = path.join(disk.root, "penuh.bin");
    try {
      const size = ["-o", "size=12m"];
      execFileSync("mount", ["-t", "tmpfs", ...size, "tmpfs", disk.root], {
        stdio: "ignore",
      });
      disk.mounted = true;
    } catch {
      disk.library = path.join(place, "power.so");
      const source = path.join(ROOT, "tests/power.c");
      const to = ["-O1", "-shared", "-fPIC", "-o", disk.library, source];
      execFileSync("cc", to);
    }
    return disk;
  }

  env() {
    if (this.mounted) return {};
    const room = { POWER_BYTES: "40000", POWER_ERROR: "28" };
    return { LD_PRELOAD: this.library, POWER_ROOT: this.root, ...room };
  }

  /** Until not a byte more fits. */
  async fill() {
    if (!this.mounted) return;
    for (const bytes of [1 << 20, 4096]) {
      try {
        for (;;)
          await writeFile(this.filler, Buffer.alloc(bytes), { flag: "a" });
      } catch (error) {
        assert.equal(error.code, "ENOSPC");
      }
    }
  }

  async free() {
    if (this.mounted) await rm(this.filler);
    return this.mounted;
  }

  async gone() {
    if (this.mounted) execFileSync("umount", ["-l", this.root]);
  }
}

/** SIGKILL to the window on this register, and to nothing else. */
async function kill(home) {
  for (const pid of (await readdir("/proc")).filter((name) => +name)) {
    const exe = await readlink(`/proc/${pid}/exe`).catch(() => "");
    if (exe !== path.join(BIN, "lindung-desktop")) continue;
    const env = await readFile(`/proc/${pid}/environ`, "utf8").catch(() => "");
    if (env.split("\0").includes(`LINDUNG_HOME=${home}`))
      process.kill(Number(pid), "SIGKILL");
  }
}
