import type { IssueDecree } from "../../contract/desk";
import { addMonths } from "../worker/months";

export const COVERS = { both: ["jkk", "jkm"], three: ["jkk", "jkm", "jht"] };
export type Covers = keyof typeof COVERS;

/** A whole number above none, as an officer types it. */
export function countOf(text: string): number | undefined {
  const count = Number(text.replace(/[.\s]/g, ""));
  return Number.isInteger(count) && count > 0 ? count : undefined;
}

/** A decree, as it is typed. */
export class DecreeForm {
  number = $state("");
  dated = $state("");
  funding = $state("");
  covers = $state<Covers>("both");
  from = $state("");
  /** The last month. */
  last = $state("");
  places = $state("");

  constructor(today: string) {
    // In the last months of a year one writes the decree of the next.
    const year = Number(today.slice(0, 4)) + (today.slice(5, 7) >= "10" ? 1 : 0);
    this.from = `${year}-01`;
    this.last = `${year}-12`;
  }

  ready = () =>
    Boolean(this.number.trim() && this.dated.trim() && this.funding && countOf(this.places));

  request(): IssueDecree {
    return {
      number: this.number.trim(),
      dated: this.dated.trim(),
      funding: Number(this.funding),
      programmes: COVERS[this.covers],
      from: this.from,
      until: addMonths(this.last, 1),
      places: countOf(this.places) ?? 0,
    };
  }
}
