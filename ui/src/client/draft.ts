import { call } from "./call";

export const saveDraft = (name: string, text: string) => call("draft.save", { name, text });
export const loadDraft = async (name: string) => (await call("draft.load", { name })).text;
export const dropDraft = (name: string) => call("draft.drop", { name });
