/** A scanner types as a keyboard does, only faster than any hand, and ends with Enter. */
const FASTER_THAN_A_HAND_MS = 60;
/** A code of a card is much longer; fewer keys in a row were typed. */
const LEAST = 20;
/** From so many keys in a row on it is no hand, and no button may take a space for a press. */
const NO_HAND = 4;

/** Collects what a scanner types. Keys of a hand, one at a time, pass by. */
export class Scanner {
  #text = "";
  #last = 0;
  readonly #scanned: (text: string) => void;

  constructor(scanned: (text: string) => void) {
    this.#scanned = scanned;
  }

  /** Takes a key at a moment; answers whether it came from a scanner and is not for the page. */
  key(key: string, now: number): boolean {
    if (now - this.#last > FASTER_THAN_A_HAND_MS) this.#text = "";
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
    return this.#text.length >= NO_HAND;
  }
}
