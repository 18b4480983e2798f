import type { Field, Details } from "../../client/worker";
import { FIELDS } from "./form.svelte";

/** Only what differs travels: fields set to another text, and fields emptied. */
export function changes(before: Details, after: Details): { set: Details; cleared: Field[] } {
  const set: Details = {};
  const cleared: Field[] = [];
  for (const field of FIELDS) {
    const now = after[field] ?? "";
    if (now === (before[field] ?? "")) continue;
    if (now === "") cleared.push(field);
    else set[field] = now;
  }
  return { set, cleared };
}
