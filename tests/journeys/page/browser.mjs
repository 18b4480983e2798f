// A real Chromium without a window, driven over WebDriver.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "../desk.mjs";
import { pause } from "../screen.mjs";
import { Session } from "../webdriver.mjs";

const PATIENCE = 30_000;
const SHOTS = path.join(ROOT, "target/shots/page");

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

export class Browser {
  static async open(url) {
    const browser = new Browser();
    const port = await freePort();
    browser.url = url;
    browser.kept = await mkdtemp(path.join(tmpdir(), "lindung-page-"));
    browser.driver = spawn("chromedriver", [`--port=${port}`], {
      stdio: "ignore",
    });
    const base = `http://127.0.0.1:${port}`;
    for (let tries = 0; ; tries += 1) {
      const ready = await fetch(`${base}/status`).catch(() => null);
      if (ready?.ok) break;
      if (tries > 100) throw new Error("chromedriver does not answer");
      await pause(100);
    }
    browser.session = await Session.open(base, {
      "goog:chromeOptions": {
        args: ["--headless=new", "--no-sandbox", "--window-size=1366,768"],
        prefs: { "download.default_directory": browser.kept },
      },
      "goog:loggingPrefs": { browser: "ALL" },
    });
    return browser;
  }

  async close() {
    await this.session.close().catch(() => undefined);
    this.driver.kill();
    await rm(this.kept, { recursive: true, force: true });
  }

  go(hash) {
    return this.session.run("location.hash = arguments[0]", hash);
  }

  open(path = "/") {
    return this.session.go(this.url + path);
  }

  /** Waits until a script gives something. */
  async until(what, script, ...words) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const found = await this.session.run(script, ...words);
      if (found) return found;
      if (Date.now() > end) {
        const text = await this.session.run("return document.body.innerText");
        throw new Error(`never came: ${what}\n${text}`);
      }
      await pause(100);
    }
  }

  sees(text) {
    return this.until(
      text,
      "return document.body.innerText.includes(arguments[0])",
      text,
    );
  }

  /** A button or link by its words, or the name a screen reader says. */
  async press(words) {
    const found = await this.until(
      words,
      `return [...document.querySelectorAll("button, a")].find((one) =>
         !one.disabled && (one.getAttribute("aria-label") ?? one.innerText).trim() === arguments[0])`,
      words,
    );
    await this.session.run(
      'arguments[0].scrollIntoView({ block: "center" })',
      found,
    );
    await this.session.click(found);
  }

  /** A field by its label. */
  async field(label) {
    return this.until(
      label,
      `const found = [...document.querySelectorAll("label")].find((one) =>
         one.innerText.trim() === arguments[0]);
       return found && document.getElementById(found.htmlFor)`,
      label,
    );
  }

  async fill(label, text) {
    const field = await this.field(label);
    await this.session.run(
      `arguments[0].value = ""; arguments[0].dispatchEvent(new Event("input", { bubbles: true }))`,
      field,
    );
    await this.session.type(field, text);
  }

  async choose(label, value) {
    const field = await this.field(label);
    await this.session.run(
      `arguments[0].value = arguments[1];
       arguments[0].dispatchEvent(new Event("change", { bubbles: true }))`,
      field,
      value,
    );
  }

  /** A file that was downloaded, by the beginning of its name. */
  async downloaded(beginning) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const names = await readdir(this.kept);
      const name = names.find(
        (name) => name.startsWith(beginning) && !name.endsWith(".crdownload"),
      );
      if (name) return path.join(this.kept, name);
      if (Date.now() > end) throw new Error(`never came: ${beginning}`);
      await pause(100);
    }
  }

  async shot(name) {
    await mkdir(SHOTS, { recursive: true });
    await writeFile(path.join(SHOTS, `${name}.png`), await this.session.shot());
  }
}
