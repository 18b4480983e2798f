import type { HeirLine } from "../../client/worker";

/** In the order of PP 44/2015 Ps 37: who stands first is paid. */
export const RELATIONS = [
  "spouse",
  "child",
  "lineal",
  "sibling",
  "parent_in_law",
  "willed",
] as const;

export interface HeirRow {
  name: string;
  relation: string;
  nik: string;
  phone: string;
}

/** Heirs as they are typed: those who are named, and one empty row. */
export class HeirRows {
  rows = $state<HeirRow[]>([blank("spouse")]);

  /** In the order of the law, whatever the order of typing. */
  named(): HeirLine[] {
    const rank = (row: HeirRow) => RELATIONS.findIndex((relation) => relation === row.relation);
    const rows = this.rows.filter((row) => row.name.trim());
    return rows
      .sort((one, other) => rank(one) - rank(other))
      .map((row) => ({ ...row, name: row.name.trim() }));
  }

  set(heirs: Partial<HeirLine>[]): void {
    this.rows = heirs.map(({ name, relation, nik, phone }) => ({
      name: name ?? "",
      relation: relation ?? "spouse",
      nik: nik ?? "",
      phone: phone ?? "",
    }));
    this.grow();
  }

  /** There is always one more to fill in; after a husband or wife come the children. */
  grow(): void {
    if (this.rows.at(-1)?.name.trim() === "") return;
    this.rows.push(blank(this.rows.length > 0 ? "child" : "spouse"));
  }
}

const blank = (relation: string): HeirRow => ({ name: "", relation, nik: "", phone: "" });
