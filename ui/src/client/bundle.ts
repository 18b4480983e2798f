import { call } from "./call";

export type { BundleState, Drive } from "../contract";

export const bundleState = () => call("bundle.state", {});
export const joinOffice = (path: string) => call("village.join", { path });
export const makeBundle = (path: string) => call("bundle.make", { path });
export const takeBundle = (path: string) => call("bundle.take", { path });
export const listDrives = async () => (await call("drives.list", {})).drives;
