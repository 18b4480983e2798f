import { call } from "./call";

export type { UpdateOffer, UpdateState } from "../contract/desk";

export const updateState = () => call("update.state", {});
/** The office's answers bring it from now on. */
export const askForUpdate = () => call("update.ask", {});
/** Into a file or a folder; nothing is installed. */
export const saveUpdate = (path: string) => call("update.save", { path });
