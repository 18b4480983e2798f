import { tick } from "svelte";
import { problemOf, type Problem } from "../../client/problem";
import { openPdf, type PDFDocumentProxy } from "./pdf";

/** A pause between two choices that means: show it now. */
const PAUSE_MS = 250;

/** What would come out of the printer now, as the desk sets it. */
export class Preview<Request, Answer extends { pdf: string }> {
  pdf = $state.raw<PDFDocumentProxy>();
  /** What the desk said of it beside the picture. */
  answer = $state.raw<Answer>();
  busy = $state(false);
  problem = $state.raw<Problem>();
  readonly #ask: (request: Request) => Promise<Answer>;
  #round = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: (request: Request) => Promise<Answer>) {
    this.#ask = ask;
  }

  /** Shows it once the hand rests; what is shown stays until then. */
  look(request: Request): void {
    clearTimeout(this.#timer);
    this.#round += 1;
    this.busy = true;
    const round = this.#round;
    this.#timer = setTimeout(() => this.#draw(request, round), PAUSE_MS);
  }

  /** Nobody looks any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#round += 1;
    this.busy = false;
    this.problem = undefined;
    this.#show(undefined, undefined);
  }

  failed(thrown: unknown): void {
    this.problem = problemOf(thrown);
    this.#show(undefined, undefined);
  }

  async #draw(request: Request, round: number): Promise<void> {
    try {
      const answer = await this.#ask(request);
      const pdf = await openPdf(answer.pdf);
      if (round !== this.#round) return void pdf.loadingTask.destroy();
      this.problem = undefined;
      this.#show(pdf, answer);
    } catch (thrown) {
      if (round !== this.#round) return;
      this.failed(thrown);
    }
    this.busy = false;
  }

  #show(pdf: PDFDocumentProxy | undefined, answer: Answer | undefined): void {
    const before = this.pdf;
    this.pdf = pdf;
    this.answer = answer;
    // The picture lets go of the old file first.
    if (before) tick().then(() => before.loadingTask.destroy());
  }
}
