import { onMount } from "svelte";
import type { Words } from "../words/id";

/** A key that does something. */
export interface Shortcut {
  /** As one says it: "Ctrl+F"; what does the same stands behind a stroke: "Ctrl+F / /". */
  keys: string;
  /** What it does: one of the window's words, or what the screen says itself. */
  words: keyof Words["shortcuts"]["acts"] | { said: string };
  /** Left out where a list, a form or the window itself does it. */
  run?: (event: KeyboardEvent) => unknown;
  /** Also before the list is open. */
  outside?: true;
  /** For whoever writes. */
  writes?: true;
  /** Only where the focus is: whoever lists it asks `press` there. */
  local?: true;
}

const SIGNS: Record<string, string> = {
  "=": "+",
  " ": "Space",
  Escape: "Esc",
  ArrowLeft: "←",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

/** What was pressed, as one says it. Shift is part of a sign such as "?" and is not said. */
export function said(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey">): string {
  const key = SIGNS[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  const ctrl = event.ctrlKey || event.metaKey;
  return [ctrl && "Ctrl", event.altKey && "Alt", key].filter(Boolean).join("+");
}

/** Does what the key says among these; answers whether it said something. */
export function press(list: Shortcut[], event: KeyboardEvent): boolean {
  const pressed = said(event);
  const found = list.find(({ keys, run }) => run && keys.split(" / ").includes(pressed));
  if (!found?.run) return false;
  event.preventDefault();
  found.run(event);
  return true;
}

/** The keys of what is on the screen now. */
class ScreenKeys {
  #lists = $state.raw<(() => Shortcut[])[]>([]);

  /** What came to the screen last is asked first. */
  get list(): Shortcut[] {
    return this.#lists.flatMap((keys) => keys());
  }

  add(keys: () => Shortcut[]): void {
    this.#lists = [keys, ...this.#lists];
  }

  drop(keys: () => Shortcut[]): void {
    this.#lists = this.#lists.filter((one) => one !== keys);
  }
}

export const screenKeys = new ScreenKeys();

/** The keys of a part of the screen, for as long as that is shown. */
export function useKeys(keys: () => Shortcut[]): void {
  onMount(() => {
    screenKeys.add(keys);
    return () => screenKeys.drop(keys);
  });
}
