import { dropDraft, loadDraft, saveDraft } from "../../client/draft";
import { problemOf, type Problem } from "../../client/problem";

/** A form half filled in, kept in the encrypted database: a power cut costs nothing that was typed.
    Of what is typed while one text is being written, only the last is written after it. */
export class Draft {
  /** Why it could not be kept; the form itself stays as it is. */
  problem = $state.raw<Problem>();
  #name: string;
  #next: string | undefined;
  #writing: Promise<void> | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  load(): Promise<string | null> {
    return loadDraft(this.#name);
  }

  keep(text: string): void {
    this.#next = text;
    this.#writing ??= this.#write();
  }

  /** Nothing that is still on its way comes after this. */
  async drop(): Promise<void> {
    this.#next = undefined;
    await this.#writing;
    await dropDraft(this.#name).catch(() => undefined);
    this.problem = undefined;
  }

  async #write(): Promise<void> {
    while (this.#next !== undefined) {
      const text = this.#next;
      this.#next = undefined;
      try {
        await saveDraft(this.#name, text);
        this.problem = undefined;
      } catch (thrown) {
        this.problem = problemOf(thrown);
      }
    }
    this.#writing = undefined;
  }
}
