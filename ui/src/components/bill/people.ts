import type { BillPersonLine } from "../../client/bill";

/** Those of a bill whose name holds the words, or whose NIK begins with them. */
export function matching(people: BillPersonLine[], text: string): BillPersonLine[] {
  const words = text.trim().toLowerCase();
  if (!words) return people;
  return people.filter(
    (person) => person.name.toLowerCase().includes(words) || person.nik.startsWith(words),
  );
}
