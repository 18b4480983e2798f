// One page with all pictures: a row for each screen, a column for each state.
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";

const escaped = (text) =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;");

export async function sheet(folder, states, screens, faults) {
  const there = new Set(await readdir(folder));
  const cell = (screen, state) => {
    const picture = `${screen}.${state}`;
    if (!there.has(`${picture}.png`)) return "<td></td>";
    const found = (faults[picture] ?? [])
      .map((fault) => `<li>${escaped(fault)}</li>`)
      .join("");
    const image = `<img loading="lazy" src="${picture}.png" alt="${picture}" width="340">`;
    return `<td><a href="${picture}.png">${image}</a><ul>${found}</ul></td>`;
  };
  const rows = ["unlock", ...screens.map(({ name }) => name)].map(
    (screen) =>
      `<tr><th>${screen}</th>${states.map(({ name }) => cell(screen, name)).join("")}</tr>`,
  );
  const heads = states.map(({ name }) => `<th>${name}</th>`).join("");
  const style = `body{font:14px system-ui;background:#eee}th{position:sticky;left:0;background:#eee}
    td{vertical-align:top}img{border:1px solid #999}ul{color:#a00;max-width:340px;padding-left:1em}`;
  await writeFile(
    path.join(folder, "index.html"),
    `<!doctype html><meta charset="utf-8"><title>Lindung: every screen in every state</title>
<style>${style}</style><table><tr><th></th>${heads}</tr>${rows.join("\n")}</table>`,
  );
}
