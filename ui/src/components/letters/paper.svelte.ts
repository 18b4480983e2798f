/** What village offices print on; F4 is what most of them have. */
export const PAPERS = ["f4", "a4"] as const;
export type Paper = (typeof PAPERS)[number];

const KEPT_AS = "paper";

/** The paper of this laptop's printer: every letter, list and card begins with it. */
class UsualPaper {
  is = $state<Paper>(localStorage.getItem(KEPT_AS) === "a4" ? "a4" : "f4");

  choose(paper: Paper): void {
    this.is = paper;
    localStorage.setItem(KEPT_AS, paper);
  }
}

export const usualPaper = new UsualPaper();
