import { PATIENCE_MS } from "./scroll";

/** How to find a thing again when its page is drawn anew: by its name, or by what its list calls it.
 * Nothing where it has neither. */
export function markOf(element: Element): string | undefined {
  const said = [...element.attributes].find(
    ({ name, value }) => value !== "" && (name === "name" || name.startsWith("data-")),
  );
  if (!said) return undefined;
  const mark = `[${said.name}="${CSS.escape(said.value)}"]`;
  const list = element.closest('[role="table"], [role="grid"]')?.getAttribute("aria-label");
  return list ? `[aria-label="${CSS.escape(list)}"] ${mark}` : mark;
}

/** Gives the focus back to what had it, as soon as that is there again. Whoever does something
 * meanwhile is left alone. Answers how to give it up. */
export function focusBackTo(box: HTMLElement, mark: string | undefined): () => void {
  if (mark === undefined) return () => undefined;
  const there = () => {
    const found = box.querySelector<HTMLElement>(mark);
    found?.focus({ preventScroll: true });
    return found !== null;
  };
  if (there()) return () => undefined;
  const drawn = new MutationObserver(() => there() && stop());
  const given = new AbortController();
  const patience = setTimeout(() => stop(), PATIENCE_MS);
  function stop() {
    drawn.disconnect();
    given.abort();
    clearTimeout(patience);
  }
  for (const act of ["pointerdown", "keydown"] as const)
    window.addEventListener(act, stop, { signal: given.signal });
  drawn.observe(box, { childList: true, subtree: true });
  return stop;
}
