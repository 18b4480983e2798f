import type { Words } from "../words/id";
import { appearance } from "./appearance.svelte";
import { desk } from "./desk.svelte";
import { help } from "./help.svelte";

/** A key that does something. Those without `run` are at home in a list or a form. */
export interface Shortcut {
  /** As one says it: "Ctrl+F". */
  keys: string;
  words: keyof Words["shortcuts"]["acts"];
  run?: () => unknown;
  /** Also before the list is open. */
  outside?: true;
  /** For whoever writes. */
  writes?: true;
}

/** Every key of the window, as it is listed: by where it works. */
export const SHORTCUTS: Record<keyof Words["shortcuts"]["where"], Shortcut[]> = {
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

const SIGNS: Record<string, string> = { "=": "+", ArrowLeft: "←" };

/** What was pressed, as one says it. Shift is part of a sign such as "?" and is not said. */
function said(event: KeyboardEvent): string {
  const key = SIGNS[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  return [event.ctrlKey && "Ctrl", event.altKey && "Alt", key].filter(Boolean).join("+");
}

const types = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches("input, select, textarea");

/** Does what the key says, if it says something here. */
export function onkeydown(event: KeyboardEvent): void {
  const pressed = said(event);
  // A sign that is being typed is no key.
  if (pressed.length === 1 && types(event.target)) return;
  const open = desk.app?.stage === "open";
  const found = SHORTCUTS.anywhere.find(
    ({ keys, outside, writes }) =>
      keys === pressed && (outside || open) && (!writes || desk.may("operator")),
  );
  // Behind an open question nothing moves.
  if (!found?.run || (!found.outside && document.querySelector("dialog[open]"))) return;
  event.preventDefault();
  found.run();
}
