import { Asking } from "../../client/asking.svelte";
import { importBpjs, type BpjsImported } from "../../client/bpjs";

/** What BPJSTK wrote back: read first, then kept. */
export class Reply {
  path = $state("");
  dated = $state("");
  evidence = $state("");
  /** What the file says, before it counts. */
  seen = $state.raw<BpjsImported>();
  saved = $state.raw<BpjsImported>();
  readonly asking = new Asking();

  constructor(today: string) {
    this.dated = today;
  }

  async read(): Promise<void> {
    this.saved = undefined;
    this.seen = await this.#ask(true);
  }

  async save(): Promise<void> {
    const saved = await this.#ask(false);
    if (!saved) return;
    this.saved = saved;
    this.other();
    this.path = "";
    this.evidence = "";
  }

  /** What was read is not it. */
  other(): void {
    this.seen = undefined;
  }

  #ask(dry: boolean): Promise<BpjsImported | undefined> {
    const { path, dated, evidence } = this;
    const request = { path: path.trim(), map: {}, dated, evidence, dry_run: dry };
    return this.asking.run((onstep) => importBpjs(request, onstep));
  }
}
