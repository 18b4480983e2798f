// A real print queue for a journey: the printer "Kantor" of tests/cups.sh.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { ROOT, SHOTS } from "./desk.mjs";
import { pause } from "./screen.mjs";

const OUT = "/var/spool/cups-pdf/ANONYMOUS";

export class Cups {
  static async start() {
    const cups = new Cups();
    cups.folder = await mkdtemp(path.join(tmpdir(), "lindung-cups-"));
    const free = createServer();
    await once(free.listen(0, "127.0.0.1"), "listening");
    const { port } = free.address();
    await new Promise((closed) => free.close(closed));
    cups.server = spawn(
      path.join(ROOT, "tests/cups.sh"),
      [cups.folder, String(port)],
      {
        stdio: "ignore",
      },
    );
    for (let turn = 0; turn < 200 && !(await answers(port)); turn += 1)
      await pause(50);
    /** What a window needs to find it; it prints as a stranger. */
    cups.env = { CUPS_SERVER: `127.0.0.1:${port}`, CUPS_USER: "warga-desa" };
    return cups;
  }

  /** The papers that came out, the oldest first: at least so many. */
  async papers(count) {
    for (let turn = 0; turn < 300; turn += 1) {
      const files = (await readdir(OUT)).filter((file) => {
        const job = Number(/job_(\d+)\.pdf$/.exec(file)?.[1]);
        return job >= this.#from() && job < this.#from() + 100;
      });
      if (files.length >= count) {
        const kept = files.sort().map((file) => path.join(OUT, file));
        if (kept.length > 0) await pause(1000); // Until they are whole.
        return kept;
      }
      await pause(100);
    }
    throw new Error(`nothing was printed: ${await this.#at("log/error")}`);
  }

  #at(file) {
    return readFile(path.join(this.folder, file), "utf8");
  }

  #from() {
    // As tests/cups.sh counts.
    return this.server.pid * 100;
  }

  async end() {
    this.server.kill();
    for (const file of await this.papers(0)) await rm(file, { force: true });
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A page of a PDF as a picture among the shots, to be looked at. */
export async function pictured(pdf, page, name) {
  const run = promisify(execFile);
  const to = path.join(SHOTS, name);
  const pages = ["-f", String(page), "-l", String(page)];
  await run("pdftoppm", ["-r", "80", "-png", "-singlefile", ...pages, pdf, to]);
}

/** The words of a PDF. */
export async function wordsOf(pdf) {
  const { stdout } = await promisify(execFile)("pdftotext", [
    "-layout",
    pdf,
    "-",
  ]);
  return stdout;
}

function answers(port) {
  return new Promise((told) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      told(true);
    });
    socket.once("error", () => told(false));
  });
}
