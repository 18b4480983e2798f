import { open, save } from "@tauri-apps/plugin-dialog";
import { revealItemInDir } from "@tauri-apps/plugin-opener";
import { call } from "./call";

export type { Place } from "../contract/desk";

export interface Kind {
  name: string;
  extensions: string[];
}

/** The system's "open" window; nothing if it was closed without a choice. */
export async function chooseFile(kind: Kind): Promise<string | undefined> {
  return (await open({ multiple: false, directory: false, filters: [kind] })) ?? undefined;
}

/** The system's window for choosing a folder, such as that of a stick. */
export async function chooseFolder(): Promise<string | undefined> {
  return (await open({ multiple: false, directory: true })) ?? undefined;
}

/** The system's "save" window. */
export async function choosePlace(name: string, kind: Kind): Promise<string | undefined> {
  return (await save({ defaultPath: name, filters: [kind] })) ?? undefined;
}

/** Opens the folder with the file marked, for WhatsApp or the print shop. */
export const showInFolder = (path: string) => revealItemInDir(path);

/** The files with such endings in a folder. */
export const filesIn = async (path: string, endings: string[]) =>
  (await call("app.folder", { path, endings })).items.filter((item) => !item.folder);

/** Sticks first, then the officer's own folders. */
export const places = async () => (await call("app.places", {})).places;
