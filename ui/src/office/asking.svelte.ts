import { get, Refused } from "./call";
import { session } from "./session.svelte";

/** What was asked for, or why it did not come. */
export class Asking<T> {
  value = $state.raw<T>();
  refused = $state.raw<Refused>();
  busy = $state(false);

  /** Asks; what came before stays until the new one is here. */
  async for(path: string): Promise<void> {
    await this.do(async () => {
      this.value = await get<T>(path);
    });
  }

  /** Does something, and keeps why it could not be done. */
  async do(work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.refused = undefined;
    try {
      await work();
      return true;
    } catch (error) {
      session.noticed(error);
      this.refused = error instanceof Refused ? error : new Refused("", "", "");
      return false;
    } finally {
      this.busy = false;
    }
  }
}
