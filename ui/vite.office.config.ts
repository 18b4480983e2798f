import { svelte } from "@sveltejs/vite-plugin-svelte";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const OUT = "dist-office";

/** Packs every file once, here: the office's executable carries the packed ones alone. */
const packed: Plugin = {
  name: "packed",
  async closeBundle() {
    const inside = await readdir(OUT, { recursive: true, withFileTypes: true });
    for (const entry of inside.filter((entry) => entry.isFile())) {
      const file = path.join(entry.parentPath, entry.name);
      await writeFile(`${file}.gz`, gzipSync(await readFile(file), { level: 9 }));
      await rm(file);
    }
  },
};

/** The office's page: by itself, so that nothing of the window's weighs on a bad line. */
export default defineConfig({
  plugins: [svelte(), packed],
  base: "/",
  build: {
    outDir: OUT,
    target: "safari15",
    modulePreload: { polyfill: false },
    // The policy forbids data: for fonts and scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { office: "office.html" } },
  },
});
