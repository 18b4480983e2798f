import { newVillage, type Region } from "../client/village";

/** The steps of a first start, in order; nothing is written before `make`. */
export const STEPS = ["place", "clerk", "passphrase", "code", "ask"] as const;
export type Step = (typeof STEPS)[number];

/** The shortest passphrase that the desk takes. */
export const PASSPHRASE_LETTERS = 8;

export class FirstStart {
  step = $state<Step>("place");
  village = $state<Region>();
  clerk = $state("");
  passphrase = $state("");
  again = $state("");
  code = $state("");
  /** Which group of the code is asked back, from 0. */
  asked = $state(0);
  typed = $state("");

  at = $derived(STEPS.indexOf(this.step));
  groups = $derived(groupsOf(this.code));
  passphraseFits = $derived(
    [...this.passphrase].length >= PASSPHRASE_LETTERS && this.passphrase === this.again,
  );

  async make(): Promise<void> {
    if (!this.village) return;
    const answer = await newVillage(this.village.code, this.clerk.trim(), this.passphrase);
    this.passphrase = "";
    this.again = "";
    this.code = answer.recovery_code;
    this.step = "code";
  }

  ask(): void {
    const draw = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    this.asked = draw % Math.max(1, this.groups.length);
    this.typed = "";
    this.step = "ask";
  }

  /** Capitals, spaces and dashes do not matter to a hand that copies from paper. */
  answered(): boolean {
    return plain(this.typed) === plain(this.groups[this.asked] ?? "");
  }
}

export function groupsOf(code: string): string[] {
  return code.split(/[\s-]+/).filter((group) => group !== "");
}

function plain(text: string): string {
  return text.replace(/[\s-]+/g, "").toUpperCase();
}
