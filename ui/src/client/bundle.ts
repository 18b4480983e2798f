import { call } from "./call";

export type { LineState, BundleMade, BundleTaken, DifferenceLine, Joined } from "../contract/desk";

/** Sends as soon as the desk is free; the status says how it went. */
export const askLine = () => call("line.ask", {});
/** What is null stays as it is. */
export const setLine = (automatic: boolean, address: string | null, certificate: string | null) =>
  call("line.set", { automatic, address, certificate });
export const joinOffice = (path: string) => call("village.join", { path });
export const makeBundle = (path: string, whole: boolean) => call("bundle.make", { path, whole });
export const printReceipt = (path: string) => call("receipt.print", { path });
export const takeBundle = (path: string) => call("bundle.take", { path });
/** Lays the state here beside that in a sheet of the office or of another laptop. */
export const compareState = (path: string) => call("state.compare", { path });
export const writeState = (path: string) => call("state.write", { path });
