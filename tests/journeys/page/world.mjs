// An office with two villages that registered one woman twice, and its server.
import { spawn } from "node:child_process";
import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { BIN } from "../desk.mjs";
import { folder, lindung, PASSPHRASE } from "../village.mjs";

// Serials from 9000 on are nobody's.
const TWICE = "6474021503829871";
const OLD = "6474021503409872";
const VILLAGES = [
  {
    code: "64.74.02.1001",
    people: [
      { nik: TWICE, name: "Wati Lestari", occupation: "pedagang" },
      { nik: OLD, name: "Mbah Contoh", occupation: "petani" },
      { nik: "6474021503829873", name: "Budi Contoh", occupation: "ojek" },
    ],
  },
  {
    code: "64.74.02.1002",
    people: [{ nik: TWICE, name: "Wati Lestary", occupation: "nelayan" }],
  },
];

export class World {
  static async make() {
    const world = new World();
    const home = await folder();
    world.office = path.join(home, "kantor");
    const name = "Dinas Tenaga Kerja (contoh)";
    await office(world, "new", "--region", "64", "--name", name);
    for (const village of VILLAGES) await world.#village(home, village);
    world.handedOut = {};
    for (const login of ["admin", "penonton"]) {
      const words = ["--login", login, "--name", "Sari Contoh"];
      const added = await lindung(
        "office",
        "person",
        "add",
        "--home",
        world.office,
        ...words,
        "--role",
        login,
      );
      world.handedOut[login] = added.passphrase;
    }
    return world;
  }

  async #village(home, { code, people }) {
    const at = path.join(home, code);
    const village = (word, ...rest) =>
      lindung("village", word, "--home", at, ...rest);
    await village("new", "--village", code, "--clerk", "Siti Aminah");
    const invitation = path.join(home, `undangan-${code}`);
    await office(this, "invite", "--village", code, "--out", invitation);
    await village("join", "--invitation", invitation);
    for (const details of people) {
      const request = JSON.stringify({
        details: { rt: "003", rw: "01", ...details },
      });
      await village("record", "worker.register", request);
    }
    const counted = JSON.stringify({
      segment: "all",
      workers: 8,
      source: "Pendataan RT",
      dated: "2026-05-01",
    });
    await village("record", "coverage.count", counted);
    const bundle = path.join(home, `${code}.lindung`);
    await village("make", "--out", bundle);
    const answers = path.join(home, `jawaban-${code}`);
    await mkdir(answers);
    await office(this, "take", bundle, "--answers", answers);
    const [answer] = await readdir(answers);
    await village("take", path.join(answers, answer));
  }

  /** Starts the server; gives its address. */
  async serve() {
    const words = ["--json", "office", "serve", "--home", this.office];
    this.server = spawn(
      path.join(BIN, "lindung"),
      [...words, "--listen", "127.0.0.1:0"],
      {
        env: { ...process.env, LINDUNG_PASSPHRASE: PASSPHRASE },
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
    for await (const line of createInterface({ input: this.server.stdout }))
      return `http://${JSON.parse(line).listening}`;
    throw new Error("the server did not begin");
  }

  close() {
    this.server?.kill();
  }
}

function office(world, word, ...rest) {
  return lindung("office", word, "--home", world.office, ...rest);
}
