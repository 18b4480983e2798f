import { speech } from "../words/speech.svelte";
import { desk } from "./desk.svelte";
import { parentOf } from "./menu";

/** The way back that a page shows: to where one came from, as one left it. Below an entry of the
 * menu, where nothing led here, to that entry; on a page of the menu there is none. */
export function wayBack(): { label: string; go: () => void } | undefined {
  const { view, from } = desk.visit;
  const parent = parentOf(view);
  const to = from ?? parent?.name;
  if (!to) return undefined;
  const { backTo, pages } = speech.words.nav;
  return {
    label: backTo(pages[to]),
    go: () => (from ? history.back() : parent && desk.open(parent)),
  };
}
