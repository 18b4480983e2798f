import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Topic, UseCases } from "../contract/desk";
import { problemOf } from "./problem";
import { topics } from "./topics.svelte";
import { waiting } from "./waiting.svelte";

/** How far a long work is; `of` is 0 as long as nobody knows. */
export interface Step {
  done: number;
  of: number;
}

/** Hears how far a long work is. */
export type OnStep = (step: Step) => void;

/** The one way to the desk: a use case by its name, its request, its answer or a `Problem`. */
export async function call<Name extends keyof UseCases>(
  name: Name,
  request: UseCases[Name][0],
  onstep?: OnStep,
): Promise<UseCases[Name][1]> {
  const progress = onstep && new Channel<Step>(onstep);
  try {
    const asked = invoke<UseCases[Name][1]>("call", { name, request, progress });
    const answer = await (onstep ? asked : waiting.for(asked));
    topics.answered(name);
    return answer;
  } catch (thrown) {
    throw problemOf(thrown);
  }
}

/** Hears what the desk changed by itself, such as an answer that came by the line. */
export const hearChanges = () => listen<Topic[]>("changed", (event) => topics.stale(event.payload));

/** Stops the work that runs now; it answers `cancelled` and leaves everything as it was. */
export async function cancel(): Promise<void> {
  await invoke("call", { name: "cancel", request: {} });
}
