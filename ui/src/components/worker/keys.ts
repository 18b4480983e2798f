/** Enter moves on to the next field, as on a typewriter; Ctrl + Enter is the end of the form,
 * where that is not the screen's. */
export function moveOn(event: KeyboardEvent, finish?: () => void): void {
  if (event.key !== "Enter" || event.isComposing) return;
  const form = event.currentTarget as HTMLElement;
  if (event.ctrlKey || event.metaKey) {
    if (!finish) return;
    event.preventDefault();
    return finish();
  }
  if (event.target instanceof HTMLButtonElement) return;
  event.preventDefault();
  const fields = [...form.querySelectorAll<HTMLElement>("input, select, textarea, [type=submit]")];
  const next = fields.slice(fields.indexOf(event.target as HTMLElement) + 1);
  const field = next.find((one) => stops(one, event.target as HTMLElement));
  field?.focus();
  // What stands there already, such as a date by the NIK, is typed over.
  if (field instanceof HTMLInputElement && field.type === "text") field.select();
}

/** Of a group of choices only the chosen one is a stop, and not from another one of the group. */
function stops(field: HTMLElement, from: HTMLElement): boolean {
  if (!(field instanceof HTMLInputElement) || field.type !== "radio") return true;
  return field.checked && (from as HTMLInputElement).name !== field.name;
}

/** F6 goes to what lies beside the form, and back to where one was. */
export function otherSide(event: KeyboardEvent, form: HTMLElement, beside: HTMLElement): void {
  if (beside.contains(event.target as Node)) return backTo(form);
  const button = beside.querySelector<HTMLElement>("button");
  if (!button) return;
  form.querySelector("[data-left]")?.removeAttribute("data-left");
  if (form.contains(event.target as Node))
    (event.target as HTMLElement).setAttribute("data-left", "");
  button.focus();
}

/** To the field from which one went to what lies beside, else to the first. */
export function backTo(form: HTMLElement): void {
  const left = form.querySelector<HTMLElement>("[data-left]");
  left?.removeAttribute("data-left");
  (left ?? form.querySelector<HTMLElement>("[data-first]"))?.focus();
}

/** The first field that says why it cannot stay as it is. */
export const firstFault = (form: HTMLElement) =>
  form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
