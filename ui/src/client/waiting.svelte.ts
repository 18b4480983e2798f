/** Longer than this and one wonders whether the key was heard. */
const PATIENCE_MS = 500;

/** Whether the desk has been asked something to which the answer takes long. Work that says how far
 * it is shows that itself and does not count. */
class Waiting {
  long = $state(false);
  #asked = 0;
  #soon: ReturnType<typeof setTimeout> | undefined;

  async for<Answer>(answer: Promise<Answer>): Promise<Answer> {
    this.#asked += 1;
    this.#soon ??= setTimeout(() => (this.long = true), PATIENCE_MS);
    try {
      return await answer;
    } finally {
      this.#asked -= 1;
      if (this.#asked === 0) {
        clearTimeout(this.#soon);
        this.#soon = undefined;
        this.long = false;
      }
    }
  }
}

export const waiting = new Waiting();
