import { speech } from "../../words/speech.svelte";

const UNITS = ["kB", "MB", "GB", "TB"];

/** "14,2 GB", as it stands on the stick. */
export function room(bytes: number): string {
  let [amount, unit] = [bytes / 1000, 0];
  while (amount >= 1000 && unit < UNITS.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const shown = amount < 10 && unit > 0 ? Math.round(amount * 10) / 10 : Math.round(amount);
  return `${speech.count(shown)} ${UNITS[unit]}`;
}
