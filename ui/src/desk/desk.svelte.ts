import { topics } from "../client/topics.svelte";
import type { RosterFilter } from "../client/roster";
import { occupations, type Details, type Field, type OccupationChoice } from "../client/worker";
import {
  appState,
  countWorkers,
  lock,
  setLanguage,
  villageStatus,
  type AppState,
  type CountLine,
  type Status,
} from "../client/village";
import type { Sheet } from "../components/cards/printing.svelte";
import { planning } from "../components/plan/plan.svelte";
import { roster } from "../components/roster/list.svelte";
import type { SettingsSection } from "../components/settings/sections";
import { toasts } from "../components/shared/toasts.svelte";
import { speech } from "../words/speech.svelte";
import { Visit, visits, type Entry } from "./visits.svelte";

/** Where the officer is. A view carries what it needs to be drawn, nothing more: `only` are those
 * that a line of the home page counts. */
export type View =
  | { name: "home" }
  | { name: "roster" }
  | { name: "worker"; worker: number }
  | { name: "register" }
  | { name: "correct"; worker: number; typed?: Details; field?: Field }
  | { name: "importing"; pasted?: string }
  | { name: "worklist" }
  | { name: "photos" }
  | { name: "cards"; filter: RosterFilter; adjust?: { printer: string; sheet: Sheet } }
  | { name: "letters" }
  | { name: "bundle" }
  | { name: "decrees"; only?: number[] }
  | { name: "decree"; decree: number }
  | { name: "bills"; only?: number[] }
  | { name: "bill"; bill: number }
  | { name: "cover"; standing: string | null; ending?: string | null }
  | { name: "rules" }
  | { name: "bpjs" }
  | { name: "validation" }
  | { name: "coverage" }
  | { name: "claims"; only?: number[] }
  | { name: "claim"; claim: number }
  | { name: "plan" }
  | { name: "check" }
  | { name: "settings"; section?: SettingsSection };

class Desk {
  app = $state.raw<AppState>();
  status = $state.raw<Status>();
  counts = $state.raw<CountLine[]>();
  occupations = $state.raw<OccupationChoice[]>([]);
  /** How many people a restored backup just brought back; said until one goes on. */
  restored = $state<number>();

  async start(): Promise<void> {
    let app = await appState();
    if (app.language !== speech.language) app = await setLanguage(speech.language);
    this.app = app;
    if (app.stage === "open") this.occupations = await occupations();
  }

  /** Asks again for what an answer made stale. */
  follow(): void {
    $effect(() => {
      void topics.status;
      if (this.app?.stage === "open") villageStatus().then((status) => (this.status = status));
    });
    $effect(() => {
      void topics.roster;
      if (this.app?.stage === "open") countWorkers().then((counts) => (this.counts = counts));
    });
  }

  /** Whether it is known that nobody is registered. */
  get isEmpty(): boolean {
    return this.counts?.length === 0;
  }

  /** Whom the roster shows. */
  get filter(): RosterFilter {
    return roster.filter;
  }

  set filter(filter: RosterFilter) {
    roster.ask(filter);
  }

  /** Whether whoever is signed in may do what needs this role; the desk itself looks again. */
  may(least: "operator" | "head"): boolean {
    const role = this.app?.role;
    return role === "head" || (least === "operator" && role === "operator");
  }

  get visit(): Visit {
    return visits.here;
  }

  get view(): View {
    return visits.here.view;
  }

  /** By something on the page, which offers the way back. */
  go(view: View): void {
    visits.push(new Visit(view, this.view.name));
    this.restored = undefined;
  }

  /** By the menu or a key, from wherever one was. */
  open(view: View): void {
    visits.push(new Visit(view));
    this.restored = undefined;
  }

  /** In the place of this page, which is done with or is seen in another light. */
  replace(view: View): void {
    visits.replace(new Visit(view, this.visit.from));
  }

  /** What the window's history comes to; behind the lock there is no way back. */
  come(entry: Entry | null): void {
    visits.come(this.app?.stage === "open" ? entry : { name: "home" });
    this.restored = undefined;
  }

  /** Begins on a register that was made again from a backup. */
  async back(people: number): Promise<void> {
    this.restored = people;
    await this.start();
  }

  async lock(): Promise<void> {
    await lock();
    this.status = undefined;
    this.counts = undefined;
    roster.forget();
    planning.forget();
    toasts.clear();
    visits.forget();
    this.open({ name: "home" });
    await this.start();
  }
}

export const desk = new Desk();
