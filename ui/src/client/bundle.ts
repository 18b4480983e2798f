import { call } from "./call";

export type { BundleMade, BundleTaken, Joined } from "../contract/desk";

export const joinOffice = (path: string) => call("village.join", { path });
export const makeBundle = (path: string, whole: boolean) => call("bundle.make", { path, whole });
export const printReceipt = (path: string) => call("receipt.print", { path });
export const takeBundle = (path: string) => call("bundle.take", { path });
