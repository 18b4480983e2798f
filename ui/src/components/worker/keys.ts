/** Enter moves on to the next field, as on a typewriter; Ctrl + Enter is the end of the form. */
export function moveOn(event: KeyboardEvent, finish: () => void): void {
  if (event.key !== "Enter" || event.isComposing) return;
  const form = event.currentTarget as HTMLElement;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    finish();
    return;
  }
  if (event.target instanceof HTMLButtonElement) return;
  event.preventDefault();
  const fields = [...form.querySelectorAll<HTMLElement>("input, select, textarea, [type=submit]")];
  fields[fields.indexOf(event.target as HTMLElement) + 1]?.focus();
}
