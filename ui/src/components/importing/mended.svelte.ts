import type { Details, WaitingRow } from "../../client/importing";
import { speech } from "../../words/speech.svelte";
import type { Correctable } from "./import.svelte";

export type { Correctable };

/** What is written of a birth; a stroke where the list said nothing. */
export function birthText({ born_on, born_on_said }: Details): string {
  return born_on ? speech.typed(born_on) : (born_on_said ?? "").replace(/^-$/, "");
}

/** What was typed into rows that wait, until they are registered. */
export class Mended {
  #typed = $state.raw<Record<number, Details>>({});

  set(row: WaitingRow, field: Correctable, text: string): void {
    this.#typed = { ...this.#typed, [row.id]: { ...this.#typed[row.id], [field]: text } };
  }

  text(row: WaitingRow, field: Correctable): string {
    const typed = this.#typed[row.id]?.[field];
    if (typed !== undefined) return typed;
    return field === "born_on" ? birthText(row.details) : (row.details[field] ?? "");
  }

  /** All of the row, as it is now. */
  of(row: WaitingRow): Details {
    const typed = this.#typed[row.id] ?? {};
    const { born_on_said, ...said } = row.details;
    // What stood in place of a date goes with it.
    const before = typed.born_on || born_on_said === undefined ? said : row.details;
    const all = Object.entries({ ...before, ...typed }).filter(([, text]) => text);
    return Object.fromEntries(all) as Details;
  }
}
