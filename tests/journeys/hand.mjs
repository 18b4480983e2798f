// Two hands on a keyboard, and no mouse: what is typed, and how many keys it took beyond the data.
import { Key } from "./webdriver.mjs";

/** A key of somebody who types neither slowly nor fast, about 40 words a minute (Card, Moran, Newell). */
const KEY_MS = 280;
/** More stops than any screen has. */
const STOPS = 120;

export class Hand {
  constructor(desk) {
    this.desk = desk;
    this.begin();
  }

  /** From here on the keys are counted. */
  begin() {
    Object.assign(this, { data: 0, beyond: 0, started: Date.now() });
  }

  /** What stands on the card or is told: its own characters. */
  async types(text) {
    this.data += text.length;
    await this.desk.session.press(...text);
  }

  /** Everything else. */
  async keys(...keys) {
    this.beyond += keys.length;
    await this.desk.session.press(...keys);
  }

  async together(...keys) {
    this.beyond += keys.length;
    await this.desk.session.chord(...keys);
  }

  /** A text and on to the next field. */
  async field(text) {
    if (text) await this.types(text);
    await this.keys(Key.Enter);
  }

  /** What nobody at a desk would wait for: pictures, and looks at the names of things. */
  async aside(work) {
    const began = Date.now();
    await work();
    this.started += Date.now() - began;
  }

  /** The name of the field, or the words of the button, where the focus is. */
  where() {
    return this.desk.session.run(
      "const at = document.activeElement; return at?.name || at?.innerText?.trim() || null",
    );
  }

  /** Tab until the focus is on what this finds. */
  async tabTo(selector) {
    for (let stop = 0; stop < STOPS; stop += 1) {
      const script =
        "return document.activeElement?.matches(arguments[0]) || null";
      if (await this.desk.session.run(script, selector)) return;
      await this.keys(Key.Tab);
    }
    throw new Error(`no way by the keyboard to ${selector}`);
  }

  /** Keys, and the time: of the machine as it was, and with the hands of somebody who types. */
  tally() {
    const { data, beyond } = this;
    const machine = Date.now() - this.started;
    const typing = (data + beyond) * KEY_MS;
    return { data, beyond, seconds: Math.round((machine + typing) / 1000) };
  }
}
