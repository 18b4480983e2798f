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

/** What one begins with; what waits to be done stands above. */
export function nextSteps(status: Status, app: AppState, t: Words["home"]): Step[] {
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
  const print: Step = {
    view: { name: "cards", filter: EVERYBODY },
    title: t.printCards,
    more: t.printCardsMore,
  };
  const office = status.office ? [] : [join];
  if (status.workers === 0) return [importing, register, ...office].slice(0, SHOWN);
  return [register, ...office, print, importing].slice(0, SHOWN);
}
