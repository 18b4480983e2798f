import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  // The pages lie in the executable: relative addresses, and no address is ever looked up.
  base: "./",
  build: {
    target: "safari15",
    modulePreload: { polyfill: false },
    // The policy forbids data: for fonts and scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    // The gallery is for who builds and tests; nobody carries it to a village.
    rolldownOptions: {
      input: { desk: "desk.html", ...(mode === "package" ? {} : { gallery: "gallery.html" }) },
    },
  },
  test: { include: ["tests/**/*.test.ts"] },
}));
