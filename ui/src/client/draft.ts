import { call } from "./call";

export const saveDraft = (name: string, json: string) => call("draft.save", { name, json });
export const dropDraft = (name: string) => call("draft.save", { name, json: "" });
/** The JSON that was kept, or nothing. */
export const loadDraft = async (name: string) => (await call("draft.load", { name })).json || null;
