import type { Status } from "../../client/village";
import { EVERYBODY } from "../../client/roster";
import type { View } from "../../desk/desk.svelte";
import type { Words } from "../../words/id";

export interface Step {
  view: View;
  title: string;
  more: string;
}

/** A picture of shares needs at least so many. */
export const PRESENT_LEAST = 2;
/** So that one can choose. */
const SHOWN = 3;

/** What helps most now stands first. */
export function nextSteps(status: Status, t: Words["home"], count: (n: number) => string): Step[] {
  const importing: Step = {
    view: { name: "importing" },
    title: t.importList,
    more: t.importListMore,
  };
  const register: Step = {
    view: { name: "register" },
    title: t.registerOne,
    more: t.registerOneMore,
  };
  const join: Step = { view: { name: "bundle" }, title: t.joinOffice, more: t.joinOfficeMore };
  const send: Step = {
    view: { name: "bundle" },
    title: t.makeBundle,
    more: t.makeBundleMore(count(status.pending)),
  };
  const print: Step = {
    view: { name: "cards", filter: EVERYBODY },
    title: t.printCards,
    more: t.printCardsMore,
  };
  const office = status.office ? (status.pending > 0 ? [send] : []) : [join];
  if (status.workers === 0) return [importing, register, ...office].slice(0, SHOWN);
  return [register, ...office, print, importing].slice(0, SHOWN);
}
