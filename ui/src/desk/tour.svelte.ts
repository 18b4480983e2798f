import type { Words } from "../words/id";
import { desk, type View } from "./desk.svelte";

interface Stop {
  name: keyof Words["tour"]["steps"];
  /** The screen on which it stands. */
  view?: View;
  /** What it points at; the middle of the window where nothing is given. */
  at?: string;
}

/** The way through the sample village. */
export const STOPS: Stop[] = [
  { name: "welcome", view: { name: "home" } },
  { name: "menu", at: "nav .menu" },
  { name: "roster", view: { name: "roster" }, at: 'main [name="search"]' },
  { name: "register", view: { name: "register" }, at: 'main [name="nik"]' },
  { name: "bundle", view: { name: "bundle" }, at: "main .panel" },
  { name: "help", view: { name: "home" }, at: "nav [aria-keyshortcuts='F1']" },
];

const KEPT_AS = "tour-done";

/** Shown once on this device, to whoever first opens a sample village. */
class Tour {
  at = $state(0);
  done = $state(localStorage.getItem(KEPT_AS) !== null);
  readonly stop = $derived(STOPS[this.at]);

  go(at: number): void {
    if (at >= STOPS.length) return this.end();
    this.at = Math.max(0, at);
    if (this.stop?.view) desk.open(this.stop.view);
  }

  end(): void {
    this.done = true;
    localStorage.setItem(KEPT_AS, "1");
  }
}

export const tour = new Tour();
