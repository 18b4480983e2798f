import { places, type Place } from "../../client/files";
import { topics } from "../../client/topics.svelte";

/** So often somebody looks whether a stick was put in or pulled out. */
const LOOK_MS = 3000;

/** What is plugged in, as long as the page is open; and the officer's own folders. */
export class Drives {
  sticks = $state.raw<Place[]>([]);
  folders = $state.raw<Place[]>([]);
  #seen = "";

  constructor() {
    $effect(() => {
      // In another language they have other names.
      void topics.app;
      void this.look();
      const looking = setInterval(() => void this.look(), LOOK_MS);
      return () => clearInterval(looking);
    });
  }

  async look(): Promise<void> {
    // Offering is a courtesy: without it one still types or chooses.
    const found = await places().catch(() => undefined);
    const seen = JSON.stringify(found);
    if (!found || seen === this.#seen) return;
    this.#seen = seen;
    this.sticks = found.filter((place) => place.removable);
    this.folders = found.filter((place) => !place.removable);
  }
}
