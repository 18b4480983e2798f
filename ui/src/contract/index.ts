/** The use cases of the desk: name → request, answer. */
export interface Progress {
  done: number;
  total: number;
}

export interface Region {
  code: string;
  name: string;
}

export interface Village extends Region {
  kind: "desa" | "kelurahan";
  district: string;
  regency: string;
  province: string;
}

export interface AppState {
  state: "empty" | "locked" | "open";
  village: Village | null;
  clerk: string | null;
}

export type DetailField =
  | "nik"
  | "name"
  | "family_card"
  | "birth_place"
  | "born_on"
  | "sex"
  | "address"
  | "hamlet"
  | "rt"
  | "rw"
  | "phone"
  | "email"
  | "occupation"
  | "kpj"
  | "mother";

export type Details = Partial<Record<DetailField, string>>;

export interface Remark {
  kind: string;
  field: DetailField | null;
  sentence: string;
}

export type WorkerState = "registered" | "enrolled" | "ended" | "died" | "moved" | "voided";

export interface WorkerRow {
  id: string;
  nik_masked: string;
  name: string;
  rt: string;
  rw: string;
  occupation: string;
  state: WorkerState;
  doubts: number;
  acknowledged_on: string | null;
}

export interface Preview {
  derived: { born_on: string | null; sex: string | null; region: string | null };
  refusals: Remark[];
  doubts: Remark[];
  alike: WorkerRow[];
}

export interface HistoryLine {
  recorded_on: string;
  clerk: string;
  sentence: string;
}

export interface WorkerPage {
  row: WorkerRow;
  details: Details;
  doubts: Remark[];
  history: HistoryLine[];
}

export interface RosterFilter {
  search?: string;
  rt?: string;
  rw?: string;
  occupation?: string;
  state?: WorkerState;
}

export interface RosterCounts {
  workers: number;
  doubtful: number;
  waiting: number;
  acknowledged: number;
  worklist: number;
  neighbourhoods: { rt: string; rw: string; count: number }[];
  occupations: { occupation: string; count: number }[];
}

export type Fate = "registered" | "unchanged" | "corrected" | "doubtful" | "refused";

export interface ImportRow {
  line: number;
  name: string;
  nik_masked: string;
  fate: Fate;
  remarks: string[];
}

export interface ImportAnswer {
  group: string | null;
  rows: number;
  registered: number;
  unchanged: number;
  doubtful: number;
  refused: number;
  kinds: Record<string, number>;
  columns: { column: string; header: string }[];
  lines: ImportRow[];
  report: string | null;
}

export interface CardVerdict {
  valid: boolean;
  reason: string | null;
  claims: { label: string; text: string }[];
}

export interface BundleState {
  office: { name: string; fingerprint: string } | null;
  pending: number;
  acknowledged: number;
  acknowledged_on: string | null;
}

export interface Drive {
  label: string;
  path: string;
}

interface UseCase<Request, Answer> {
  request: Request;
  answer: Answer;
}

type None = Record<string, never>;

export interface UseCases {
  "app.state": UseCase<None, AppState>;
  "region.list": UseCase<{ parent: string | null }, { regions: Region[] }>;
  "village.new": UseCase<
    { village: string; clerk: string; passphrase: string },
    { recovery_code: string }
  >;
  "village.unlock": UseCase<{ passphrase: string }, None>;
  "village.lock": UseCase<None, None>;
  "village.recover": UseCase<{ code: string; passphrase: string }, { recovery_code: string }>;
  "village.join": UseCase<{ path: string }, { office: string; fingerprint: string }>;
  "village.verify": UseCase<None, { ok: boolean; entries: number; subjects: number }>;
  "worker.preview": UseCase<{ details: Details }, Preview>;
  "worker.register": UseCase<{ details: Details }, { worker: string; doubts: Remark[] }>;
  "worker.correct": UseCase<
    { worker: string; set: Details; cleared: DetailField[] },
    { doubts: Remark[] }
  >;
  "worker.void": UseCase<{ worker: string; reason: string }, None>;
  "worker.show": UseCase<{ worker: string }, WorkerPage>;
  "roster.list": UseCase<
    RosterFilter & { limit: number; offset: number },
    { total: number; workers: WorkerRow[] }
  >;
  "roster.counts": UseCase<None, RosterCounts>;
  "roster.export": UseCase<{ filter: RosterFilter; path: string }, { path: string; rows: number }>;
  "import.run": UseCase<
    {
      path: string;
      dry_run: boolean;
      map: Record<string, string>;
      programmes?: string[];
      from?: string;
      until?: string;
      report?: string;
    },
    ImportAnswer
  >;
  "import.undo": UseCase<{ group: string }, { voided: number; left: number }>;
  "cards.print": UseCase<
    {
      filter: RosterFilter;
      path: string;
      sheet: string;
      side: string;
      start_slot: number;
      reason: string;
    },
    { path: string; cards: number; pages: number }
  >;
  "card.verify": UseCase<{ text: string }, CardVerdict>;
  "bundle.make": UseCase<{ path: string }, { path: string; entries: number; bytes: number }>;
  "bundle.take": UseCase<{ path: string }, { taken: number; already: number; set_aside: number }>;
  "bundle.state": UseCase<None, BundleState>;
  "drives.list": UseCase<None, { drives: Drive[] }>;
  "draft.save": UseCase<{ name: string; text: string }, None>;
  "draft.load": UseCase<{ name: string }, { text: string | null }>;
  "draft.drop": UseCase<{ name: string }, None>;
}
