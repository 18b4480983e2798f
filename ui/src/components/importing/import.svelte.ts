import { Asking } from "../../client/asking.svelte";
import {
  runImport,
  undoImport,
  type Fate,
  type ImportAnswer,
  type Progress,
} from "../../client/importing";

/** From a file to people in the list: look first, then save, and take back if it was wrong. */
export class Importing {
  path = $state("");
  /** Columns that the officer set otherwise: column → header. */
  map = $state<Record<string, string>>({});
  preview = $state.raw<ImportAnswer>();
  saved = $state.raw<ImportAnswer>();
  undone = $state.raw<{ voided: number; left: number }>();
  fate = $state<Fate>();
  progress = $state.raw<Progress>({ done: 0, total: 0 });
  readonly asking = new Asking();

  lines = $derived.by(() => {
    const all = this.preview?.lines ?? [];
    return this.fate ? all.filter((line) => line.fate === this.fate) : all;
  });

  /** People that saving would write. */
  fresh = $derived((this.preview?.registered ?? 0) + (this.preview?.doubtful ?? 0));

  async look(): Promise<void> {
    this.preview = await this.#run(true);
    this.fate = undefined;
  }

  async save(): Promise<void> {
    this.saved = await this.#run(false);
  }

  async report(place: string): Promise<string | undefined> {
    const answer = await this.asking.run(() =>
      runImport({ path: this.path, dry_run: true, map: this.map, report: place }, () => undefined),
    );
    return answer?.report ?? undefined;
  }

  async undo(): Promise<void> {
    const group = this.saved?.group;
    if (!group) return;
    this.undone = await this.asking.run(() => undoImport(group));
  }

  again(): void {
    this.path = "";
    this.map = {};
    this.preview = undefined;
    this.saved = undefined;
    this.undone = undefined;
  }

  #run(dry: boolean): Promise<ImportAnswer | undefined> {
    this.progress = { done: 0, total: 0 };
    const request = { path: this.path.trim(), dry_run: dry, map: { ...this.map } };
    return this.asking.run(() => runImport(request, (progress) => (this.progress = progress)));
  }
}
