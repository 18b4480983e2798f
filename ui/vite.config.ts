import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  // The pages lie in the executable: relative addresses, and no address is ever looked up.
  base: "./",
  build: {
    target: "safari15",
    modulePreload: { polyfill: false },
    // The policy forbids data: for fonts and scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    rolldownOptions: { input: { desk: "desk.html", gallery: "gallery.html" } },
  },
  test: { include: ["tests/**/*.test.ts"] },
});
