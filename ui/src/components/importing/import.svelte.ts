import { Asking } from "../../client/asking.svelte";
import { cancel, type Step } from "../../client/call";
import { runImport, undoImport, type Imported, type Undone } from "../../client/importing";
import { EnrolmentForm } from "../worker/enrolment.svelte";

export type Fate = "registered" | "unchanged" | "doubtful" | "refused";

/** More rows than anybody reads; those with remarks come first. */
const SHOWN = 2000;

/** From a file to people in the list: look first, then save, and take back if it was wrong. */
export class Importing {
  path = $state("");
  /** Columns that the officer set otherwise: field → header. */
  map = $state<Record<string, string>>({});
  preview = $state.raw<Imported>();
  saved = $state.raw<Imported>();
  undone = $state.raw<Undone>();
  fate = $state<Fate>();
  step = $state.raw<Step>({ done: 0, of: 0 });
  readonly asking = new Asking();
  readonly enrolment: EnrolmentForm;

  constructor(
    today: string,
    /** In place of a file. */
    public pasted: string | undefined = undefined,
  ) {
    this.enrolment = new EnrolmentForm(today);
  }

  lines = $derived.by(() => {
    const all = this.preview?.fates ?? [];
    return this.fate ? all.filter((line) => line.fate === this.fate) : all;
  });

  /** People that saving would write. */
  fresh = $derived((this.preview?.registered ?? 0) + (this.preview?.doubtful ?? 0));

  async look(): Promise<void> {
    this.preview = (await this.#run(true, null)) ?? this.preview;
    this.fate = undefined;
  }

  async save(): Promise<void> {
    this.saved = await this.#run(false, null);
  }

  /** The officer's own spreadsheet with a column of remarks; answers where it lies. */
  async report(place: string): Promise<string | undefined> {
    return (await this.#run(true, place))?.report ?? undefined;
  }

  async undo(): Promise<void> {
    const group = this.saved?.group;
    if (group === null || group === undefined) return;
    this.undone = await this.asking.run(() => undoImport(group));
  }

  stop(): Promise<void> {
    return cancel();
  }

  again(): void {
    this.path = "";
    this.pasted = undefined;
    this.map = {};
    this.preview = undefined;
    this.saved = undefined;
    this.undone = undefined;
  }

  #run(dry: boolean, report: string | null): Promise<Imported | undefined> {
    this.step = { done: 0, of: 0 };
    const request = {
      path: this.path.trim(),
      pasted: this.pasted ?? null,
      dry_run: dry,
      map: { ...this.map },
      enrolment: this.enrolment.answer(),
      report,
      show: SHOWN,
    };
    return this.asking.run(() => runImport(request, (step) => (this.step = step)));
  }
}
