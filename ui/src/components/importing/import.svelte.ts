import { Asking } from "../../client/asking.svelte";
import type { OnStep } from "../../client/call";
import {
  runImport,
  undoImport,
  type Details,
  type Imported,
  type ListColumn,
  type RowFate,
  type Undone,
} from "../../client/importing";
import { EnrolmentForm } from "../worker/enrolment.svelte";

export type Fate = "registered" | "unchanged" | "doubtful" | "refused";
export type Stage = "file" | "columns" | "rows" | "done";
/** What can be typed over in a row before it is saved. */
export type Correctable = "nik" | "name" | "born_on";

/** More rows than anybody reads; those with remarks come first. */
const SHOWN = 2000;

/** From a list to people in the register: look first, then save, and take back if it was wrong. */
export class Importing {
  path = $state("");
  /** A table as a spreadsheet gives it to be pasted, instead of a file. */
  pasted = $state("");
  stage = $state<Stage>("file");
  /** Columns that the officer set otherwise: field → header, or empty for none. */
  map = $state<Record<string, string>>({});
  preview = $state.raw<Imported>();
  saved = $state.raw<Imported>();
  undone = $state.raw<Undone>();
  fate = $state<Fate>();
  /** Code of the refusal or doubt that is shown alone. */
  reason = $state<string>();
  saving = $state(false);
  readonly asking = new Asking();
  readonly enrolment: EnrolmentForm;
  /** What was typed over, by line of the file. */
  corrections = $state.raw<Record<number, Details>>({});

  constructor(today: string, pasted?: string) {
    this.enrolment = new EnrolmentForm(today);
    if (!pasted) return;
    this.pasted = pasted;
    void this.look();
  }

  /** Rows with remarks in front, in the order of the file; one that was mended stays in its place. */
  lines = $derived.by(() => {
    const all = this.preview?.fates ?? [];
    const behind = (line: RowFate) => line.kinds.length === 0 && !this.corrections[line.line];
    return all
      .filter((line) => this.corrections[line.line] || this.#passes(line))
      .sort((one, other) => Number(behind(one)) - Number(behind(other)) || one.line - other.line);
  });

  /** People that saving would write. */
  fresh = $derived((this.preview?.registered ?? 0) + (this.preview?.doubtful ?? 0));

  #passes(line: RowFate): boolean {
    if (this.fate && line.fate !== this.fate) return false;
    return !this.reason || line.kinds.includes(this.reason);
  }

  show(fate: Fate | undefined, reason?: string): void {
    this.fate = fate;
    this.reason = reason;
  }

  /** Reads the list and shows how its columns were understood. */
  async look(): Promise<void> {
    this.corrections = {};
    this.show(undefined);
    if (await this.#again()) this.stage = "columns";
  }

  /** This column is that field, or none; the field's other column is it no longer. */
  async take(column: ListColumn, field: string): Promise<void> {
    const columns = this.preview?.list ?? [];
    const alone = columns.filter(({ header }) => header === column.header).length === 1;
    if (column.column) this.map[column.column] = "";
    if (field) this.map[field] = column.header && alone ? column.header : column.letter;
    await this.#again();
  }

  /** Types over what a row says; the row is judged anew at once. */
  correct(line: number, field: Correctable, text: string): void {
    const said = { ...this.corrections[line], [field]: text };
    this.corrections = { ...this.corrections, [line]: said };
    this.asking.load(async (onstep) => {
      this.preview = await this.#ask(true, null, onstep);
    });
  }

  async save(): Promise<void> {
    this.saving = true;
    this.saved = await this.#run(false, null);
    this.saving = false;
    if (this.saved) this.stage = "done";
  }

  /** The officer's own spreadsheet with a column of remarks, or these on paper; where it lies. */
  async report(place: string): Promise<string | undefined> {
    return (await this.#run(true, place))?.report ?? undefined;
  }

  async undo(): Promise<void> {
    const group = this.saved?.group;
    if (group === null || group === undefined) return;
    this.undone = await this.asking.run((onstep) => undoImport(group, onstep));
  }

  again(): void {
    this.path = "";
    this.pasted = "";
    this.map = {};
    this.corrections = {};
    this.preview = undefined;
    this.saved = undefined;
    this.undone = undefined;
    this.stage = "file";
  }

  async #again(): Promise<boolean> {
    const told = await this.#run(true, null);
    this.preview = told ?? this.preview;
    return told !== undefined;
  }

  #run(dry: boolean, report: string | null): Promise<Imported | undefined> {
    return this.asking.run((onstep) => this.#ask(dry, report, onstep));
  }

  #ask(dry: boolean, report: string | null, onstep: OnStep): Promise<Imported> {
    const request = {
      path: this.path.trim(),
      pasted: this.pasted.trim() ? this.pasted : null,
      dry_run: dry,
      map: { ...this.map },
      corrections: this.corrections,
      enrolment: this.enrolment.answer(),
      report,
      show: SHOWN,
    };
    return runImport(request, onstep);
  }
}
