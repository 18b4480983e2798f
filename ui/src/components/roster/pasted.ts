/** A table as spreadsheets give it to be pasted: lines of cells; nothing for a word or a number
    that somebody looks for. */
export function pastedTable(text: string): string | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim());
  const cells = (lines[0]?.split("\t").length ?? 0) > 1;
  return lines.length > 1 && cells ? text : undefined;
}
