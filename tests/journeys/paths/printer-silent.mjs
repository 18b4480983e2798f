// A printing service that takes every call and never says a word: nobody waits for it, the page
// says that it does not answer, and the cards go into a file.
import assert from "node:assert/strict";
import { once } from "node:events";
import { access } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { accessible } from "../accessible.mjs";
import { Desk } from "../desk.mjs";
import { signIn, village } from "../programme.mjs";

export default async function journey(screen) {
  const home = await village();
  const silent = createServer();
  const calls = [];
  silent.on("connection", (socket) => {
    calls.push(socket);
    // Whoever has waited long enough hangs up.
    socket.on("error", () => undefined);
  });
  await once(silent.listen(0, "127.0.0.1"), "listening");
  const env = { CUPS_SERVER: `127.0.0.1:${silent.address().port}` };
  const desk = await Desk.open(screen, home, { env });
  try {
    await signIn(desk);
    await others(desk);
    await desk.go("cards");
    await desk.sees("Mencari printer…");
    await desk.shot("printer-silent-1");
    await desk.sees("Bagian cetak komputer ini tidak menjawab.");
    await desk.drawn(1);
    await accessible(desk, "cards, silent printing service");
    await desk.shot("printer-silent-2");
    const file = path.join(path.dirname(home), "kartu.pdf");
    await desk.fill("path", file);
    await desk.press("Buat");
    await desk.until(
      "the file",
      'return document.querySelector("[data-file]") && true',
    );
    await access(file);
    await desk.go("settings", "printing");
    await desk.sees("Mencari printer…");
    await desk.sees("Bagian cetak komputer ini tidak menjawab.");
    await desk.shot("printer-silent-3");
    assert.ok(calls.length > 0, "the service was asked");
  } finally {
    await desk.close();
    for (const socket of calls) socket.destroy();
    silent.close();
  }
}

/** What is asked of the register meanwhile is answered long before. */
async function others(desk) {
  await desk.session.run(
    `const { invoke } = window.__TAURI_INTERNALS__;
     const ask = (name, request) => {
       const begun = performance.now();
       return invoke("call", { name, request }).then(
         (answer) => ({ answer, took: performance.now() - begun }));
     };
     (async () => {
       const printers = ask("printer.list", {});
       const roster = await ask("roster.list", { filter: {}, offset: 0, limit: 50 });
       window.__told = { printers: await printers, roster };
     })()`,
  );
  const { printers, roster } = await desk.until(
    "both answers",
    "return window.__told ?? null",
  );
  assert.equal(printers.answer.lacking.code, "print_system_silent");
  assert.equal(roster.answer.workers.length, 8);
  const [waited, took] = [printers.took, roster.took].map(Math.round);
  console.log(`printers: given up after ${waited} ms; the roster: ${took} ms`);
  assert.ok(waited > 4000 && waited < 20_000, `${waited} ms`);
  assert.ok(took < waited / 2, `the roster waited ${took} ms`);
}
