import { en } from "../words/office/en";
import { id, type OfficeWords } from "../words/office/id";
import { Tongue } from "../words/tongue.svelte";

/** The language of the office's page. */
export const speech = new Tongue<OfficeWords>({ id, en });
