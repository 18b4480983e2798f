/** The first four and the last two digits; who the rest belongs to is nobody's business. */
export function masked(nik: string | undefined): string {
  if (!nik) return "";
  if (nik.length < 8) return "•".repeat(nik.length);
  return `${nik.slice(0, 4)}${"•".repeat(nik.length - 6)}${nik.slice(-2)}`;
}
