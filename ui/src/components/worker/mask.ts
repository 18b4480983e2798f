/** The first four and the last two digits; who the rest belongs to is nobody's business.
    A number too short to belong to anybody, such as "0", is shown as it is. */
export function masked(nik: string | undefined): string {
  if (!nik) return "";
  if (nik.length < 8) return nik;
  return `${nik.slice(0, 4)}${"•".repeat(nik.length - 6)}${nik.slice(-2)}`;
}
