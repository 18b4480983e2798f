import { EVERYBODY } from "../client/roster";
import type { IconName } from "../components/shared/icons";
import type { Words } from "../words/id";
import type { View } from "./desk.svelte";

/** An entry of the menu. Its words stand in `nav` under the view's name. */
export interface Entry {
  view: View & { name: keyof Words["nav"] };
  icon: IconName;
  /** Left out for whoever only looks: the desk would refuse it. */
  writes?: true;
}

export interface Section {
  /** Its heading in `nav.sections`; what stands above the first has none. */
  heading?: keyof Words["nav"]["sections"];
  entries: Entry[];
}

/** The whole menu. The first nine entries that are shown have the keys Alt+1 to Alt+9. */
export const MENU: Section[] = [
  { entries: [{ view: { name: "home" }, icon: "home" }] },
  {
    heading: "people",
    entries: [
      { view: { name: "roster" }, icon: "people" },
      { view: { name: "register" }, icon: "personAdd", writes: true },
      { view: { name: "importing" }, icon: "sheet", writes: true },
      { view: { name: "cards", filter: EVERYBODY }, icon: "card", writes: true },
      { view: { name: "letters" }, icon: "letter", writes: true },
    ],
  },
  {
    heading: "programme",
    entries: [
      { view: { name: "decrees" }, icon: "decree" },
      { view: { name: "bills" }, icon: "money" },
      { view: { name: "plan" }, icon: "budget" },
      { view: { name: "claims" }, icon: "claim" },
      { view: { name: "coverage" }, icon: "chart" },
      { view: { name: "validation" }, icon: "validate", writes: true },
    ],
  },
  {
    heading: "exchange",
    entries: [
      { view: { name: "bundle" }, icon: "send", writes: true },
      { view: { name: "bpjs" }, icon: "fileOut" },
    ],
  },
  {
    heading: "more",
    entries: [
      { view: { name: "check" }, icon: "scan" },
      { view: { name: "settings" }, icon: "settings" },
    ],
  },
];

/** The page above a deeper one. */
const PARENTS: Partial<Record<View["name"], View>> = {
  worker: { name: "roster" },
  correct: { name: "roster" },
  photos: { name: "roster" },
  worklist: { name: "importing" },
  claim: { name: "claims" },
  decree: { name: "decrees" },
  bill: { name: "bills" },
  cover: { name: "bills" },
  rules: { name: "settings", section: "care" },
};

export const parentOf = (view: View): View | undefined => PARENTS[view.name];

/** The entry of the menu to which a page belongs. */
export const entryOf = (view: View): View["name"] => parentOf(view)?.name ?? view.name;

/** The menu of somebody who writes, or who only looks; a section with nothing in it is none. */
export function menuFor(looks: boolean): Section[] {
  const shown = ({ entries, ...section }: Section): Section => ({
    ...section,
    entries: entries.filter((entry) => !looks || !entry.writes),
  });
  return MENU.map(shown).filter((section) => section.entries.length > 0);
}
