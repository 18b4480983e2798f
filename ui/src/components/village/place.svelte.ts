import { regions, type Region } from "../../client/village";

/** Province, regency, district; the fourth choice is the village itself. */
const LEVELS_ABOVE = 3;

/** From province to village, one level at a time, each searched as one types. */
export class PlaceSearch {
  chosen = $state<Region[]>([]);
  search = $state("");
  #offered = $state.raw<Region[]>([]);

  matches = $derived.by(() => {
    const words = this.search.toLowerCase().split(/\s+/).filter(Boolean);
    const hits = this.#offered.filter((region) => {
      const text = `${region.name} ${region.code}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    // "Pelita" stands before "Bukit Pelita" for who types "pel".
    const first = words[0] ?? "";
    const rank = (region: Region) => (region.name.toLowerCase().startsWith(first) ? 0 : 1);
    return hits.sort((a, b) => rank(a) - rank(b));
  });

  async load(): Promise<void> {
    this.#offered = await regions(this.chosen.at(-1)?.code ?? null);
  }

  /** Answers the village once one is picked; before that goes one level down. */
  async pick(region: Region): Promise<Region | undefined> {
    if (this.chosen.length === LEVELS_ABOVE) return region;
    this.chosen.push(region);
    this.search = "";
    await this.load();
    return undefined;
  }

  async back(level: number): Promise<void> {
    this.chosen = this.chosen.slice(0, level);
    this.search = "";
    await this.load();
  }
}
