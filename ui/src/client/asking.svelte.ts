import { untrack } from "svelte";
import type { OnStep, Step } from "./call";
import { problemOf, type Problem } from "./problem";

/** One question to the desk at a time: whether it runs, and what went wrong the last time. */
export class Asking {
  busy = $state(false);
  problem = $state<Problem>();
  /** How far the work is, where it says so. */
  step = $state.raw<Step>();
  #next: ((onstep: OnStep) => Promise<unknown>) | undefined;

  /** Runs the work; answers nothing if it failed, and then `problem` says why. */
  async run<Answer>(work: (onstep: OnStep) => Promise<Answer>): Promise<Answer | undefined> {
    // Not followed: an effect that asks would ask anew whenever its own question ends.
    if (untrack(() => this.busy)) return undefined;
    this.busy = true;
    this.problem = undefined;
    this.step = undefined;
    try {
      return await work((step) => (this.step = step));
    } catch (thrown) {
      this.problem = problemOf(thrown);
      return undefined;
    } finally {
      this.busy = false;
      const next = this.#next;
      this.#next = undefined;
      if (next) void this.run(next);
    }
  }

  /** As `run`, for what an effect loads anew: asked while another question runs, it waits. */
  load(work: (onstep: OnStep) => Promise<unknown>) {
    if (untrack(() => this.busy)) this.#next = work;
    else void this.run(work);
  }
}
