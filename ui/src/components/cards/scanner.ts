/** A scanner types as a keyboard does, only faster than any hand, and ends with Enter. */
const FASTER_THAN_A_HAND_MS = 100;
/** Where there is nothing to type into, a slow computer may take its time. */
const PATIENT_MS = 300;
/** A code of a card is much longer; fewer keys in a row were typed. */
const LEAST = 20;
/** From so many keys in a row on no button may take a space for a press. */
const NO_PRESS = 4;

/** Collects what a scanner types, wherever the cursor is. What a hand types stays with the page. */
export class Scanner {
  #text = "";
  #last = 0;
  readonly #scanned: (text: string) => void;

  constructor(scanned: (text: string) => void) {
    this.#scanned = scanned;
  }

  /** Takes a key at a moment, in a field or not; answers whether it is not for the page. */
  key(key: string, now: number, inField: boolean): boolean {
    if (now - this.#last > (inField ? FASTER_THAN_A_HAND_MS : PATIENT_MS)) this.#text = "";
    this.#last = now;
    if (key === "Enter") {
      const text = this.#text;
      this.#text = "";
      if (text.length < LEAST) return false;
      this.#scanned(text);
      return true;
    }
    if ([...key].length !== 1) return false;
    this.#text += key;
    return !inField && this.#text.length >= NO_PRESS;
  }
}
