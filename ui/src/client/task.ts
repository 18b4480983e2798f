import { call } from "./call";

export type { Task, TaskKind } from "../contract/desk";

/** What waits to be done, the most urgent first. */
export const listTasks = async () => (await call("task.list", {})).tasks;
