export type Field = "nik" | "name" | "born_on" | "birth_place" | "sex" | "family_card" | "address" | "hamlet" | "rt" | "rw" | "phone" | "email" | "occupation" | "kpj" | "income" | "mother" | "born_on_said" | "checked_on" | "note";

export type Details = Partial<Record<Field, string>>;

export type AppState = { stage: Stage, version: string, language: string, sample: boolean, village: string | null, village_name: string | null, today: string };

export type BundleMade = { file: string, entries: number, bytes: number };

export type BundleTaken = { taken: number, already: number, set_aside: Array<Remark>, state_hash: string, pending: number };

export type CardClaims = { number: string, name: string, village: string, programmes: string, valid_until: string, issued_on: string };

export type CardLine = { number: string, valid_until: string, prints: number, handed_over: boolean, withdrawn: string | null };

export type CardVerdict = { valid: boolean, reason: string | null, sentence: string, claims: CardClaims | null };

export type CardsPrinted = { cards: number, pages: number, files: Array<string> };

export type ChangePassphrase = { old: string, new: string };

export type ColumnGuess = { column: string, header: string, by: string };

export type CorrectWorker = { worker: number, set: Details, cleared: Array<Field> };

export type CountLine = { rw: string, rt: string, occupation: string, state: string, workers: number };

export type Counts = { counts: Array<CountLine> };

export type Derived = { born_on: string | null, sex: string | null, region: string | null, age: number | null };

export type Draft = { name: string, json: string };

export type DraftName = { name: string };

export type DropWaiting = { id: number };

export type EndMembership = { worker: number, from: string, reason: string };

export type Enrolment = { programmes: Array<string>, from: string, until: string };

export type ExportRoster = { filter: RosterFilter, path: string };

export type FileWritten = { file: string, bytes: number };

export type Folder = { path: string, parent: string | null, items: Array<FolderItem> };

export type FolderItem = { name: string, path: string, folder: boolean };

export type HeirLine = { name: string, relation: string, nik: string | null, phone: string | null };

export type HistoryLine = { recorded_at: string, clerk: string, sentence: string, aside: string | null };

export type ImportList = { path: string, dry_run: boolean, map: { [key in string]: string }, enrolment: Enrolment | null, report: string | null, show: number };

export type Imported = { group: number | null, rows: number, registered: number, unchanged: number, doubtful: number, refused: number, corrected: number, kinds: { [key in string]: number }, sheet: string, columns: Array<ColumnGuess>, unused: Array<string>, fates: Array<RowFate>, report: string | null };

export type Join = { path: string };

export type Joined = { office: string, fingerprint: string };

export type ListFolder = { path: string, endings: Array<string> };

export type ListRegions = { parent: string | null };

export type ListWorkers = { filter: RosterFilter, limit: number | null, offset: number };

export type MakeBundle = { path: string };

export type MembershipLine = { programmes: string, from: string, until: string, ended: string | null };

export type NameHeirs = { worker: number, heirs: Array<HeirLine> };

export type NewVillage = { village: string, clerk: string, passphrase: string, sample: boolean };

export type Nothing = Record<string, never>;

export type OccupationChoice = { code: string, name: string };

export type OccupationList = { occupations: Array<OccupationChoice> };

export type Place = { path: string, label: string, removable: boolean };

export type Places = { places: Array<Place> };

export type Preview = { details: Details, derived: Derived, refusals: Array<Remark>, doubts: Array<Remark>, likely: Array<WorkerLine> };

export type PreviewWorker = { details: Details };

export type PrintCards = { filter: RosterFilter, workers: Array<number>, path: string, sheet: string | null, side: string | null, start_slot: number | null, reason: string | null };

export type RecordDeath = { worker: number, on: string };

export type RecordMove = { worker: number, on: string, to: string | null };

export type Recover = { code: string, passphrase: string };

export type Region = { code: string, name: string };

export type RegionList = { regions: Array<Region> };

export type RegisterWorker = { details: Details, enrolment: Enrolment | null };

export type Remark = { code: string, field: string | null, sentence: string, hint: string };

export type Replayed = { state_hash: string };

export type RosterFilter = { search: string | null, rt: string | null, rw: string | null, occupation: string | null, state: string | null, group: number | null };

export type RowFate = { line: number, fate: string, kinds: Array<string>, sentence: string, details: Details };

export type SetLanguage = { language: string };

export type ShowWorker = { worker: number | null, nik: string | null };

export type Stage = "new" | "locked" | "open";

export type StartMembership = { worker: number, enrolment: Enrolment };

export type Status = { village: string, village_name: string, device: string, fingerprint: string, clerk: string, office: string | null, frontier: { [key in string]: number }, acknowledged: { [key in string]: number }, acknowledged_on: string | null, pending: number, log_head: string, state_hash: string, agrees: boolean | null, workers: number, waiting: number };

export type TakeBundle = { path: string };

export type UndoGroup = { group: number };

export type Undone = { undone: number, left: Array<WorkerLine> };

export type Unlock = { passphrase: string };

export type Verification = { ok: boolean, entries: number, subjects: number, faults: Array<Remark> };

export type VerifyCard = { text: string };

export type VillageMade = { device: string, recovery_code: string };

export type VoidWorker = { worker: number, reason: string };

export type WaitingRow = { id: number, line: number, reason: Remark, details: Details };

export type WorkerLine = { worker: number, nik: string, name: string, rt: string, rw: string, occupation: string, state: string, acknowledged_on: string | null };

export type WorkerPage = { line: WorkerLine, details: Details, occupation_name: string, memberships: Array<MembershipLine>, heirs: Array<HeirLine>, cards: Array<CardLine>, doubts: Array<Remark>, history: Array<HistoryLine> };

export type WorkerSaved = { worker: number, doubts: Array<Remark> };

export type Workers = { total: number, workers: Array<WorkerLine> };

export type Worklist = { rows: Array<WaitingRow> };

export type WriteKeys = { path: string, secret: boolean };

/** What an answer makes stale. */
export type Topic = "app" | "status" | "roster" | "worker" | "worklist";

/** Every use case: its request and its answer. */
export interface UseCases {
  /** Where the desk stands. */
  "app.state": [Nothing, AppState];
  /** Another language. */
  "app.set_language": [SetLanguage, AppState];
  /** Drives and folders. */
  "app.places": [Nothing, Places];
  /** What lies in a folder. */
  "app.folder": [ListFolder, Folder];
  /** Keeps a form half filled in. */
  "draft.save": [Draft, Nothing];
  /** The form half filled in. */
  "draft.load": [DraftName, Draft];
  /** Regions to choose from. */
  "region.list": [ListRegions, RegionList];
  /** Occupations to choose from. */
  "occupation.list": [Nothing, OccupationList];
  /** Sets up a register. */
  "village.new": [NewVillage, VillageMade];
  /** Opens the register. */
  "village.unlock": [Unlock, AppState];
  /** Closes the register. */
  "village.lock": [Nothing, AppState];
  /** Opens it by the recovery code. */
  "village.recover": [Recover, AppState];
  /** Another passphrase. */
  "village.passphrase": [ChangePassphrase, Nothing];
  /** Takes an invitation. */
  "village.join": [Join, Joined];
  /** How the register stands. */
  "village.status": [Nothing, Status];
  /** Proves the register. */
  "village.verify": [Nothing, Verification];
  /** Builds the tables anew. */
  "village.replay": [Nothing, Replayed];
  /** Writes the cards' public keys. */
  "village.keys": [WriteKeys, FileWritten];
  /** Looks at a form. */
  "worker.preview": [PreviewWorker, Preview];
  /** Registers a neighbour. */
  "worker.register": [RegisterWorker, WorkerSaved];
  /** Mends a form. */
  "worker.correct": [CorrectWorker, WorkerSaved];
  /** Takes a registration back. */
  "worker.void": [VoidWorker, Nothing];
  /** Records a death. */
  "worker.died": [RecordDeath, Nothing];
  /** Records a move. */
  "worker.moved_out": [RecordMove, Nothing];
  /** Names the heirs. */
  "worker.heirs": [NameHeirs, Nothing];
  /** Shows a worker. */
  "worker.show": [ShowWorker, WorkerPage];
  /** Enrols a worker. */
  "membership.start": [StartMembership, Nothing];
  /** Ends a cover. */
  "membership.end": [EndMembership, Nothing];
  /** Lists workers. */
  "roster.list": [ListWorkers, Workers];
  /** Counts workers. */
  "roster.counts": [Nothing, Counts];
  /** Writes the roster. */
  "roster.export": [ExportRoster, FileWritten];
  /** Takes a list. */
  "import.run": [ImportList, Imported];
  /** Takes an import back. */
  "import.undo": [UndoGroup, Undone];
  /** Rows that wait. */
  "import.worklist": [Nothing, Worklist];
  /** Gives up a row. */
  "import.drop": [DropWaiting, Nothing];
  /** Prints cards. */
  "card.print": [PrintCards, CardsPrinted];
  /** Checks a card. */
  "card.verify": [VerifyCard, CardVerdict];
  /** Writes a bundle. */
  "bundle.make": [MakeBundle, BundleMade];
  /** Takes a bundle. */
  "bundle.take": [TakeBundle, BundleTaken];
}

export const CHANGES: Partial<Record<keyof UseCases, Topic[]>> = {
  "app.set_language": ["app"],
  "village.new": ["app"],
  "village.unlock": ["app"],
  "village.lock": ["app"],
  "village.recover": ["app"],
  "village.join": ["status"],
  "village.replay": ["status", "roster", "worker"],
  "worker.register": ["status", "roster", "worklist"],
  "worker.correct": ["status", "roster", "worker"],
  "worker.void": ["status", "roster", "worker"],
  "worker.died": ["status", "roster", "worker"],
  "worker.moved_out": ["status", "roster", "worker"],
  "worker.heirs": ["status", "worker"],
  "membership.start": ["status", "roster", "worker"],
  "membership.end": ["status", "roster", "worker"],
  "roster.export": ["status"],
  "import.run": ["status", "roster", "worklist"],
  "import.undo": ["status", "roster", "worker", "worklist"],
  "import.drop": ["status", "worklist"],
  "card.print": ["status", "roster", "worker"],
  "bundle.make": ["status"],
  "bundle.take": ["status", "roster", "worker"],
};
