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
    Object.assign(this, { data: 0, beyond: 0, waited: 0 });
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

  /** Waits as somebody at the desk would, and notes how long. The keys between come by a driver,
      which takes its own time; at a desk the hands do. */
  async waits(work) {
    const began = Date.now();
    await work();
    this.waited += Date.now() - began;
  }

  /** Keys, and the time of somebody who types them and waits for the screen. */
  tally() {
    const { data, beyond, waited } = this;
    const typing = (data + beyond) * KEY_MS;
    return { data, beyond, seconds: Math.round((waited + typing) / 1000) };
  }
}
