/** A count and its noun, "1 month" or "1,188 months"; counts mostly come as they are written. */
export const many = (n: string | number, one: string, more: string) =>
  `${n} ${String(n) === "1" ? one : more}`;
