import { Asking } from "../../client/asking.svelte";
import { undoImport } from "../../client/importing";
import { registerWorker } from "../../client/worker";
import { Draft } from "./draft.svelte";
import { EnrolmentForm } from "./enrolment.svelte";
import { WorkerForm } from "./form.svelte";
import { HeirRows } from "./heirs.svelte";
import { HomeOffer } from "./home.svelte";

/** The neighbour who was saved last, as long as that can be taken back here. */
export interface Saved {
  worker: number;
  name: string;
  doubts: number;
  group: number;
  /** The form as it was. */
  text: string;
}

/** A neighbour in the making: all that was typed and chosen, kept through a power cut. */
export class Registration {
  readonly form = new WorkerForm();
  readonly heirs = new HeirRows();
  readonly home = new HomeOffer(this.form, () => this.keep());
  readonly enrolment: EnrolmentForm;
  readonly asking = new Asking();
  readonly draft = new Draft("register");
  /** Apart from the texts, so that not every key writes it again. */
  readonly #photoDraft = new Draft("register.photo");
  photo = $state.raw<string>();
  restored = $state(false);
  saved = $state.raw<Saved>();

  constructor(today: string) {
    this.enrolment = new EnrolmentForm(today);
  }

  empty = $derived(this.form.empty() && !this.photo);
  /** Why the draft could not be kept. */
  unkept = $derived(this.draft.problem ?? this.#photoDraft.problem);

  async restore(): Promise<void> {
    await this.home.remembered();
    const [text, photo] = [await this.draft.load(), await this.#photoDraft.load()];
    if (!this.empty) return;
    // A row of a list that waits to be mended is a form alone: no photo is of that person.
    const whole = text !== null && this.#fill(text);
    if (photo && whole) this.photo = JSON.parse(photo);
    else if (photo) await this.#photoDraft.drop();
    this.restored = !this.empty;
    await this.look();
  }

  keep(): void {
    this.draft.keep(this.#text());
    void this.home.look().catch(() => undefined);
  }

  setPhoto(jpeg: string | undefined): void {
    this.photo = jpeg;
    this.#photoDraft.keep(jpeg ? JSON.stringify(jpeg) : "");
    this.keep();
  }

  /** Whoever was offered as the same person is another one. */
  another(worker: number): void {
    this.form.apart.push(worker);
    this.keep();
  }

  /** Whether the neighbour is in the register now. Whatever happens, nothing typed is lost. */
  async save(): Promise<boolean> {
    return (await this.asking.run(() => this.#save())) ?? false;
  }

  /** Takes the last neighbour back, and gives the form back as it was. */
  async undo(): Promise<"undone" | "touched" | undefined> {
    const saved = this.saved;
    if (!saved) return undefined;
    const answer = await this.asking.run((onstep) => undoImport(saved.group, onstep));
    if (!answer) return undefined;
    this.saved = undefined;
    if (answer.left.length > 0) return "touched";
    if (this.empty) {
      this.#fill(saved.text);
      this.keep();
      await this.look();
    }
    return "undone";
  }

  async clear(): Promise<void> {
    this.form.clear();
    this.home.clear();
    this.heirs.set([]);
    this.enrolment.cover = "none";
    this.photo = undefined;
    this.restored = false;
    await this.draft.drop();
    await this.#photoDraft.drop();
  }

  async look(): Promise<void> {
    await this.form.look();
    await this.home.look();
  }

  async #save(): Promise<boolean> {
    if (!(await this.form.stands())) return false;
    const [details, text] = [this.form.typed(), this.#text()];
    const answer = await registerWorker({
      details,
      enrolment: this.enrolment.answer(),
      heirs: this.heirs.named(),
      photo: this.photo ?? null,
      apart: [...this.form.apart],
    });
    const { worker, doubts, group } = answer;
    const name = this.form.preview?.details.name ?? "";
    if (group !== null) this.saved = { worker, name, doubts: doubts.length, group, text };
    await this.home.remember(this.form.preview?.details ?? details);
    await this.clear();
    return true;
  }

  #text(): string {
    const { cover, from, months } = this.enrolment;
    return JSON.stringify({
      details: this.form.typed(),
      enrolment: { cover, from, months },
      heirs: this.heirs.named(),
      apart: this.form.apart,
    });
  }

  /** Says whether it was the whole of a neighbour, and not a form alone. */
  #fill(text: string): boolean {
    const kept = JSON.parse(text);
    Object.assign(this.form.details, kept.details ?? kept);
    if (!kept.details) return false;
    Object.assign(this.enrolment, kept.enrolment);
    this.heirs.set(kept.heirs ?? []);
    this.form.apart = kept.apart ?? [];
    return true;
  }
}
