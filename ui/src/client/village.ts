import { call } from "./call";

export type { AppState, Region, Village } from "../contract";

export const appState = () => call("app.state", {});
export const regions = async (parent: string | null) =>
  (await call("region.list", { parent })).regions;
export const newVillage = (village: string, clerk: string, passphrase: string) =>
  call("village.new", { village, clerk, passphrase });
export const unlock = (passphrase: string) => call("village.unlock", { passphrase });
export const lock = () => call("village.lock", {});
export const recover = (code: string, passphrase: string) =>
  call("village.recover", { code, passphrase });
export const verifyVillage = () => call("village.verify", {});
