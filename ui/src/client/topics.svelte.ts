import { CHANGES, type Topic, type UseCases } from "../contract/desk";

/** Counts how often each topic became stale; what reads a count is drawn anew when it rises. */
class Topics {
  app = $state(0);
  status = $state(0);
  roster = $state(0);
  worker = $state(0);
  worklist = $state(0);
  programme = $state(0);
  claim = $state(0);

  answered(name: keyof UseCases): void {
    this.stale(CHANGES[name] ?? []);
  }

  stale(list: Topic[]): void {
    for (const topic of list) this[topic] += 1;
  }
}

export const topics = new Topics();
export type { Topic };
