/** How long a page may take to grow to what it was. */
export const PATIENCE_MS = 3000;

/** Scrolls to where a page was left, as soon as it is long enough again: what it shows is asked for
 * anew. Whoever scrolls meanwhile is left alone. Answers how to give it up. */
export function scrollBackTo(box: HTMLElement, top: number): () => void {
  const page = box.firstElementChild;
  const there = () => {
    box.scrollTop = top;
    return Math.abs(box.scrollTop - top) < 2;
  };
  if (there() || !page) return () => undefined;
  const grown = new ResizeObserver(() => there() && stop());
  const given = new AbortController();
  const patience = setTimeout(() => stop(), PATIENCE_MS);
  function stop() {
    grown.disconnect();
    given.abort();
    clearTimeout(patience);
  }
  for (const act of ["wheel", "pointerdown", "keydown"] as const)
    box.addEventListener(act, stop, { signal: given.signal });
  grown.observe(page);
  return stop;
}
