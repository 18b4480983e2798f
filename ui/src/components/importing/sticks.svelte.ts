import { filesIn } from "../../client/files";
import { Drives } from "../bundle/drives.svelte";

/** Files that a list may be in. */
export const SHEETS = ["xlsx", "xls", "ods", "csv"] as const;
/** More than one looks through. */
const SHOWN = 8;

/** Lists on the sticks that are plugged in, as long as the page is open. */
export function sheetsOnSticks(): { readonly list: { label: string; path: string }[] } {
  const drives = new Drives();
  let list = $state.raw<{ label: string; path: string }[]>([]);
  $effect(() => {
    const found = drives.sticks.map(async (stick) => {
      const files = await filesIn(stick.path, [...SHEETS]).catch(() => []);
      return files.map(({ name, path }) => ({ label: `${name} · ${stick.label}`, path }));
    });
    void Promise.all(found).then((all) => (list = all.flat().slice(0, SHOWN)));
  });
  return {
    get list() {
      return list;
    },
  };
}
