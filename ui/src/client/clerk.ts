import { call } from "./call";
import type { ClerkRole } from "../contract/desk";

export type { ClerkLine, ClerkRole } from "../contract/desk";

/** From the one who may do everything. */
export const ROLES: ClerkRole[] = ["head", "operator", "viewer"];

export const listClerks = async () => (await call("clerk.list", {})).clerks;
/** `own` is the passphrase of whoever asks: an open desk alone lets nobody in. */
export const appointClerk = async (name: string, role: ClerkRole, own: string, anew: string) =>
  (await call("clerk.appoint", { name, role, passphrase: own, new_passphrase: anew })).clerks;
export const assignClerk = async (clerk: string, role: ClerkRole) =>
  (await call("clerk.assign", { clerk, role })).clerks;
export const closeClerk = async (clerk: string, reason: string) =>
  (await call("clerk.close", { clerk, reason })).clerks;
export const setClerkPassphrase = (clerk: string, own: string, anew: string) =>
  call("clerk.passphrase", { clerk, passphrase: own, new_passphrase: anew });
export const changeOwnPassphrase = (old: string, anew: string) =>
  call("village.passphrase", { old, new: anew });
export const drillCode = (code: string) => call("village.drill", { code });
export const renewCode = async (own: string) =>
  (await call("village.renew_code", { passphrase: own })).recovery_code;
