import { countWorkers, type RosterCounts, type RosterFilter } from "../client/roster";
import { appState, lock, type AppState } from "../client/village";

/** Where the officer is. A view carries what it needs to be drawn, nothing more. */
export type View =
  | { name: "home" }
  | { name: "roster" }
  | { name: "worker"; worker: string }
  | { name: "register" }
  | { name: "correct"; worker: string }
  | { name: "importing" }
  | { name: "cards"; filter: RosterFilter }
  | { name: "bundle" }
  | { name: "check" }
  | { name: "settings" };

class Desk {
  app = $state<AppState>();
  view = $state.raw<View>({ name: "home" });
  counts = $state.raw<RosterCounts>();
  /** The roster's filter stays while one looks at a person and comes back. */
  filter = $state<RosterFilter>({});

  async start(): Promise<void> {
    this.app = await appState();
    if (this.app.state === "open") await this.refresh();
  }

  /** After every change: what the answer changed is counted again. */
  async refresh(): Promise<void> {
    this.counts = await countWorkers();
  }

  go(view: View): void {
    this.view = view;
  }

  async lock(): Promise<void> {
    await lock();
    this.counts = undefined;
    this.filter = {};
    this.view = { name: "home" };
    await this.start();
  }
}

export const desk = new Desk();
