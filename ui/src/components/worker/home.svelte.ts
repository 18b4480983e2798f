import { loadDraft, saveDraft } from "../../client/draft";
import { householdOf, type Details, type WorkerLine } from "../../client/worker";
import type { WorkerForm } from "./form.svelte";

const HOME = ["rt", "rw", "hamlet", "address"] as const;
type Home = Partial<Record<(typeof HOME)[number], string | undefined>>;

/** On this laptop only: where the last neighbour lives, and how people of an RT write their address. */
const MEMORY = "register.homes";
/** Digits of the number of a family card. */
const WHOLE = 16;

interface Memory {
  last: Home;
  homes: Record<string, Home>;
}
/** Leading zeros say nothing. */
const key = (home: Home) =>
  [home.rt, home.rw].map((text) => text?.trim().replace(/^0+/, "") ?? "").join("/");

/** What is offered for the home of a neighbour: of the family, else of the RT, else of the last. */
export class HomeOffer {
  family = $state.raw<WorkerLine[]>([]);
  #form: WorkerForm;
  #home = $state.raw<Home>({});
  #hamlet = $state.raw<string>();
  #memory = $state.raw<Memory>({ last: {}, homes: {} });
  #asked = "";

  #ontake: () => void;

  constructor(form: WorkerForm, ontake: () => void) {
    this.#form = form;
    this.#ontake = ontake;
  }

  /** `family`, `place` or `last`: whose home it is. */
  whose = $derived.by((): "family" | "place" | "last" => {
    if (Object.keys(this.#home).length > 0) return "family";
    const { rt, rw } = this.#form.details;
    return rt.trim() && rw.trim() ? "place" : "last";
  });

  /** Only for fields that are still empty, and nothing that contradicts what was typed. */
  offer = $derived.by((): Home => {
    const typed = this.#form.details;
    const known = { family: this.#home, place: this.#usual(typed), last: this.#memory.last };
    const home = known[this.whose];
    const differs = (field: "rt" | "rw") => typed[field].trim() && apart(typed[field], home[field]);
    if (differs("rt") || differs("rw")) return {};
    const open = HOME.filter((field) => home[field] && !typed[field].trim());
    return Object.fromEntries(open.map((field) => [field, home[field]]));
  });

  some = $derived(Object.keys(this.offer).length > 0);

  async remembered(): Promise<void> {
    const text = await loadDraft(MEMORY);
    if (text) this.#memory = JSON.parse(text);
  }

  /** Asks who lives there, once the numbers are whole and other ones than before. */
  async look(): Promise<void> {
    const { family_card, rt, rw } = this.#form.details;
    const digits = family_card.replace(/\D/g, "");
    const asked = [digits.length === WHOLE ? digits : "", key({ rt, rw })].join(" ");
    if (asked === this.#asked) return;
    this.#asked = asked;
    const found = await householdOf({ family_card, rt, rw });
    if (asked !== this.#asked) return;
    this.family = found.family;
    this.#home = found.home as Home;
    this.#hamlet = found.hamlet ?? undefined;
  }

  /** Fills in what is offered. */
  take(): void {
    Object.assign(this.#form.details, this.offer);
    this.#form.changed();
    this.#ontake();
  }

  /** What was saved is what is offered next. */
  async remember(details: Details): Promise<void> {
    const last = Object.fromEntries(HOME.map((field) => [field, details[field]])) as Home;
    if (!last.rt && !last.rw) return;
    const { hamlet, address } = last;
    const homes = { ...this.#memory.homes, [key(last)]: { hamlet, address } };
    this.#memory = { last, homes };
    await saveDraft(MEMORY, JSON.stringify(this.#memory)).catch(() => undefined);
  }

  clear(): void {
    this.family = [];
    this.#home = {};
    this.#hamlet = undefined;
    this.#asked = "";
  }

  #usual(typed: Home): Home {
    const usual: Home = { ...this.#memory.homes[key(typed)] };
    usual.hamlet ||= this.#hamlet;
    return usual;
  }
}

/** Whether two numbers are of different places. */
const apart = (one: string | undefined, other: string | undefined) =>
  !!other && key({ rt: one ?? "" }) !== key({ rt: other });
