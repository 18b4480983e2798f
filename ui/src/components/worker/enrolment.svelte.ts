import type { Enrolment } from "../../client/worker";
import { addMonths } from "./months";

export type Cover = "none" | "both" | "three";

const PROGRAMMES: Record<Cover, string[]> = {
  none: [],
  both: ["jkk", "jkm"],
  three: ["jkk", "jkm", "jht"],
};

/** Whether people are enrolled at once, in what and for how long. */
export class EnrolmentForm {
  cover = $state<Cover>("none");
  from = $state("");
  /** As text, for a select. */
  months = $state("12");

  constructor(today: string) {
    this.from = today.slice(0, 7);
  }

  answer(): Enrolment | null {
    if (this.cover === "none") return null;
    const until = addMonths(this.from, Number(this.months));
    return { programmes: PROGRAMMES[this.cover], from: this.from, until };
  }
}
