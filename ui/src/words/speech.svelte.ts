import { id, type Words } from "./id";
import { Tongue } from "./tongue.svelte";

export type { Language } from "./tongue.svelte";

/** The language of the window. */
export const speech = new Tongue<Words>(id, async () => (await import("./en")).en);
