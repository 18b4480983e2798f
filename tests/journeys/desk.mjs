// Opens the real window: Xvfb, tauri-driver, WebKitWebDriver and the desktop executable.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { pause } from "./screen.mjs";
import { Key, Session } from "./webdriver.mjs";

export const ROOT = path.resolve(fileURLToPath(import.meta.url), "../../..");
/** Folder of the executables under test. */
export const BIN = process.env.LINDUNG_BIN ?? path.join(ROOT, "target/debug");
export const SHOTS = path.join(ROOT, "target/shots");
const DRIVER = path.join(ROOT, "target/tools/bin/tauri-driver");
const DESKTOP = path.join(BIN, "lindung-desktop");

/** How long a thing may take to appear on a slow machine under load. */
const PATIENCE_MS = 30_000;

/** One running window on one home directory. */
export class Desk {
  static async open(
    screen,
    home,
    {
      dark = false,
      pages = `${home}.pages`,
      application = DESKTOP,
      env: more = {},
    } = {},
  ) {
    const desk = new Desk();
    desk.screen = screen;
    await mkdir(SHOTS, { recursive: true });
    const env = {
      ...process.env,
      DISPLAY: screen.display,
      LINDUNG_HOME: home,
      // What the pages keep, such as the language, must not reach the next journey.
      XDG_DATA_HOME: pages,
      NO_AT_BRIDGE: "1",
      // No graphics card here: paint on the processor.
      WEBKIT_DISABLE_DMABUF_RENDERER: "1",
      // Whatever printers this computer has are none of a journey's.
      CUPS_SERVER: "/nowhere",
      ...(dark ? { GTK_THEME: "Adwaita:dark" } : {}),
      ...more,
    };
    const [port, native] = await freePorts();
    const address = `http://127.0.0.1:${port}`;
    desk.driver = spawn(DRIVER, ["--port", port, "--native-port", native], {
      env,
      stdio: ["ignore", "ignore", "inherit"],
    });
    await answering(`${address}/status`);
    desk.session = await Session.open(address, {
      "tauri:options": { application },
    });
    await desk.session.resize(screen.width, screen.height);
    return desk;
  }

  async close() {
    await this.session.close().catch(() => undefined);
    this.driver.kill();
    await pause(500);
  }

  /** A picture, once everything asked for has been painted. */
  async shot(name) {
    await pause(500);
    return this.screen.shot(path.join(SHOTS, `${name}.png`));
  }

  /** Asks the page until it says something other than null; the script is a function body. */
  async until(what, script, ...args) {
    const end = Date.now() + PATIENCE_MS;
    while (Date.now() < end) {
      const found = await this.session.run(script, ...args).catch(() => null);
      if (found !== null && found !== false) return found;
      await pause(100);
    }
    await this.shot("failed");
    throw new Error(`never came: ${what} (see ${SHOTS}/failed.png)`);
  }

  /** Waits for a text to stand on the screen. */
  sees(text) {
    return this.until(
      `"${text}"`,
      "return document.body.innerText.includes(arguments[0]) || null",
      text,
    );
  }

  /** Presses the button with these words, once it can be pressed. */
  async press(words) {
    const button = await this.until(
      `button "${words}"`,
      // What lies behind an open dialog cannot be pressed.
      `const page = document.querySelector("dialog[open]") ?? document;
       return [...page.querySelectorAll("button:not(:disabled)")].find((button) =>
         button.innerText.trim().startsWith(arguments[0])) ?? null`,
      words,
    );
    await this.session.click(button);
  }

  /** Opens what lies behind a line with these words. */
  async unfold(words) {
    const line = await this.until(
      `line "${words}"`,
      `return [...document.querySelectorAll("summary")].find((line) =>
         line.innerText.trim().startsWith(arguments[0])) ?? null`,
      words,
    );
    await this.session.click(line);
  }

  /** Fills the field of this name as a hand would, from empty. */
  async fill(name, text) {
    const field = await this.until(
      `field ${name}`,
      // What lies behind an open dialog cannot be typed into.
      `const named = \`[name="\${arguments[0]}"]:not(:disabled)\`;
       return (document.querySelector("dialog[open]") ?? document).querySelector(named)`,
      name,
    );
    await this.session.run(
      "arguments[0].focus(); arguments[0].select?.()",
      field,
    );
    await this.session.type(field, text === "" ? Key.Backspace : text);
  }

  /** Makes a choice by its words. */
  async pick(words) {
    const label = await this.until(
      `choice "${words}"`,
      `return [...document.querySelectorAll("label:has(input[type=radio])")].find((label) =>
         label.innerText.trim().startsWith(arguments[0])) ?? null`,
      words,
    );
    await this.session.run(
      "arguments[0].scrollIntoView({ block: 'center' })",
      label,
    );
    await this.session.click(label);
  }

  /** Opens the menu with these words and does what one of its lines says. */
  async choose(menu, words) {
    await this.press(menu);
    const line = await this.until(
      `menu line "${words}"`,
      `return [...document.querySelectorAll("[role=menuitem]")].find((line) =>
         line.innerText.trim().startsWith(arguments[0])) ?? null`,
      words,
    );
    await this.session.click(line);
  }

  /** Presses the figure with this label. */
  async tile(label) {
    const tile = await this.until(
      `tile "${label}"`,
      `return [...document.querySelectorAll("button.tile")].find((tile) =>
         tile.innerText.includes(arguments[0])) ?? null`,
      label,
    );
    await this.session.click(tile);
  }

  /** Opens the row of this number in the list that is shown. */
  async row(index) {
    const row = await this.until(
      `row ${index}`,
      'return document.querySelector(`[data-row="${arguments[0]}"]`)',
      index,
    );
    await this.session.click(row);
  }

  /** Waits for this page of the first sheet of cards to be drawn. */
  drawn(page) {
    return this.until(
      `page ${page} of the sheet`,
      'return document.querySelector(`canvas[data-drawn="${arguments[0]}"]`) && true',
      page,
    );
  }

  enter() {
    return this.session.press(Key.Enter);
  }

  /** Longer than the pause after which the pages ask the desk. */
  settle() {
    return pause(600);
  }

  texts(selector) {
    return this.until(
      selector,
      `const all = [...document.querySelectorAll(arguments[0])];
       return all.length > 0 ? all.map((element) => element.innerText.trim()) : null`,
      selector,
    );
  }

  /** By the menu; an entry of a closed section needs that opened first. Settings have sections. */
  async go(view, section) {
    const entry = await this.until(
      view,
      `const entry = document.querySelector(\`[data-view=\${arguments[0]}]\`);
       if (entry?.offsetParent === null)
         entry.closest("ul").previousElementSibling?.click();
       return entry`,
      view,
    );
    await this.session.click(entry);
    if (!section) return;
    const part = await this.until(
      section,
      "return document.querySelector(`[data-settings=${arguments[0]}]`)",
      section,
    );
    await this.session.click(part);
  }
}

/** Two ports that nobody listens on: journeys may run side by side. */
async function freePorts() {
  const servers = [createServer(), createServer()];
  for (const server of servers)
    await once(server.listen(0, "127.0.0.1"), "listening");
  const ports = servers.map((server) => String(server.address().port));
  for (const server of servers) await once(server.close(), "close");
  return ports;
}

async function answering(url) {
  for (let turn = 0; turn < 100; turn += 1) {
    // The answer is read to its end: the driver serves one connection at a time.
    if (
      await fetch(url).then(
        (answer) => answer.text(),
        () => "",
      )
    )
      return;
    await pause(100);
  }
  throw new Error(`nothing answers at ${url}`);
}
