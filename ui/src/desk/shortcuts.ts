import type { Words } from "../words/id";
import { appearance } from "./appearance.svelte";
import { desk } from "./desk.svelte";
import { help } from "./help.svelte";
import { press, said, screenKeys, type Shortcut } from "./keys.svelte";

/** Every key of the window, as it is listed: by where it works. Those of a screen stand with what
 * they do, and are added while it is shown. */
export const SHORTCUTS: Record<Exclude<keyof Words["shortcuts"]["where"], "here">, Shortcut[]> = {
  anywhere: [
    { keys: "F1", words: "help", run: () => help.open(), outside: true },
    { keys: "?", words: "keys", run: () => (help.keys = true), outside: true },
    { keys: "Alt+1…9", words: "menu" },
    { keys: "Alt+←", words: "back", run: () => history.back() },
    { keys: "Ctrl+F", words: "find", run: () => desk.open({ name: "roster" }) },
    { keys: "Ctrl+N", words: "register", run: () => desk.open({ name: "register" }), writes: true },
    { keys: "Ctrl+L", words: "lock", run: () => desk.lock() },
    { keys: "Ctrl++", words: "larger", run: () => appearance.step(1), outside: true },
    { keys: "Ctrl+-", words: "smaller", run: () => appearance.step(-1), outside: true },
    { keys: "Ctrl+0", words: "usual", run: () => appearance.step(0), outside: true },
  ],
  lists: [
    { keys: "↑ / ↓", words: "rows" },
    { keys: "PgUp / PgDn", words: "page" },
    { keys: "Home / End", words: "ends" },
    { keys: "Enter", words: "open" },
  ],
  forms: [
    { keys: "Tab", words: "next" },
    { keys: "Enter", words: "enter" },
    { keys: "Ctrl+Enter", words: "save" },
    { keys: "Esc", words: "close" },
  ],
};

const types = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches("input, select, textarea");

/** Does what the key says, if it says something here: on this screen, or else in the window. */
export function onkeydown(event: KeyboardEvent): void {
  // Something nearer has done it, or a sign is being typed.
  if (event.defaultPrevented || (said(event).length === 1 && types(event.target))) return;
  const open = desk.app?.stage === "open";
  // Behind an open question nothing moves.
  const asked = document.querySelector("dialog[open]") !== null;
  const holds = ({ outside, writes, local }: Shortcut) =>
    !local && (outside || (open && !asked)) && (!writes || desk.may("operator"));
  press([...screenKeys.list, ...SHORTCUTS.anywhere].filter(holds), event);
}
