// A screen of the size that village laptops have, drawn into memory by Xvfb.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32, deflateSync } from "node:zlib";

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Bytes of one entry of the colour table, which lies between the header and the picture. */
const COLOUR_BYTES = 12;

export class Screen {
  static async open(width = 1366, height = 768) {
    const screen = new Screen();
    Object.assign(screen, { width, height });
    screen.folder = await mkdtemp(path.join(tmpdir(), "lindung-screen-"));
    const settings = [
      "-screen",
      "0",
      `${width}x${height}x24`,
      "-nocursor",
      "-nolisten",
      "tcp",
      "-fbdir",
      screen.folder,
      // Whichever number is free: journeys may run side by side.
      "-displayfd",
      "1",
    ];
    screen.server = spawn("Xvfb", settings, {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [number] = await once(screen.server.stdout, "data");
    screen.display = `:${String(number).trim()}`;
    return screen;
  }

  async close() {
    this.server.kill();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The screen as a PNG file. WebKit's own screenshot never returns for a Tauri window. */
  async shot(file) {
    const memory = await open(path.join(this.folder, "Xvfb_screen0"));
    const xwd = await memory.readFile();
    await memory.close();
    await writeFile(file, pngOf(xwd));
  }
}

/** XWD (version 7, 32 bits a pixel, as Xvfb writes it) to PNG. */
function pngOf(xwd) {
  const [start, , , , width, height] = words(xwd, 0, 6);
  const [lineBytes, , , , , , , colours] = words(xwd, 12, 8);
  const data = start + colours * COLOUR_BYTES;
  const rows = Buffer.alloc(height * (1 + width * 3));
  let to = 0;
  for (let y = 0; y < height; y += 1) {
    to += 1; // filter 0: none
    for (let x = 0; x < width; x += 1) {
      const from = data + y * lineBytes + x * 4; // blue, green, red, unused
      rows[to++] = xwd[from + 2];
      rows[to++] = xwd[from + 1];
      rows[to++] = xwd[from];
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, red green blue
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const words = (bytes, from, count) =>
  Array.from({ length: count }, (_, i) => bytes.readUInt32BE((from + i) * 4));

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), frame.length - 4);
  return frame;
}
