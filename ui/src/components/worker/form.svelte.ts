import type { Field, Details, Preview } from "../../client/worker";
import { previewWorker } from "../../client/worker";
import { dayMonthYear } from "./typed";

export const FIELDS: Field[] = [
  "nik",
  "name",
  "family_card",
  "birth_place",
  "born_on",
  "sex",
  "address",
  "hamlet",
  "rt",
  "rw",
  "phone",
  "email",
  "occupation",
  "kpj",
  "mother",
  "checked_on",
];

/** What follows from the NIK and may be filled in for the officer. */
const DERIVED = ["born_on", "sex"] as const;
/** A pause between two keys that means: look at it now. */
const PAUSE_MS = 180;

/** The details of one person as they are typed, and what the desk says of them. */
export class WorkerForm {
  details = $state<Record<Field, string>>(blank());
  preview = $state.raw<Preview>();
  /** Fields that the NIK filled in; typing into one makes it the officer's own. */
  #filled = new Map<Field, string>();
  #round = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Everybody who may be the same person, but not the person whose form this is. */
  likely = $derived(
    this.preview?.likely.filter(
      ({ line }) => line.worker !== this.#whose && !this.apart.includes(line.worker),
    ) ?? [],
  );
  /** Of whom the officer said that they are others. */
  apart = $state<number[]>([]);
  /** Somebody wanted to save: what is missing is said from now on. */
  #tried = $state(false);
  #whose: number | undefined;
  #nik: string | undefined;

  constructor(details: Details = {}, whose?: number) {
    this.#whose = whose;
    this.#nik = details.nik;
    Object.assign(this.details, details);
  }

  refusal(field: Field): string | undefined {
    if (this.details[field].trim() === "" && !this.#tried) return undefined;
    const found = this.preview?.refusals.find((remark) => remark.field === field);
    // Half a NIK is not wrong yet, nor is one's own.
    const only = Object.keys(this.typed()).length === 1;
    if (found?.code === "short_nik" && only && !this.#tried) return undefined;
    if (found?.code === "already_registered" && this.details.nik === this.#nik) return undefined;
    return found?.sentence;
  }

  doubt(field: Field): string | undefined {
    // As long as the NIK cannot be read, there is nothing to hold the rest against.
    if (!this.preview?.derived.sex) return undefined;
    return this.preview.doubts.find((remark) => remark.field === field)?.sentence;
  }

  /** Asks the desk once the hand rests. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.look(), PAUSE_MS);
  }

  async look(): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    if (this.empty()) {
      this.preview = undefined;
      return;
    }
    const preview = await previewWorker(this.typed());
    if (round !== this.#round) return;
    this.preview = preview;
    this.#fill(preview);
  }

  /** Takes texts for fields that are still empty; answers which, and which say otherwise. */
  bring(texts: Details): { brought: Field[]; differing: Field[] } {
    const given = FIELDS.filter((field) => texts[field]);
    const brought = given.filter((field) => this.details[field] === "");
    for (const field of brought) this.details[field] = texts[field] ?? "";
    const same = (field: Field) => this.details[field] === texts[field];
    return { brought, differing: given.filter((field) => !same(field)) };
  }

  /** Whether it can be saved; if not, every field says why. */
  async stands(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#tried = true;
    await this.look();
    return FIELDS.every((field) => !this.refusal(field));
  }

  /** Only what was typed; empty fields are not sent. */
  typed(): Details {
    return Object.fromEntries(
      FIELDS.map((field) => [field, this.details[field].trim()]).filter(([, text]) => text !== ""),
    ) as Details;
  }

  /** What the officer typed, without what the NIK filled in. */
  own(): Details {
    const typed = Object.entries(this.typed()) as [Field, string][];
    return Object.fromEntries(typed.filter(([field, text]) => this.#filled.get(field) !== text));
  }

  empty(): boolean {
    return Object.keys(this.typed()).length === 0;
  }

  clear(): void {
    this.#filled.clear();
    this.#round += 1;
    this.details = blank();
    this.preview = undefined;
    this.apart = [];
    this.#tried = false;
  }

  #fill(preview: Preview): void {
    for (const field of DERIVED) {
      const text = dayMonthYear(preview.derived[field] ?? "");
      const ours = this.#filled.get(field) ?? "";
      if (this.details[field] !== ours) continue;
      this.details[field] = text;
      this.#filled.set(field, text);
    }
  }
}

function blank(): Record<Field, string> {
  return Object.fromEntries(FIELDS.map((field) => [field, ""])) as Record<Field, string>;
}
