import { call } from "./call";

export type { BundleMade, BundleTaken, Joined } from "../contract/desk";

export const joinOffice = (path: string) => call("village.join", { path });
export const makeBundle = (path: string) => call("bundle.make", { path });
export const takeBundle = (path: string) => call("bundle.take", { path });
