import { call } from "./call";

export type { LaptopInvited, LaptopLine, RevokedLine } from "../contract/desk";

export const laptops = () => call("laptop.list", {});
/** Nothing is sealed to it from now on; the office is asked to revoke it. */
export const reportLost = (device: string) => call("laptop.lost", { device });
/** This laptop goes on under new keys, which its old ones sign for. */
export const renewKeys = () => call("laptop.renew", {});
export const inviteLaptop = (path: string) => call("village.invite", { path });
export const revokedEntries = () => call("revoked.list", {});
export const recordAgain = (entry: number) => call("revoked.record_again", { entry });
