// Holds a screen against axe's rules (WCAG 2.1 A and AA, contrast among them).
import { readFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "./desk.mjs";

const AXE = path.join(ROOT, "ui/node_modules/axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

export async function accessible(desk, screen) {
  await desk.session.run(await readFile(AXE, "utf8"));
  await desk.session.run(
    `window.__axe = null;
     axe.run(document, { runOnly: arguments[0] }).then((found) => { window.__axe = found; });`,
    TAGS,
  );
  const faults = await desk.until(
    `axe on ${screen}`,
    `return window.__axe && window.__axe.violations.map((rule) =>
       rule.id + ": " + rule.nodes.map((node) => node.target + " " + node.failureSummary).join("; "))`,
  );
  if (faults.length > 0)
    throw new Error(`${screen} is not accessible:\n${faults.join("\n")}`);
}
