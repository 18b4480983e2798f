import type { ValidationOutcome, ValidationPerson } from "../../client/validation";

/** What may be found of somebody, in the order in which it is offered. */
export const OUTCOMES = ["unchanged", "died", "moved", "formal_job", "over_age", "ended"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Of these the day must be known. */
const DATED: Outcome[] = ["died", "moved"];

/** What was found of the people of one RT: everybody is as before until somebody says otherwise. */
export class Outcomes {
  found = $state<Record<number, Outcome>>({});
  days = $state<Record<number, string>>({});

  of = (person: ValidationPerson): Outcome => this.found[person.worker] ?? "unchanged";
  asksDay = (person: ValidationPerson): boolean => DATED.includes(this.of(person));

  set(person: ValidationPerson, outcome: Outcome): void {
    this.found[person.worker] = outcome;
  }

  /** Those who are not as before, as the desk wants them. */
  changed(people: ValidationPerson[]): ValidationOutcome[] {
    return people
      .filter((person) => this.of(person) !== "unchanged")
      .map((person) => ({
        worker: person.worker,
        outcome: this.of(person),
        on: this.asksDay(person) ? (this.days[person.worker] ?? "") : null,
        to: null,
      }));
  }
}
