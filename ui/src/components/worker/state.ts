import type { CoverPage } from "../../client/cover";
import type { WorkerLine } from "../../client/worker";
import { speech } from "../../words/speech.svelte";

/** "Aktif sampai 31 Desember 2026, 8 bulan berturut-turut, diterima provinsi 3 Oktober 2026." */
export function stateSentence(line: WorkerLine, cover: CoverPage | undefined): string {
  const t = speech.words.people.page.state;
  const received = line.acknowledged_on ? t.received(speech.date(line.acknowledged_on)) : t.waiting;
  return `${standing(line, cover)}, ${received}.`;
}

/** Whoever died, left or was taken back is not covered, whatever was paid. */
function standing({ state }: WorkerLine, cover: CoverPage | undefined): string {
  const t = speech.words.people.page.state;
  const gone = ["died", "moved", "merged", "voided"];
  const paid = cover && !gone.includes(state) ? cover : undefined;
  if (paid?.standing === "active" && paid.active_until)
    return t.active(speech.date(paid.active_until), speech.count(paid.consecutive));
  if (paid?.standing === "behind" && paid.lapses_on) return t.behind(speech.date(paid.lapses_on));
  if (paid?.standing === "inactive" && paid.lapses_on)
    return t.inactive(speech.date(paid.lapses_on));
  const known = t as unknown as Record<string, string>;
  return known[state] ?? state;
}
