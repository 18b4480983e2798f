import { call, type Step } from "./call";

export type {
  BundleMade,
  BundleStep,
  BundleTaken,
  DifferenceLine,
  Joined,
  LineState,
  OfferedBundle,
  WaitingForOffice,
} from "../contract/desk";

/** Sends as soon as the desk is free; the status says how it went. */
export const askLine = () => call("line.ask", {});
/** What is null stays as it is. */
export const setLine = (automatic: boolean, address: string | null, certificate: string | null) =>
  call("line.set", { automatic, address, certificate });
export const joinOffice = (path: string) => call("village.join", { path });
export const makeBundle = (path: string, whole: boolean, onstep: (step: Step) => void) =>
  call("bundle.make", { path, whole }, onstep);
/** What the office does not have, and of whom. */
export const waitingForOffice = () => call("bundle.waiting", {});
/** What was made, sent and taken here, the newest in front. */
export const bundleJournal = async () => (await call("bundle.journal", {})).steps;
/** What lies on the sticks that are plugged in and where messengers put what they receive. */
export const offeredBundles = async () => (await call("bundle.offered", {})).bundles;
export const printReceipt = (path: string) => call("receipt.print", { path });
export const takeBundle = (path: string, onstep: (step: Step) => void) =>
  call("bundle.take", { path }, onstep);
/** Lays the state here beside that in a sheet of the office or of another laptop. */
export const compareState = (path: string) => call("state.compare", { path });
export const writeState = (path: string) => call("state.write", { path });
