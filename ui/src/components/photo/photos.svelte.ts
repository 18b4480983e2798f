import { Asking } from "../../client/asking.svelte";
import { cancel, type Step } from "../../client/call";
import { undoImport, type Undone } from "../../client/importing";
import { importPhotos, type PhotosImported } from "../../client/photo";

/** From a folder of pictures to photos: look first, then keep, and take back if it was wrong. */
export class Photos {
  path = $state("");
  preview = $state.raw<PhotosImported>();
  kept = $state.raw<PhotosImported>();
  undone = $state.raw<Undone>();
  step = $state.raw<Step>({ done: 0, of: 0 });
  readonly asking = new Asking();

  async look(): Promise<void> {
    this.preview = (await this.#run(true)) ?? this.preview;
  }

  async keep(): Promise<void> {
    this.kept = await this.#run(false);
  }

  async undo(): Promise<void> {
    const group = this.kept?.group;
    if (group === null || group === undefined) return;
    this.undone = await this.asking.run(() => undoImport(group, (step) => (this.step = step)));
  }

  stop(): Promise<void> {
    return cancel();
  }

  again(): void {
    this.path = "";
    this.preview = undefined;
    this.kept = undefined;
    this.undone = undefined;
  }

  #run(dry: boolean): Promise<PhotosImported | undefined> {
    this.step = { done: 0, of: 0 };
    return this.asking.run(() => importPhotos(this.path.trim(), dry, (step) => (this.step = step)));
  }
}
