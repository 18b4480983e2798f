import { id, type OfficeWords } from "../words/office/id";
import { Tongue } from "../words/tongue.svelte";

/** The language of the office's page. */
export const speech = new Tongue<OfficeWords>(
  id,
  async () => (await import("../words/office/en")).en,
);
