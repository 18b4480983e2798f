import { problemOf, type Problem } from "./problem";

/** One question to the desk at a time: whether it runs, and what went wrong the last time. */
export class Asking {
  busy = $state(false);
  problem = $state<Problem>();

  /** Runs the work; answers nothing if it failed, and then `problem` says why. */
  async run<Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.problem = undefined;
    try {
      return await work();
    } catch (thrown) {
      this.problem = problemOf(thrown);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
