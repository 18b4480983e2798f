import { tick } from "svelte";
import { previewCards, type PreviewCards } from "../../client/cards";
import { problemOf, type Problem } from "../../client/problem";
import { openPdf, type PDFDocumentProxy } from "../shared/pdf";

/** A pause between two choices that means: show it now. */
const PAUSE_MS = 250;

/** The first sheet as it would be printed now. */
export class Preview {
  pdf = $state.raw<PDFDocumentProxy>();
  /** Cards in all, and on the first sheet; pages in all. */
  cards = $state<number>();
  onSheet = $state(0);
  pages = $state(0);
  busy = $state(false);
  problem = $state.raw<Problem>();
  #round = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows it once the hand rests; what is shown stays until then. */
  look(request: PreviewCards): void {
    clearTimeout(this.#timer);
    this.#round += 1;
    this.busy = true;
    const round = this.#round;
    this.#timer = setTimeout(() => this.#ask(request, round), PAUSE_MS);
  }

  /** Nobody looks any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#round += 1;
    this.#show(undefined);
  }

  failed(thrown: unknown): void {
    this.problem = problemOf(thrown);
    this.#show(undefined);
  }

  async #ask(request: PreviewCards, round: number): Promise<void> {
    try {
      const answer = await previewCards(request);
      const pdf = await openPdf(answer.pdf);
      if (round !== this.#round) return void pdf.loadingTask.destroy();
      this.problem = undefined;
      this.cards = answer.cards;
      this.onSheet = answer.on_sheet;
      this.pages = answer.pages;
      this.#show(pdf);
    } catch (thrown) {
      if (round !== this.#round) return;
      this.failed(thrown);
      this.cards = this.problem?.code === "no_cards" ? 0 : undefined;
    }
    this.busy = false;
  }

  #show(pdf: PDFDocumentProxy | undefined): void {
    const before = this.pdf;
    this.pdf = pdf;
    // The picture lets go of the old file first.
    if (before) tick().then(() => before.loadingTask.destroy());
  }
}
