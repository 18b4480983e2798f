import type { FundingLine, NameFunding } from "../../client/decree";

export const KINDS = ["apbdes", "apbd", "bkbk", "apbn", "csr", "own"] as const;
export const RELIEFS = ["usual", "yes", "no", "ask"] as const;
export const COLLECTIVES = ["SG", "SD", "SA", "SL", "SC", "SB"] as const;

/** The terms of a funding source, as they are typed. What is empty is as usual for its kind. */
export class FundingForm {
  name = $state("");
  kind = $state<string>("apbdes");
  relief = $state<string>("usual");
  collective = $state("");
  minAge = $state("");
  maxAge = $state("");

  /** From what it is now, or empty. */
  constructor(line?: FundingLine) {
    if (!line) return;
    this.name = line.name;
    this.kind = line.kind;
    this.relief = line.relief;
    this.collective = line.collective ?? "";
    this.minAge = String(line.min_age ?? "");
    this.maxAge = String(line.max_age ?? "");
  }

  terms(): NameFunding {
    const age = (text: string) => (text.trim() ? Number(text) : null);
    return {
      name: this.name.trim(),
      kind: this.kind,
      relief: this.relief === "usual" ? null : this.relief,
      collective: this.collective || null,
      min_age: age(this.minAge),
      max_age: age(this.maxAge),
      max_inclusive: null,
    };
  }

  /** Ages are numbers, and it has a name. */
  ready(): boolean {
    const ages = [this.minAge, this.maxAge];
    return this.name.trim() !== "" && ages.every((text) => /^\s*\d{0,3}\s*$/.test(text));
  }
}
