import { listDrives, type Drive } from "../../client/bundle";

/** Sticks and folders that a new file may go to, each as the whole path of that file. */
export function placesFor(name: () => string): { readonly list: { label: string; path: string }[] } {
  let drives = $state.raw<Drive[]>([]);
  // Offering is a courtesy: without it one still types or chooses.
  listDrives().then(
    (found) => (drives = found),
    () => undefined,
  );
  const separator = (path: string) => (path.includes("\\") ? "\\" : "/");
  return {
    get list() {
      return drives.map(({ label, path }) => ({
        label,
        path: `${path.replace(/[\\/]+$/, "")}${separator(path)}${name()}`,
      }));
    },
  };
}
