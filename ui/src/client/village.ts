import { call, type OnStep } from "./call";

export type { AppState, CountLine, Region, Status, Verification } from "../contract/desk";

export const appState = () => call("app.state", {});
export const setLanguage = (language: string) => call("app.set_language", { language });
export const setLock = (minutes: number) => call("app.set_lock", { minutes });
export const regions = async (parent: string | null) =>
  (await call("region.list", { parent })).regions;
export const newVillage = (village: string, clerk: string, passphrase: string) =>
  call("village.new", { village, clerk, passphrase, sample: false });
export const unlock = (passphrase: string) => call("village.unlock", { passphrase });
export const lock = () => call("village.lock", {});
export const recover = (code: string, passphrase: string) =>
  call("village.recover", { code, passphrase });
export const villageStatus = () => call("village.status", {});
export const verifyVillage = (onstep: OnStep) => call("village.verify", {}, onstep);
export const countWorkers = async () => (await call("roster.counts", {})).counts;
export const saveBackup = (path: string, onstep: OnStep) =>
  call("village.backup", { path }, onstep);
/** A backup every day on which something changed; an empty folder for none. */
export const setBackups = (folder: string) => call("village.backups", { folder });
/** With the recovery code the passphrase is a new one. */
export const restore = (path: string, passphrase: string, code: string | null, onstep: OnStep) =>
  call("village.restore", { path, passphrase, code }, onstep);
export const rebuildTables = () => call("village.replay", {});
