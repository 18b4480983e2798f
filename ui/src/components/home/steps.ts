import type { AppState, Status } from "../../client/village";
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

/** So often somebody looks whether the paper with the recovery code is still there. */
const DRILL_DAYS = 365;

/** What helps most now stands first. */
export function nextSteps(
  status: Status,
  app: AppState,
  t: Words["home"],
  count: (n: number) => string,
): Step[] {
  if (app.role === "viewer") {
    return [
      { view: { name: "roster" }, title: t.lookUp, more: t.lookUpMore },
      { view: { name: "check" }, title: t.checkCard, more: t.checkCardMore },
    ];
  }
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
  const drill: Step = { view: { name: "settings" }, title: t.drill, more: t.drillMore };
  const office = status.office ? (status.pending > 0 ? [send] : []) : [join];
  if (status.workers === 0) return [importing, register, ...office].slice(0, SHOWN);
  const due = isDue(status.code_checked_on, app.today) ? [drill] : [];
  return [register, ...due, ...office, print, importing].slice(0, SHOWN);
}

function isDue(checkedOn: string | null, today: string): boolean {
  if (!checkedOn) return true;
  return Date.parse(today) - Date.parse(checkedOn) > DRILL_DAYS * 86_400_000;
}
