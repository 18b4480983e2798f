import { printQuestions, type CardsCounted, type PrintQuestion } from "../../client/cards";

/** Prints of which nobody said yet which sheets came out, and what the last answer did. */
export class Questions {
  list = $state.raw<PrintQuestion[]>([]);
  counted = $state.raw<CardsCounted>();

  async look(): Promise<void> {
    this.list = await printQuestions();
  }

  async answered(counted: CardsCounted): Promise<void> {
    this.counted = counted;
    await this.look();
  }
}
