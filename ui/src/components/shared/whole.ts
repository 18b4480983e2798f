/** A cell that is cut off says the whole of it to whoever points at it. */
export function sayWhole({ target }: Event): void {
  if (!(target instanceof HTMLElement) || target.closest("[title]")) return;
  const cut =
    target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight + 2;
  if (cut && target.matches(".line *")) target.title = target.innerText;
}
