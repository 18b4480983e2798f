import type { Words } from "../../words/id";

export type ColumnName = keyof Words["roster"]["columns"];

/** How wide a column is at least, in rem, and what share it takes of what is left. */
interface Width {
  least: number;
  share?: number;
}

const WIDTHS: Record<ColumnName, Width> = {
  name: { least: 9.5, share: 4 },
  nik: { least: 9.75 },
  place: { least: 4.5 },
  hamlet: { least: 6, share: 1 },
  occupation: { least: 7, share: 1.3 },
  sex: { least: 3.5 },
  born_on: { least: 8 },
  state: { least: 6.25 },
  card: { least: 7 },
  until: { least: 9 },
  acknowledged: { least: 5.25 },
};

/** Every column, in the order in which they stand. */
export const COLUMNS = Object.keys(WIDTHS) as ColumnName[];
/** What one sees before choosing otherwise. */
export const USUAL: ColumnName[] = ["name", "nik", "place", "occupation", "state", "acknowledged"];

/** Those asked for, in their order; the name always, and none that is not known. */
export const inOrder = (names: readonly string[]) =>
  COLUMNS.filter((name) => name === "name" || names.includes(name));

/** `grid-template-columns`, with the box to tick before all others. */
export const template = (columns: ColumnName[]) => ["2.25rem", ...columns.map(width)].join(" ");

/** So wide all of them are at least, in rem, with what lies between them. */
export const least = (columns: ColumnName[]) =>
  columns.reduce((sum, name) => sum + WIDTHS[name].least + 0.75, 5);

function width(name: ColumnName): string {
  const { least, share } = WIDTHS[name];
  return share ? `minmax(${least}rem, ${share}fr)` : `${least}rem`;
}
