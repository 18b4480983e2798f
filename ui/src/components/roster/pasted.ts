/** A table as spreadsheets give it to be pasted: lines of cells; nothing for a word or a number
    that somebody looks for. */
export function pastedTable(text: string): string | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim());
  const cells = (lines[0]?.split("\t").length ?? 0) > 1;
  return lines.length > 1 && cells ? text : undefined;
}

/** Takes a table that is pasted anywhere but into a field that may hold one. */
export function takeTable(event: ClipboardEvent, take: (table: string) => void): void {
  const table = pastedTable(event.clipboardData?.getData("text/plain") ?? "");
  const meant = event.target instanceof HTMLTextAreaElement;
  if (!table || meant || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  take(table);
}
