/** A short word that something is done; it goes by itself and never carries an error. */
export interface Toast {
  id: number;
  text: string;
}

/** Long enough to be read twice, slowly. */
const SHOWN_MS = 6000;

class Toasts {
  list = $state<Toast[]>([]);
  #next = 0;

  /** Takes the place of what was said before: several would leave little of a low screen. */
  show(text: string): void {
    const id = this.#next++;
    this.list = [{ id, text }];
    setTimeout(() => this.drop(id), SHOWN_MS);
  }

  /** The next one at the desk need not read what was said to the one before. */
  clear(): void {
    this.list = [];
  }

  drop(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
