import { places, type Place } from "../../client/files";
import { topics } from "../../client/topics.svelte";

/** Sticks and folders that a new file may go to, each as the whole path of that file,
 * or of the folder where the desk itself gives the name. */
export function placesFor(name: () => string): {
  readonly list: { label: string; path: string }[];
} {
  let drives = $state.raw<Place[]>([]);
  $effect(() => {
    // In another language they have other names.
    void topics.app;
    // Offering is a courtesy: without it one still types or chooses.
    places().then(
      (found) => (drives = found),
      () => undefined,
    );
  });
  const separator = (path: string) => (path.includes("\\") ? "\\" : "/");
  return {
    get list() {
      return drives.map(({ label, path }) => ({
        label,
        path: name() ? `${path.replace(/[\\/]+$/, "")}${separator(path)}${name()}` : path,
      }));
    },
  };
}
