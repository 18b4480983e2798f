// A desk of made-up people for looking at the pages in a browser: `npm run fake`, then
// /tests/fake/desk.html?state=new, locked, open or blank. The build starts from desk.html and never comes here.
import type { UseCases } from "../../src/contract/desk";
import { answers } from "./answers";

const state = new URLSearchParams(location.search).get("state") ?? "open";

const invoke = async (command: string, args: { name?: string; request?: unknown } = {}) => {
  if (command !== "call") return null;
  const answer = answers(state)[args.name as keyof UseCases] as
    ((request: unknown) => unknown) | undefined;
  if (!answer) throw { code: "unknown", sentence: `Tidak ada: ${args.name}`, hint: "", facts: {} };
  return answer(args.request);
};
Object.assign(window, {
  __TAURI_INTERNALS__: {
    invoke,
    transformCallback: () => 0,
    metadata: { currentWebview: { label: "main" }, currentWindow: { label: "main" } },
  },
});
await import("../../src/desk/main");
