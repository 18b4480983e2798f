// A window and all that runs below it, as /proc tells it.
import { readdir, readFile, readlink } from "node:fs/promises";

/** Hundredths of a second, on Linux. */
const TICK_MS = 10;

const stat = async (pid) =>
  (await readFile(`/proc/${pid}/stat`, "utf8"))
    .replace(/^.*\) /s, "")
    .split(" ");

/** The window's process first, then all below it; the driver's own are left out. */
export async function treeOf(driver) {
  const children = new Map();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number((await stat(name).catch(() => []))[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (pid) => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  for (const pid of below(driver)) {
    const exe = await readlink(`/proc/${pid}/exe`).catch(() => "");
    if (/(lindung-desktop|examples\/empty)$/.test(exe)) return below(pid);
  }
  throw new Error("the window is not there");
}

/** When a process began, by the clock of the wall. */
export async function startedAt(pid) {
  const ticks = Number((await stat(pid))[19]);
  const uptime = Number((await readFile("/proc/uptime", "utf8")).split(" ")[0]);
  return Date.now() - uptime * 1000 + ticks * TICK_MS;
}

/** Whole megabytes of all of them. */
export async function memoryOf(pids) {
  const sum = { rss: 0, pss: 0 };
  for (const pid of pids) {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(
      () => "",
    );
    for (const kind of ["rss", "pss"]) {
      sum[kind] += Number(
        new RegExp(`^${kind}:\\s+(\\d+)`, "im").exec(text)?.[1] ?? 0,
      );
    }
  }
  return { rss: Math.round(sum.rss / 1024), pss: Math.round(sum.pss / 1024) };
}
