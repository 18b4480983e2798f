import type { Words } from "../words/id";
import { desk } from "./desk.svelte";

export type GuideName = keyof Words["help"]["guides"];

/** Which help lies open. */
class Help {
  guide = $state<GuideName>();
  keys = $state(false);

  /** The guide of the screen one sees. */
  open(): void {
    const stage = desk.app?.stage;
    this.keys = false;
    this.guide = stage === "open" ? desk.view.name : stage === "locked" ? "unlock" : "start";
  }
}

export const help = new Help();
