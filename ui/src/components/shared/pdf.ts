import type { PDFDocumentProxy, PDFWorker } from "pdfjs-dist";
// The "legacy" build: the WebView of Debian 12 is older than what the other one asks for.
import workerAddress from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";

/** One thread for all files; it is fetched with the first of them, not when the window opens. */
let reader: Promise<{ open: (bytes: Uint8Array) => Promise<PDFDocumentProxy> }> | undefined;

async function load() {
  const pdf = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const port = new Worker(workerAddress, { type: "module" });
  const worker: PDFWorker = pdf.PDFWorker.create({ port });
  return {
    // Nothing is fetched, and glyphs are drawn as outlines: the page's policy stays as it is.
    open: (data: Uint8Array) =>
      pdf.getDocument({ data, worker, disableFontFace: true, isEvalSupported: false }).promise,
  };
}

/** Opens a PDF that lies in memory. */
export async function openPdf(base64: string): Promise<PDFDocumentProxy> {
  reader ??= load();
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  try {
    return await (await reader).open(bytes);
  } catch (thrown) {
    // The next one begins with a fresh thread.
    reader = undefined;
    throw thrown;
  }
}

export type { PDFDocumentProxy };
