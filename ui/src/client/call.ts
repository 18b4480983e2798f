import { Channel, invoke } from "@tauri-apps/api/core";
import type { Progress, UseCases } from "../contract";
import { problemOf } from "./problem";

/** The one way to the desk: a use case by its name, its request, its answer or a `Problem`. */
export async function call<Name extends keyof UseCases>(
  name: Name,
  request: UseCases[Name]["request"],
  onprogress?: (progress: Progress) => void,
): Promise<UseCases[Name]["answer"]> {
  const progress = new Channel<Progress>();
  if (onprogress) progress.onmessage = onprogress;
  try {
    return await invoke("call", { name, request, progress });
  } catch (thrown) {
    throw problemOf(thrown);
  }
}
