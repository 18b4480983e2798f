// Generated from src-tauri/crates/api by `lindung contract`. Do not edit.

export type Field = "nik" | "name" | "born_on" | "birth_place" | "sex" | "family_card" | "address" | "hamlet" | "rt" | "rw" | "phone" | "email" | "occupation" | "kpj" | "income" | "mother" | "born_on_said" | "checked_on" | "note";

export type Details = Partial<Record<Field, string>>;

/**
 * The claim came into another state.
 */
export type AdvanceClaim = { 
/**
 * Which.
 */
claim: number, 
/**
 * Into which.
 */
state: string, 
/**
 * On which day; today where none is given.
 */
on: string | null, 
/**
 * What BPJSTK said.
 */
note: string | null, };

/**
 * Changes places or months by an amending decree.
 */
export type AmendDecree = { 
/**
 * Which.
 */
decree: number, 
/**
 * As written on the amending decree.
 */
number: string, 
/**
 * Its day.
 */
dated: string, 
/**
 * The month from which it holds.
 */
from: string, 
/**
 * First month no longer in the decree, if that changes.
 */
until: string | null, 
/**
 * How many people at a time from then on, if that changes.
 */
places: number | null, };

/**
 * What an amending decree did to those who hold places.
 */
export type Amended = { 
/**
 * How many memberships run longer now.
 */
lengthened: number, 
/**
 * How many end earlier now.
 */
shortened: number, };

/**
 * An amending decree.
 */
export type AmendmentLine = { 
/**
 * As written on it.
 */
number: string, 
/**
 * Its day.
 */
dated: string, 
/**
 * The month from which it holds.
 */
from: string, 
/**
 * First month no longer in the decree, if that changed.
 */
until: string | null, 
/**
 * How many people at a time from then on, if that changed.
 */
places: number | null, };

/**
 * What the first screen needs to know.
 */
export type AppState = { 
/**
 * Where the desk stands.
 */
stage: Stage, 
/**
 * Version of the program.
 */
version: string, 
/**
 * `id` or `en`.
 */
language: string, 
/**
 * Whether the people here are made up.
 */
sample: boolean, 
/**
 * The village, once open.
 */
village: string | null, 
/**
 * "Kelurahan Bontang Baru".
 */
village_name: string | null, 
/**
 * Who is signed in.
 */
clerk: string | null, 
/**
 * What that clerk may do; none once the clerk has left.
 */
role: ClerkRole | null, 
/**
 * Closed by itself after so long without a touch; 0: never.
 */
lock_after_minutes: number, 
/**
 * Today by this machine's clock.
 */
today: string, };

/**
 * Lets one more work here.
 */
export type AppointClerk = { 
/**
 * As the clerk signs.
 */
name: string, 
/**
 * What the clerk may do.
 */
role: ClerkRole, 
/**
 * The passphrase of the one who asks.
 */
passphrase: string, 
/**
 * The new clerk's, at least eight characters.
 */
new_passphrase: string, };

/**
 * Asks what declared incomes come to.
 */
export type AskBrackets = { 
/**
 * In this month, `2026-01`.
 */
month: string, 
/**
 * `jkk`, `jkm`, `jht`.
 */
programmes: Array<string>, 
/**
 * By another table of tariffs.
 */
tariffs: string | null, };

/**
 * Asks how much is covered.
 */
export type AskCoverage = { 
/**
 * `all`, `rt`, `rw`, `hamlet`, `occupation`, `sex`, `age`, `funding`.
 */
by: string, 
/**
 * Seen from this month; from today's where none is given.
 */
month: string | null, 
/**
 * So many are aimed at in each segment, such as 100 in an RW.
 */
each: number | null, };

/**
 * Asks how far a month's validation is.
 */
export type AskValidation = { 
/**
 * Which month; today's where none is given.
 */
month: string | null, };

/**
 * Gives a clerk another role; one who had left works here again.
 */
export type AssignClerk = { 
/**
 * Which one.
 */
clerk: string, 
/**
 * What the clerk may do from now on.
 */
role: ClerkRole, };

/**
 * Attaches a scan to a paper, which is there then.
 */
export type AttachScan = { 
/**
 * Of which claim.
 */
claim: number, 
/**
 * Key of the paper.
 */
paper: string, 
/**
 * A JPEG, PNG or PDF.
 */
path: string, 
/**
 * Since which day the paper is there; today where none is given.
 */
on: string | null, };

/**
 * How the daily backup stands.
 */
export type BackupState = { 
/**
 * Where to; none where nobody chose a place.
 */
folder: string | null, 
/**
 * The day of the last one, which was restored once to see that it can be.
 */
last_on: string | null, 
/**
 * Why the last attempt failed.
 */
trouble: Remark | null, };

/**
 * Every bill that counts, and the totals.
 */
export type BillList = { 
/**
 * By month.
 */
bills: Array<BillSummary>, 
/**
 * By month and funding source.
 */
totals: Array<TotalLine>, };

/**
 * A month of a bill.
 */
export type BillMonth = { 
/**
 * Which.
 */
month: string, 
/**
 * Billed.
 */
due: string, 
/**
 * Paid for, by the bill; each person once.
 */
paid: string, 
/**
 * Billed, and nobody paid.
 */
missing: string, 
/**
 * Paid more than once.
 */
twice: string, 
/**
 * For how many people nobody paid.
 */
unpaid: number, };

/**
 * A bill and how far it is paid.
 */
export type BillPage = { 
/**
 * By which it is asked for; none of one that was only shown.
 */
bill: number | null, 
/**
 * Number of its decree; empty where that is not here.
 */
decree: string, 
/**
 * Who pays.
 */
funding: string, 
/**
 * First month.
 */
from: string, 
/**
 * First month no longer in it.
 */
until: string, 
/**
 * Day on which the first month's contribution falls due.
 */
due_on: string, 
/**
 * How many people it names.
 */
people: number, 
/**
 * What each costs.
 */
parts: Array<BillPartLine>, 
/**
 * What was billed.
 */
due: string, 
/**
 * What it would be without relief.
 */
normal: string, 
/**
 * What was received.
 */
received: string, 
/**
 * Billed, and nobody paid.
 */
missing: string, 
/**
 * Paid more than once.
 */
twice: string, 
/**
 * BPJSTK's code for paying it.
 */
code: string | null, 
/**
 * By the day on which they were paid.
 */
payments: Array<PaymentLine>, 
/**
 * How far each month is paid.
 */
months: Array<BillMonth>, 
/**
 * Why it was a mistake.
 */
voided: string | null, 
/**
 * What to look at again.
 */
doubts: Array<Remark>, };

/**
 * People of a bill who cost the same.
 */
export type BillPartLine = { 
/**
 * The income that counts.
 */
base: string, 
/**
 * How many.
 */
people: number, 
/**
 * Each for all months.
 */
due: string, 
/**
 * The same without relief.
 */
normal: string, };

/**
 * Who stands in a bill.
 */
export type BillPeople = { 
/**
 * By name.
 */
people: Array<BillPersonLine>, };

/**
 * One who stands in a bill.
 */
export type BillPersonLine = { 
/**
 * As billed.
 */
nik: string, 
/**
 * Who has that number now, or had it.
 */
worker: number | null, 
/**
 * As registered; empty of nobody.
 */
name: string, 
/**
 * For all months of the bill.
 */
due: string, 
/**
 * For how many of them nobody paid.
 */
unpaid: number, };

/**
 * A bill in the list.
 */
export type BillSummary = { 
/**
 * By which it is asked for.
 */
bill: number, 
/**
 * Number of its decree; empty where that is not here.
 */
decree: string, 
/**
 * Who pays.
 */
funding: string, 
/**
 * First month.
 */
from: string, 
/**
 * First month no longer in it.
 */
until: string, 
/**
 * Day on which the first month's contribution falls due.
 */
due_on: string, 
/**
 * How many people it names.
 */
people: number, 
/**
 * What was billed.
 */
due: string, 
/**
 * Billed, and nobody paid.
 */
missing: string, 
/**
 * Whether another amount was received than what it was received for comes to.
 */
differs: boolean, };

/**
 * The code of an occupation.
 */
export type BpjsCode = { 
/**
 * By which it is set.
 */
name: string, 
/**
 * The occupation in words.
 */
occupation: string, 
/**
 * How many people have it.
 */
people: number, 
/**
 * BPJSTK's code; empty while nobody said.
 */
code: string, };

/**
 * The codes by which BPJSTK knows the village's people.
 */
export type BpjsCodes = { 
/**
 * Where they work; empty while nobody said.
 */
location: string, 
/**
 * The kind of package.
 */
package: string, 
/**
 * Occupations that somebody here has.
 */
occupations: Array<BpjsCode>, };

/**
 * What was written.
 */
export type BpjsExported = { 
/**
 * By which it is taken back; none of what was only shown.
 */
id: number | null, 
/**
 * The files, in order.
 */
files: Array<string>, 
/**
 * How many people go in.
 */
people: number, 
/**
 * Those of them who were rejected before.
 */
again: number, 
/**
 * Left out: sent before, and nothing came back yet.
 */
waiting: number, 
/**
 * Left out: BPJSTK knows them.
 */
accepted: number, 
/**
 * Left out: rejected, and not corrected since.
 */
uncorrected: number, 
/**
 * Left out: died or moved away.
 */
gone: number, 
/**
 * What to look at again.
 */
doubts: Array<Remark>, };

/**
 * What a list says.
 */
export type BpjsImported = { 
/**
 * By which it is taken back; none of what was only shown.
 */
id: number | null, 
/**
 * Rows of the list.
 */
rows: number, 
/**
 * People of whom it says something.
 */
people: number, 
/**
 * With a reason why BPJSTK did not take them.
 */
rejected: number, 
/**
 * With a participant number.
 */
numbers: number, 
/**
 * With a status.
 */
statuses: number, 
/**
 * Numbers of people who are not in this register.
 */
unknown: number, 
/**
 * Rows of which nothing is kept.
 */
refused: Array<BpjsRow>, 
/**
 * The reasons, the most frequent first.
 */
reasons: Array<BpjsReason>, 
/**
 * Which column was taken for what.
 */
columns: Array<ColumnGuess>, 
/**
 * Headers that were not used.
 */
unused: Array<string>, 
/**
 * What to look at again.
 */
doubts: Array<Remark>, };

/**
 * How a worker stands with BPJSTK: a second fact beside what the village says.
 */
export type BpjsPage = { 
/**
 * `unsent`, `sent`, `rejected`, `accepted`.
 */
stage: string, 
/**
 * The same in the officer's language.
 */
word: string, 
/**
 * The participant number, masked.
 */
kpj: string | null, 
/**
 * The status in BPJSTK's words.
 */
status: BpjsSaid | null, 
/**
 * Why it did not take the person, while that is not settled.
 */
rejection: BpjsSaid | null, 
/**
 * Whether the form was corrected since.
 */
corrected: boolean, };

/**
 * A reason, and for how many.
 */
export type BpjsReason = { 
/**
 * In BPJSTK's words.
 */
reason: string, 
/**
 * How many people.
 */
people: number, };

/**
 * One of them.
 */
export type BpjsRejection = { 
/**
 * Whose page to open.
 */
worker: number, 
/**
 * As registered.
 */
nik: string, 
/**
 * As registered.
 */
name: string, 
/**
 * Zeros kept.
 */
rt: string, 
/**
 * Zeros kept.
 */
rw: string, 
/**
 * In BPJSTK's words.
 */
reason: string, 
/**
 * Of which day.
 */
dated: string, 
/**
 * Whether the form was corrected since: then the next sheet takes the person.
 */
corrected: boolean, };

/**
 * A list that came back.
 */
export type BpjsReply = { 
/**
 * By which it is taken back.
 */
id: number, 
/**
 * Its day.
 */
dated: string, 
/**
 * What it stands in.
 */
evidence: string, 
/**
 * With a reason.
 */
rejected: number, 
/**
 * With a participant number.
 */
numbers: number, 
/**
 * With a status.
 */
statuses: number, };

/**
 * A row of which nothing is kept.
 */
export type BpjsRow = { 
/**
 * Line in the file, from 1.
 */
line: number, 
/**
 * Why.
 */
sentence: string, };

/**
 * What BPJSTK wrote, when, and where it stands.
 */
export type BpjsSaid = { 
/**
 * In its words.
 */
text: string, 
/**
 * Of which day.
 */
on: string, 
/**
 * What it stands in.
 */
evidence: string, };

/**
 * A sheet that was written.
 */
export type BpjsSheet = { 
/**
 * By which it is taken back.
 */
id: number, 
/**
 * On which day.
 */
written_on: string, 
/**
 * How many people.
 */
people: number, 
/**
 * For how many months.
 */
months: number, };

/**
 * How everybody stands who is neither voided, dead nor gone, and the files so far.
 */
export type BpjsState = { 
/**
 * Not sent yet.
 */
unsent: number, 
/**
 * Sent, and nothing came back.
 */
sent: number, 
/**
 * Sent back, and not sent again.
 */
rejected: number, 
/**
 * BPJSTK knows them.
 */
accepted: number, 
/**
 * Those whose status in BPJSTK's words is "active".
 */
active: number, 
/**
 * The sheets that were written, the newest first.
 */
sheets: Array<BpjsSheet>, 
/**
 * The lists that came back, the newest first.
 */
replies: Array<BpjsReply>, };

/**
 * Who was rejected and neither sent again nor accepted since.
 */
export type BpjsWorklist = { 
/**
 * By RW, RT and name.
 */
rows: Array<BpjsRejection>, };

/**
 * One of them.
 */
export type BracketLine = { 
/**
 * The lowest declared income in it.
 */
from: string, 
/**
 * The income that counts.
 */
base: string, 
/**
 * What one person costs a month, without relief.
 */
due: string, };

/**
 * The brackets of declared income.
 */
export type Brackets = { 
/**
 * Rising.
 */
brackets: Array<BracketLine>, };

/**
 * Who is paid by whom: an estimate.
 */
export type BudgetPlan = { 
/**
 * All places.
 */
places: number, 
/**
 * What they cost.
 */
cost: string, 
/**
 * What is left in each purse.
 */
rests: Array<string>, 
/**
 * Whether each purse has the relief: `yes`, `no`, `ask`.
 */
reliefs: Array<string>, 
/**
 * Places by purse and group.
 */
shares: Array<PlanShare>, 
/**
 * For whom the money does not reach.
 */
unpaid: Array<PlanShare>, 
/**
 * What lacks for them: a warning, never a block.
 */
over: string, 
/**
 * What each month costs: a tariff or a relief may change in the middle.
 */
months: Array<PlanMonth>, 
/**
 * What to look at again.
 */
doubts: Array<Remark>, };

/**
 * The same for many at once.
 */
export type BulkAct = { 
/**
 * For whom.
 */
filter: RosterFilter, 
/**
 * What is done: one of the three.
 */
extend: BulkExtend | null, 
/**
 * Ends the cover.
 */
end: BulkEnd | null, 
/**
 * Says where they live now.
 */
place: BulkPlace | null, 
/**
 * Only says what would come of it.
 */
dry_run: boolean, };

/**
 * What came of it, or would come.
 */
export type BulkDone = { 
/**
 * For how many it is done.
 */
people: number, 
/**
 * Places of decrees that become free by it.
 */
freed: number, 
/**
 * Why it is not done for others.
 */
skipped: Array<BulkSkipped>, 
/**
 * By which it can be undone; none where nothing was recorded.
 */
group: number | null, };

/**
 * Ends the cover and frees the places.
 */
export type BulkEnd = { 
/**
 * First month no longer covered.
 */
from: string, 
/**
 * `formal_job, over_age, ended`.
 */
reason: string, };

/**
 * Goes on with the programmes of each one's last membership.
 */
export type BulkExtend = { 
/**
 * First month no longer covered.
 */
until: string, };

/**
 * Another RT and RW of the village; an empty one stays as it is.
 */
export type BulkPlace = { 
/**
 * As typed.
 */
rt: string, 
/**
 * As typed.
 */
rw: string, };

/**
 * Some for whom it is not done.
 */
export type BulkSkipped = { 
/**
 * "sudah terlindungi sampai bulan itu".
 */
reason: string, 
/**
 * How many.
 */
people: number, 
/**
 * The first of them.
 */
some: Array<WorkerLine>, };

/**
 * What this laptop made, sent and took.
 */
export type BundleJournal = { 
/**
 * The newest in front.
 */
steps: Array<BundleStep>, };

/**
 * A bundle was written, synced and read back.
 */
export type BundleMade = { 
/**
 * Where it lies.
 */
file: string, 
/**
 * Entries in it.
 */
entries: number, 
/**
 * How long it is.
 */
bytes: number, 
/**
 * Entries whose photos are in it.
 */
photos: number, 
/**
 * Whether there are photos that had no room: they go with the next bundle.
 */
more_photos: boolean, };

/**
 * A bundle, and how far it has come.
 */
export type BundleStep = { 
/**
 * `made`, `sent` by the line, or `answered`: taken from the office.
 */
what: string, 
/**
 * When, by this laptop's clock: `2026-11-21 08:30 WITA`.
 */
at: string, 
/**
 * The stick or folder; empty for the line.
 */
place: string, 
/**
 * Name of the file.
 */
file: string, 
/**
 * Entries in it.
 */
entries: number, 
/**
 * Entries whose photos are in it.
 */
photos: number, 
/**
 * When the office had all of it, by its clock.
 */
received_on: string | null, 
/**
 * When its answer said so here.
 */
answered_at: string | null, };

/**
 * What came of it.
 */
export type BundleTaken = { 
/**
 * Entries that were not here before.
 */
taken: number, 
/**
 * Entries that were.
 */
already: number, 
/**
 * Entries kept that do not count, with the reason.
 */
set_aside: Array<Remark>, 
/**
 * Hash over all that the village says.
 */
state_hash: string, 
/**
 * Own entries that the office has still not acknowledged.
 */
pending: number, 
/**
 * Pieces of photos, and of a program, that were not here before.
 */
photos: number, };

/**
 * Bundles on the sticks that are plugged in, and where messengers put what they receive.
 */
export type BundlesOffered = { 
/**
 * For this laptop, with something that is not here; the newest in front.
 */
bundles: Array<OfferedBundle>, };

/**
 * Everything is there.
 */
export type BundlesSynced = { 
/**
 * Entries that the office acknowledged.
 */
sent: number, 
/**
 * Bundles in which they went.
 */
bundles: number, 
/**
 * How long these were.
 */
bytes_sent: number, 
/**
 * Of those entries and of earlier ones, how many whose photos went.
 */
photos: number, 
/**
 * Entries that the office's answers brought.
 */
taken: number, 
/**
 * Own entries that the office has still not acknowledged.
 */
pending: number, 
/**
 * Hash over all that the village says.
 */
state_hash: string, };

/**
 * Shift and scale, as text to be read.
 */
export type CalibrationLine = { 
/**
 * To the right, in millimetres: "-1,3".
 */
right: string, 
/**
 * Upwards, in millimetres.
 */
up: string, 
/**
 * Widening in thousandths: "1,5".
 */
wider: string, 
/**
 * Heightening in thousandths.
 */
taller: string, };

/**
 * How a printer is corrected on a paper.
 */
export type Calibrations = { 
/**
 * Left, top, width and height of a test sheet without fault, in millimetres: "19,4".
 */
expected: Array<string>, 
/**
 * Of fronts; none where nothing was measured.
 */
front: CalibrationLine | null, 
/**
 * Of backs; where none is, backs go by the fronts.
 */
back: CalibrationLine | null, };

/**
 * What a card says.
 */
export type CardClaims = { 
/**
 * Printed on it.
 */
number: string, 
/**
 * As registered.
 */
name: string, 
/**
 * Dotted code.
 */
village: string, 
/**
 * `jkk,jkm`; empty before cover begins.
 */
programmes: string, 
/**
 * Last day on which it holds.
 */
valid_until: string, 
/**
 * Day on which it was signed.
 */
issued_on: string, };

/**
 * One of them.
 */
export type CardHolder = { 
/**
 * The worker.
 */
worker: number, 
/**
 * As registered.
 */
name: string, 
/**
 * Zeros kept.
 */
rt: string, 
/**
 * Zeros kept.
 */
rw: string, 
/**
 * Number of the card that holds; empty where there is none.
 */
number: string, 
/**
 * "cetakan ke-n".
 */
prints: number, };

/**
 * People and their cards.
 */
export type CardHolders = { 
/**
 * How many pass the filter.
 */
total: number, 
/**
 * The lines asked for.
 */
holders: Array<CardHolder>, };

/**
 * A card given out.
 */
export type CardLine = { 
/**
 * Printed on it.
 */
number: string, 
/**
 * Last day on which it holds.
 */
valid_until: string, 
/**
 * "cetakan ke-n".
 */
prints: number, 
/**
 * Whether the worker holds it.
 */
handed_over: boolean, 
/**
 * Why it no longer holds.
 */
withdrawn: string | null, };

/**
 * The first sheet. A card without a number shows the one that it would get now.
 */
export type CardPreview = { 
/**
 * How many people would get a card.
 */
cards: number, 
/**
 * How many of them on the first sheet.
 */
on_sheet: number, 
/**
 * How many pages the whole print would have.
 */
pages: number, 
/**
 * The PDF of the first sheet in base64: its front, its back, or both.
 */
pdf: string, };

/**
 * What a card says, and whether it holds.
 */
export type CardVerdict = { 
/**
 * Whether it is genuine and holds today.
 */
valid: boolean, 
/**
 * `expired, unknown_key, wrong_village, altered, not_a_card`, where it does not; at the desk
 * that gave it out also `withdrawn, holder_left`.
 */
reason: string | null, 
/**
 * The same in a sentence.
 */
sentence: string, 
/**
 * What to do.
 */
hint: string, 
/**
 * What it says, where it can be read.
 */
claims: CardClaims | null, };

/**
 * What counts as printed now.
 */
export type CardsCounted = { 
/**
 * How many cards came out.
 */
cards: number, 
/**
 * Whose did not, to be printed again. That counts as no other copy.
 */
lacking: Array<number>, 
/**
 * The reason that was given.
 */
reason: string | null, };

/**
 * Who got a card.
 */
export type CardsHandedOver = { 
/**
 * How many.
 */
cards: number, 
/**
 * How many had none to be handed over.
 */
without: number, };

/**
 * What was printed.
 */
export type CardsPrinted = { 
/**
 * How many people.
 */
cards: number, 
/**
 * How many pages.
 */
pages: number, 
/**
 * Where they lie.
 */
files: Array<string>, 
/**
 * By which the system's printing knows them.
 */
jobs: Array<string>, 
/**
 * By which it is said which sheets came out, where that was to be asked.
 */
question: string | null, };

/**
 * Changes the passphrase.
 */
export type ChangePassphrase = { 
/**
 * The one that holds now.
 */
old: string, 
/**
 * The one from now on.
 */
new: string, };

/**
 * An estimate with the rule that it goes by.
 */
export type ClaimEstimate = { 
/**
 * Together.
 */
amount: string, 
/**
 * What it is made of.
 */
parts: Array<ClaimEstimatePart>, 
/**
 * How it was reckoned, in a sentence.
 */
rule: string, 
/**
 * Where the rule is written.
 */
source: string, };

/**
 * A part of an estimate.
 */
export type ClaimEstimatePart = { 
/**
 * What for.
 */
word: string, 
/**
 * How much.
 */
amount: string, };

/**
 * An heir in the order of the law.
 */
export type ClaimHeir = { 
/**
 * Full name.
 */
name: string, 
/**
 * How they stand to the worker, in words.
 */
relation: string, 
/**
 * The same as a key.
 */
relation_key: string, 
/**
 * NIK, where it is known.
 */
nik: string | null, 
/**
 * Telephone, where it is known.
 */
phone: string | null, 
/**
 * Whether they are among those paid first (PP 44/2015 Ps 37, 40).
 */
first: boolean, };

/**
 * Claims, whoever has waited longest first.
 */
export type ClaimList = { 
/**
 * Over all states in which there are claims, in their order.
 */
totals: Array<ClaimTotal>, 
/**
 * Those that were asked for.
 */
claims: Array<ClaimSummary>, 
/**
 * Deaths among them all, each person once.
 */
deaths: number, };

/**
 * A claim as a folder.
 */
export type ClaimPage = { 
/**
 * As in the list.
 */
line: ClaimSummary, 
/**
 * What usually comes next, the likeliest first.
 */
next: Array<StateWord>, 
/**
 * Every state that it is not in.
 */
others: Array<StateWord>, 
/**
 * Day on which the village was told.
 */
reported_on: string, 
/**
 * What happened.
 */
what: string, 
/**
 * Who told.
 */
reporter: string, 
/**
 * By which telephone they are reached.
 */
phone: string | null, 
/**
 * Who buried one who has no heirs.
 */
buried_by: string | null, 
/**
 * Partial disability in per cent.
 */
disability: string | null, 
/**
 * Whether it was an accident on the road.
 */
traffic: boolean, 
/**
 * BPJSTK's number of the claim.
 */
number: string | null, 
/**
 * What it may pay; none where that cannot be told.
 */
estimate: ClaimEstimate | null, 
/**
 * The most that children may have for school.
 */
school: ClaimEstimate | null, 
/**
 * Months paid in a row up to the event.
 */
consecutive: number, 
/**
 * What is needed and missing first, then what is there.
 */
papers: Array<ClaimPaperLine>, 
/**
 * Where the checklist is written.
 */
papers_source: string, 
/**
 * Who is paid first stands first.
 */
heirs: Array<ClaimHeir>, 
/**
 * By when what must happen.
 */
deadlines: Array<DeadlineLine>, 
/**
 * Every state with its day, the earlier first.
 */
steps: Array<StepLine>, 
/**
 * What was paid.
 */
payments: Array<ClaimPayment>, 
/**
 * What is expected and was not paid; none where nothing is expected.
 */
rest: string | null, 
/**
 * What to look at again.
 */
doubts: Array<Remark>, 
/**
 * Who did what, the newest first.
 */
history: Array<HistoryLine>, 
/**
 * Why it was a mistake.
 */
voided: string | null, };

/**
 * A paper of the checklist.
 */
export type ClaimPaperLine = { 
/**
 * Its key.
 */
paper: string, 
/**
 * What it is.
 */
name: string, 
/**
 * Since when it is there.
 */
gathered_on: string | null, 
/**
 * By which it is taken back; none while it is missing.
 */
part: string | null, 
/**
 * What shows it.
 */
scans: Array<ScanLine>, };

/**
 * A payment of BPJSTK.
 */
export type ClaimPayment = { 
/**
 * By which it is taken back.
 */
part: string, 
/**
 * How much.
 */
amount: string, 
/**
 * On which day.
 */
on: string, 
/**
 * To whom.
 */
to: string | null, 
/**
 * Of a scholarship: the child.
 */
child: string | null, 
/**
 * Of a scholarship: the year.
 */
year: number | null, };

/**
 * A scan as it is kept.
 */
export type ClaimScan = { 
/**
 * `here`, or `lacking`: another laptop took it, and it has not come yet.
 */
state: string, 
/**
 * `jpeg`, `pdf`.
 */
form: string, 
/**
 * The file in base64, where it is here.
 */
bytes: string | null, };

/**
 * A claim in the list.
 */
export type ClaimSummary = { 
/**
 * By which it is asked for.
 */
claim: number, 
/**
 * Whom it is about; none where nobody of the village is named.
 */
worker: number | null, 
/**
 * As registered.
 */
name: string, 
/**
 * What befell the worker.
 */
kind: string, 
/**
 * The same in words.
 */
kind_word: string, 
/**
 * How far it is.
 */
state: string, 
/**
 * The same in words.
 */
state_word: string, 
/**
 * Since when.
 */
since: string, 
/**
 * Days since then.
 */
days: number, 
/**
 * Day of the death or the accident.
 */
happened_on: string, 
/**
 * What it may pay; none where that cannot be told.
 */
estimate: string | null, 
/**
 * What was paid.
 */
paid: string, 
/**
 * How many papers are needed and not there.
 */
missing: number, };

/**
 * The claims in one state.
 */
export type ClaimTotal = { 
/**
 * Which.
 */
state: string, 
/**
 * In one word.
 */
word: string, 
/**
 * How many.
 */
claims: number, 
/**
 * Days since the oldest came into it.
 */
oldest_days: number, 
/**
 * What they may pay together.
 */
estimate: string, 
/**
 * What was paid.
 */
paid: string, };

/**
 * One who works, or worked, at the desk.
 */
export type ClerkLine = { 
/**
 * By which requests name the clerk.
 */
id: string, 
/**
 * As the clerk signs.
 */
name: string, 
/**
 * What the clerk may do.
 */
role: ClerkRole, 
/**
 * Why the clerk no longer works here; none while working.
 */
closed: string | null, 
/**
 * Whether the clerk has a passphrase on this laptop.
 */
here: boolean, 
/**
 * Whether it is the one who asks.
 */
you: boolean, };

/**
 * Everybody, those who work here first.
 */
export type ClerkList = { 
/**
 * In the order in which they came.
 */
clerks: Array<ClerkLine>, };

/**
 * What a clerk may do.
 */
export type ClerkRole = "head" | "operator" | "viewer";

/**
 * A clerk no longer works here.
 */
export type CloseClerk = { 
/**
 * Which one.
 */
clerk: string, 
/**
 * As the clerk who asks gave it.
 */
reason: string, };

/**
 * Gives a bill its code.
 */
export type CodeBill = { 
/**
 * Which.
 */
bill: number, 
/**
 * As BPJSTK wrote it.
 */
code: string, };

/**
 * The code that opens the register from now on.
 */
export type CodeRenewed = { 
/**
 * Shown once, to be written down.
 */
recovery_code: string, };

/**
 * Which column was taken for what.
 */
export type ColumnGuess = { 
/**
 * Stable name of the field.
 */
column: string, 
/**
 * Header text in the file.
 */
header: string, 
/**
 * `alias`, `content` or `asked`.
 */
by: string, };

/**
 * Lays such a file of the office or of another laptop beside this register.
 */
export type CompareState = { 
/**
 * The file.
 */
path: string, };

/**
 * Exactly who differs.
 */
export type Compared = { 
/**
 * Nobody where both sides hold the same.
 */
differences: Array<DifferenceLine>, };

/**
 * Says what of a report is otherwise; an empty text takes one away.
 */
export type CorrectClaim = { 
/**
 * Which.
 */
claim: number, 
/**
 * What befell the worker.
 */
kind: string | null, 
/**
 * Day of the death or the accident.
 */
happened_on: string | null, 
/**
 * Day on which the village was told.
 */
reported_on: string | null, 
/**
 * What happened.
 */
what: string | null, 
/**
 * Who told.
 */
reporter: string | null, 
/**
 * By which telephone they are reached.
 */
phone: string | null, 
/**
 * Who buried one who has no heirs.
 */
buried_by: string | null, 
/**
 * Partial disability in per cent, `32` or `12,5`.
 */
disability: string | null, 
/**
 * Whether it was an accident on the road.
 */
traffic: boolean | null, 
/**
 * BPJSTK's number of the claim.
 */
number: string | null, };

/**
 * Says the terms of a funding source anew.
 */
export type CorrectFunding = { 
/**
 * Which.
 */
funding: number, 
/**
 * All of them.
 */
terms: NameFunding, };

/**
 * Mends the form.
 */
export type CorrectWorker = { 
/**
 * Whom.
 */
worker: number, 
/**
 * New texts as typed.
 */
set: Details, 
/**
 * Fields that no longer say anything.
 */
cleared: Field[], };

/**
 * Asks how everybody stands.
 */
export type CountCover = { 
/**
 * Seen from this month; from today's where none is given.
 */
month: string | null, };

/**
 * People counted.
 */
export type CountLine = { 
/**
 * Zeros kept.
 */
rw: string, 
/**
 * Zeros kept.
 */
rt: string, 
/**
 * Name of the occupation.
 */
occupation: string, 
/**
 * In one word.
 */
state: string, 
/**
 * How many.
 */
workers: number, };

/**
 * Records how many workers a segment has.
 */
export type CountSegment = { 
/**
 * As the line names it.
 */
segment: string, 
/**
 * How many.
 */
workers: number, 
/**
 * Who counted them, or where it is written.
 */
source: string, 
/**
 * Of which day.
 */
dated: string, };

/**
 * Everybody counted.
 */
export type Counts = { 
/**
 * By RW, RT, occupation and state.
 */
counts: Array<CountLine>, };

/**
 * How everybody stands who is neither voided, dead nor gone.
 */
export type CoverCounts = { 
/**
 * Seen from this month.
 */
month: string, 
/**
 * All of them.
 */
workers: number, 
/**
 * The month is paid.
 */
active: number, 
/**
 * Some months behind.
 */
behind: number, 
/**
 * No rights any more.
 */
inactive: number, 
/**
 * Nothing was ever paid.
 */
never_paid: number, };

/**
 * How one worker stands.
 */
export type CoverLine = { 
/**
 * As in the roster.
 */
line: WorkerLine, 
/**
 * `active`, `behind`, `inactive`, `never_paid`.
 */
standing: string, 
/**
 * "Bulan berturut-turut".
 */
consecutive: number, 
/**
 * Last day of the paid months.
 */
active_until: string | null, 
/**
 * The day from which there are no rights any more, if nothing else is paid.
 */
lapses_on: string | null, };

/**
 * Part of that list.
 */
export type CoverList = { 
/**
 * Seen from this month.
 */
month: string, 
/**
 * How many there are.
 */
total: number, 
/**
 * The lines asked for.
 */
people: Array<CoverLine>, };

/**
 * How a worker stands, as the village reckons it; BPJSTK decides.
 */
export type CoverPage = { 
/**
 * Seen from this month.
 */
month: string, 
/**
 * `active`, `behind`, `inactive`, `never_paid`.
 */
standing: string, 
/**
 * The same in the officer's language.
 */
word: string, 
/**
 * "Bulan berturut-turut".
 */
consecutive: number, 
/**
 * Last day of the paid months.
 */
active_until: string | null, 
/**
 * The day from which there are no rights any more, if nothing else is paid.
 */
lapses_on: string | null, 
/**
 * Runs of paid months, half-open.
 */
periods: Array<Period>, 
/**
 * What JKM would pay for a death in this month: an estimate.
 */
jkm: string | null, 
/**
 * Where that is written.
 */
jkm_source: string | null, 
/**
 * What to look at again.
 */
doubts: Array<Remark>, };

/**
 * How much is covered, segment by segment.
 */
export type Coverage = { 
/**
 * Seen from this month.
 */
month: string, 
/**
 * By what the people are parted.
 */
by: string, 
/**
 * The segments, in order.
 */
lines: Array<CoverageLine>, 
/**
 * All of the village.
 */
total: CoverageLine, 
/**
 * What is aimed at in all: each segment's, or all workers of the village; none where nobody
 * said.
 */
target: number | null, 
/**
 * What lacks for that.
 */
rest: number | null, 
/**
 * People whose first paid month lies in the last months.
 */
gained: number, 
/**
 * In so many months, this one among them: at most six, fewer where nothing was paid before.
 */
pace_months: number, 
/**
 * At this pace the target is reached in so many months; none at a standstill.
 */
months_left: number | null, };

/**
 * One segment.
 */
export type CoverageLine = { 
/**
 * By which a count is recorded.
 */
segment: string, 
/**
 * In words; empty where nobody said.
 */
name: string, 
/**
 * People for whom the month is paid.
 */
active: number, 
/**
 * People in the register who are neither voided, dead nor gone.
 */
registered: number, 
/**
 * All workers, as somebody counted them.
 */
workers: number | null, 
/**
 * Active of a thousand workers; none without a count.
 */
per_mille: number | null, 
/**
 * Who counted them.
 */
source: string | null, 
/**
 * Of which day.
 */
dated: string | null, 
/**
 * By which the count is taken back.
 */
count: number | null, };

/**
 * Which view of it on which paper.
 */
export type CoverageOrder = { 
/**
 * The view.
 */
ask: AskCoverage, 
/**
 * `a4`, `f4`.
 */
paper: string | null, };

/**
 * A deadline.
 */
export type DeadlineLine = { 
/**
 * What must happen.
 */
name: string, 
/**
 * The last day; none of what has no end, or whose time has not begun.
 */
on: string | null, 
/**
 * The day on which it was done.
 */
met_on: string | null, 
/**
 * Whether it was done too late, or is late today.
 */
late: boolean, 
/**
 * Where it is written.
 */
source: string, };

/**
 * A decree as it stands.
 */
export type DecreeLine = { 
/**
 * By which it is asked for.
 */
decree: number, 
/**
 * As written on it.
 */
number: string, 
/**
 * Its day.
 */
dated: string, 
/**
 * Who pays; empty where that is not here.
 */
funding: string, 
/**
 * `JKK+JKM`.
 */
programmes: string, 
/**
 * First month.
 */
from: string, 
/**
 * First month no longer in it.
 */
until: string, 
/**
 * This month, or the nearest in which the decree holds.
 */
month: string, 
/**
 * Its places in that month.
 */
places: number, 
/**
 * How many are held in that month.
 */
held: number, 
/**
 * Whether it came from the office: then only the office changes it.
 */
from_office: boolean, 
/**
 * Why it was a mistake.
 */
voided: string | null, };

/**
 * Every decree.
 */
export type DecreeList = { 
/**
 * In the order in which they were recorded.
 */
decrees: Array<DecreeLine>, 
/**
 * People whose place ends soon without another.
 */
doubts: Array<Remark>, };

/**
 * All about a decree.
 */
export type DecreePage = { 
/**
 * The line of the list.
 */
line: DecreeLine, 
/**
 * How it was changed, in the order in which that was recorded.
 */
amendments: Array<AmendmentLine>, 
/**
 * Places and their holders, month by month.
 */
months: Array<MonthPlaces>, 
/**
 * Who holds a place in the month that was asked for.
 */
people: Array<PlaceLine>, 
/**
 * Who waits, in their order.
 */
waiting: Array<WaitingLine>, 
/**
 * What to look at again.
 */
doubts: Array<Remark>, };

/**
 * What a NIK says.
 */
export type Derived = { 
/**
 * Birth date, with the likelier century.
 */
born_on: string | null, 
/**
 * `L` or `P`.
 */
sex: string | null, 
/**
 * District of first registration, by name.
 */
region: string | null, 
/**
 * Age today, whole years.
 */
age: number | null, };

/**
 * Somebody whose state is not the same on both sides.
 */
export type DifferenceLine = { 
/**
 * The worker, where it is one and is here.
 */
worker: number | null, 
/**
 * As registered.
 */
name: string, 
/**
 * Whether there is such a state here.
 */
here: boolean, 
/**
 * Whether there is one there.
 */
there: boolean, };

/**
 * A form half filled in.
 */
export type Draft = { 
/**
 * Name of the screen.
 */
name: string, 
/**
 * Its JSON; empty drops it.
 */
json: string, };

/**
 * Which form.
 */
export type DraftName = { 
/**
 * Name of the screen.
 */
name: string, };

/**
 * The yearly drill: shows that the recovery code is at hand.
 */
export type DrillCode = { 
/**
 * As on the paper.
 */
code: string, };

/**
 * A row that was given up.
 */
export type DropWaiting = { 
/**
 * Which.
 */
id: number, };

/**
 * Ends the cover before its time.
 */
export type EndMembership = { 
/**
 * Whose.
 */
worker: number, 
/**
 * First month no longer covered.
 */
from: string, 
/**
 * Why.
 */
reason: string, };

/**
 * Months and programmes for which somebody is enrolled.
 */
export type Enrolment = { 
/**
 * `jkk`, `jkm`, `jht`.
 */
programmes: Array<string>, 
/**
 * First month of cover, `2026-01`.
 */
from: string, 
/**
 * First month no longer covered.
 */
until: string, };

/**
 * Records what came back for some of the people, in one go. Whoever passes the filter, was not
 * looked at in this month and is not named is unchanged.
 */
export type EnterValidation = { 
/**
 * For which month, `2026-06`.
 */
month: string, 
/**
 * Whose list came back; everybody's where neither this nor an RT is given.
 */
filter: RosterFilter, 
/**
 * The RT whose list came back.
 */
part: RtName | null, 
/**
 * Those who are not as before.
 */
outcomes: Array<ValidationOutcome>, };

/**
 * Writes the bulk sheet for those who hold a place or pass the filter; for everybody where
 * neither is given. Who was sent before and not rejected is left out.
 */
export type ExportBpjs = { 
/**
 * Those who hold a place of this decree in the month.
 */
decree: number | null, 
/**
 * Those who pass this.
 */
filter: RosterFilter | null, 
/**
 * The month whose tariff counts, `2026-01`; today's where none is given.
 */
from: string | null, 
/**
 * For how many months the contribution is asked, 1 to 12.
 */
months: number, 
/**
 * Also who was rejected and is as before.
 */
uncorrected: boolean, 
/**
 * The folder into which the files go.
 */
folder: string, 
/**
 * Only shows who would go in.
 */
dry_run: boolean, };

/**
 * Writes the roster as shown.
 */
export type ExportRoster = { 
/**
 * Which workers.
 */
filter: RosterFilter, 
/**
 * In which order.
 */
sort: RosterSort | null, 
/**
 * Which columns, by the names of [`RosterSort`]; those of every list where none are named.
 */
columns: Array<string>, 
/**
 * Where to; the ending `xlsx`, `csv` or `pdf` says how.
 */
path: string, 
/**
 * On paper a NIK is masked unless this says otherwise; in a spreadsheet it never is.
 */
numbers: boolean, 
/**
 * Of a paper: `f4`, `a4`.
 */
paper: string | null, };

/**
 * A file was written, synced and read back.
 */
export type FileWritten = { 
/**
 * Where it lies.
 */
file: string, 
/**
 * How long it is.
 */
bytes: number, };

/**
 * Folders and files, folders first.
 */
export type Folder = { 
/**
 * Full path.
 */
path: string, 
/**
 * The folder above, if there is one.
 */
parent: string | null, 
/**
 * What lies in it.
 */
items: Array<FolderItem>, };

/**
 * One of them.
 */
export type FolderItem = { 
/**
 * Last part of the path.
 */
name: string, 
/**
 * Full path.
 */
path: string, 
/**
 * Whether it can be opened further.
 */
folder: boolean, };

/**
 * Brings the memberships of a decree's holders to its end.
 */
export type FollowDecree = { 
/**
 * Which.
 */
decree: number, };

/**
 * Frees a worker's place.
 */
export type FreePlace = { 
/**
 * Whose.
 */
worker: number, 
/**
 * Of which decree.
 */
decree: number, 
/**
 * The first month that is free.
 */
from: string, 
/**
 * `died`, `moved`, `formal_job`, `over_age`, `ended`.
 */
reason: string, 
/**
 * Who gets a place of their own in its stead, in the same step.
 */
next: NextHolder | null, };

/**
 * A funding source.
 */
export type FundingLine = { 
/**
 * By which it is asked for.
 */
funding: number, 
/**
 * As the village calls it.
 */
name: string, 
/**
 * Kind of its money.
 */
kind: string, 
/**
 * BPJSTK's kind of group.
 */
collective: string | null, 
/**
 * `yes`, `no`, `ask`.
 */
relief: string, 
/**
 * "15–64 tahun".
 */
ages: string, 
/**
 * The lowest age, itself allowed.
 */
min_age: number | null, 
/**
 * The highest age.
 */
max_age: number | null, 
/**
 * Whether the highest age is itself allowed.
 */
max_inclusive: boolean, 
/**
 * Whether the office named it: then only the office changes it.
 */
from_office: boolean, 
/**
 * Why it was a mistake.
 */
voided: string | null, };

/**
 * Every funding source.
 */
export type FundingList = { 
/**
 * In the order in which they were named.
 */
funding: Array<FundingLine>, };

/**
 * A paper is there.
 */
export type GatherPaper = { 
/**
 * Of which claim.
 */
claim: number, 
/**
 * Its key.
 */
paper: string, 
/**
 * Since which day; today where none is given.
 */
on: string | null, };

/**
 * Which scan.
 */
export type GetScan = { 
/**
 * Of which claim.
 */
claim: number, 
/**
 * Its label.
 */
scan: string, };

/**
 * Gives places of a decree: to these, to all who pass the filter, or to the next who wait.
 */
export type GivePlaces = { 
/**
 * Of which decree.
 */
decree: number, 
/**
 * The first month.
 */
from: string, 
/**
 * To whom.
 */
workers: Array<number>, 
/**
 * To all of these.
 */
filter: RosterFilter | null, 
/**
 * To so many who wait, in their order.
 */
waiting: number, };

/**
 * Hands over to another clerk: who is signed in leaves, the other has the same role.
 */
export type HandOver = { 
/**
 * The new clerk, as that one signs.
 */
name: string, 
/**
 * The passphrase of the one who asks.
 */
passphrase: string, 
/**
 * The new clerk's, at least eight characters.
 */
new_passphrase: string, 
/**
 * Where the minutes (berita acara) go.
 */
path: string, };

/**
 * Says that people got their cards.
 */
export type HandOverCards = { 
/**
 * Who.
 */
workers: Array<number>, 
/**
 * On which day, as one writes it: `30-11-2026`.
 */
on: string, };

/**
 * The desk is closed; the other signs in.
 */
export type HandedOver = { 
/**
 * The minutes to be signed.
 */
minutes: FileWritten, 
/**
 * A fresh one, shown once; the old one opens nothing any more.
 */
recovery_code: string, };

/**
 * One of them.
 */
export type HeirLine = { 
/**
 * Full name.
 */
name: string, 
/**
 * `spouse`, `child`, `lineal`, `sibling`, `parent_in_law`, `willed`.
 */
relation: string, 
/**
 * NIK, where it is known.
 */
nik: string | null, 
/**
 * Telephone, where it is known.
 */
phone: string | null, };

/**
 * One line of the history.
 */
export type HistoryLine = { 
/**
 * By the writer's clock.
 */
recorded_at: string, 
/**
 * Name of the clerk, or of the office.
 */
clerk: string, 
/**
 * What was done.
 */
sentence: string, 
/**
 * Why it does not count, if it does not.
 */
aside: string | null, 
/**
 * The name of the other registration, read under this one, of which it was said.
 */
of: string | null, };

/**
 * What the register knows of a home.
 */
export type Household = { 
/**
 * Those of the same family card.
 */
family: Array<WorkerLine>, 
/**
 * Where the family lives: `address`, `hamlet`, `rt`, `rw`.
 */
home: Details, 
/**
 * The hamlet of most people of that RT and RW.
 */
hamlet: string | null, };

/**
 * Who lives there already: by the family card, and by RT and RW, as typed.
 */
export type HouseholdOf = { 
/**
 * Number of the family card.
 */
family_card: string, 
/**
 * Rukun tetangga.
 */
rt: string, 
/**
 * Rukun warga.
 */
rw: string, };

/**
 * Takes a list that BPJSTK sent back.
 */
export type ImportBpjs = { 
/**
 * The file.
 */
path: string, 
/**
 * Columns that the officer names: field to header or letter.
 */
map: { [key in string]: string }, 
/**
 * Day of the list; today where none is given.
 */
dated: string | null, 
/**
 * What it stands in, such as the number of a letter.
 */
evidence: string | null, 
/**
 * Only shows what it says.
 */
dry_run: boolean, };

/**
 * Looks into a list, or takes it.
 */
export type ImportList = { 
/**
 * The file.
 */
path: string, 
/**
 * A table as text, such as a spreadsheet gives to be pasted, in place of a file.
 */
pasted: string | null, 
/**
 * Only shows what would happen.
 */
dry_run: boolean, 
/**
 * Columns named by hand: field → header text or letter.
 */
map: { [key in string]: string }, 
/**
 * What the officer typed over, by line in the file and field.
 */
corrections: Record<number, Details>, 
/**
 * Enrols everybody on the list.
 */
enrolment: Enrolment | null, 
/**
 * Writes the same spreadsheet with a column of remarks; a name that ends in `.pdf`: the
 * remarks alone, on paper.
 */
report: string | null, 
/**
 * How many rows to return at most, those with remarks first.
 */
show: number, };

/**
 * Looks into a folder of pictures, or keeps them as photos of those whom their names tell.
 */
export type ImportPhotos = { 
/**
 * The folder. A file is named by a NIK, or by a name that only one person has.
 */
path: string, 
/**
 * Only shows what would happen.
 */
dry_run: boolean, };

/**
 * How often something was found in a list.
 */
export type ImportReason = { 
/**
 * Code of the refusal or doubt.
 */
kind: string, 
/**
 * In the officer's language.
 */
sentence: string, 
/**
 * `refused` or `doubtful`.
 */
fate: string, 
/**
 * In how many rows.
 */
rows: number, };

/**
 * What became of a list.
 */
export type Imported = { 
/**
 * By which it can be undone; none when nothing was recorded.
 */
group: number | null, 
/**
 * Lines with a person on them.
 */
rows: number, 
/**
 * New, and nothing to look at again.
 */
registered: number, 
/**
 * Known already, with equal data.
 */
unchanged: number, 
/**
 * Saved, with something to look at again.
 */
doubtful: number, 
/**
 * Not saved; on the worklist.
 */
refused: number, 
/**
 * Of those unchanged or doubtful: known people whose empty fields were filled.
 */
corrected: number, 
/**
 * How often each refusal and doubt occurred.
 */
kinds: { [key in string]: number }, 
/**
 * The same in sentences, refusals first.
 */
reasons: Array<ImportReason>, 
/**
 * Name of the sheet.
 */
sheet: string, 
/**
 * Its columns with what stands in the first rows.
 */
list: Array<ListColumn>, 
/**
 * Which column was taken for what.
 */
columns: Array<ColumnGuess>, 
/**
 * Headers that were not used.
 */
unused: Array<string>, 
/**
 * Rows with their fate.
 */
fates: Array<RowFate>, 
/**
 * Where the report lies.
 */
report: string | null, };

/**
 * Writes the form for a breach of personal data (UU 27/2022 Ps 46).
 */
export type IncidentForm = { 
/**
 * Day and time when it became known, in the village's zone: `2026-11-21 08:30`.
 */
known_at: string, 
/**
 * What happened, in the clerk's words.
 */
what: string, 
/**
 * Where to.
 */
path: string, };

/**
 * Writes an invitation for another laptop of the village.
 */
export type InviteLaptop = { 
/**
 * Where to.
 */
path: string, };

/**
 * Issues a decree.
 */
export type IssueDecree = { 
/**
 * As written on it.
 */
number: string, 
/**
 * Its day.
 */
dated: string, 
/**
 * Who pays.
 */
funding: number, 
/**
 * `jkk`, `jkm`, `jht`.
 */
programmes: Array<string>, 
/**
 * First month, `2026-01`.
 */
from: string, 
/**
 * First month no longer in it.
 */
until: string, 
/**
 * How many people at a time.
 */
places: number, };

/**
 * Takes the office's invitation.
 */
export type Join = { 
/**
 * The file.
 */
path: string, };

/**
 * Has a worker wait for a place.
 */
export type JoinWaiting = { 
/**
 * Who.
 */
worker: number, 
/**
 * Of which decree.
 */
decree: number, 
/**
 * The lower comes first; of equal ones whoever came earlier.
 */
rank: number, 
/**
 * Why in this place.
 */
reason: string, };

/**
 * Whoever invited is known.
 */
export type Joined = { 
/**
 * As the office calls itself; none where another laptop of the village invited.
 */
office: string | null, 
/**
 * Six words to compare with the inviter's own.
 */
fingerprint: string, };

/**
 * The invitation lies there.
 */
export type LaptopInvited = { 
/**
 * Where it lies.
 */
file: string, 
/**
 * Six words that the other laptop shows, too.
 */
fingerprint: string, };

/**
 * One laptop of the village.
 */
export type LaptopLine = { 
/**
 * Name of its log.
 */
device: string, 
/**
 * Three characters, as on its cards and in its file names.
 */
tag: string, 
/**
 * Whether it is this one.
 */
this: boolean, 
/**
 * Entries of it that are here.
 */
entries: number, 
/**
 * Day of the last of them, by its own clock.
 */
last_on: string, 
/**
 * Whether the village says that it is gone.
 */
lost: boolean, 
/**
 * Whether the office revoked it.
 */
revoked: boolean, };

/**
 * The laptops of the village that are known here, this one first.
 */
export type Laptops = { 
/**
 * Without those that another one continues.
 */
laptops: Array<LaptopLine>, 
/**
 * Entries that do not count because their laptop was revoked.
 */
set_aside: number, };

/**
 * What was chosen last on this computer: printer (empty: a file), paper, side.
 */
export type LastPrint = { 
/**
 * None as long as nothing was printed.
 */
last: PrintChoice | null, };

/**
 * Takes a worker off the waiting list.
 */
export type LeaveWaiting = { 
/**
 * Who.
 */
worker: number, 
/**
 * Of which decree.
 */
decree: number, 
/**
 * Why.
 */
reason: string, };

/**
 * What stands on the village's letters beside the names of the regions; empty where nobody said.
 */
export type LetterheadForm = { 
/**
 * Street, number, postcode.
 */
address: string, 
/**
 * As it is printed.
 */
phone: string, 
/**
 * As it is printed.
 */
email: string, 
/**
 * Who signs for the village.
 */
head_name: string, 
/**
 * Office of the one who signs, where it is not the usual one.
 */
head_title: string, 
/**
 * Number as a civil servant (NIP).
 */
head_number: string, };

/**
 * What is said, and what stands there by itself.
 */
export type LetterheadPage = { 
/**
 * As it was said last.
 */
said: LetterheadForm, 
/**
 * From the table of regions, line by line.
 */
lines: Array<string>, 
/**
 * "Lurah Bontang Baru": where no other office is said.
 */
usual_title: string, };

/**
 * Somebody in the register who may be the one of the form.
 */
export type Likely = { 
/**
 * Who.
 */
line: WorkerLine, 
/**
 * `nik`: the same number; `person`: a name that sounds alike, and the same birth date or
 * family card; `name`: a name alone that begins like it.
 */
why: string, };

/**
 * How the line to the office stands.
 */
export type LineState = { 
/**
 * Where the office listens; none while nobody knows: then there is no line.
 */
address: string | null, 
/**
 * Whether what is pending is sent without being asked.
 */
automatic: boolean, 
/**
 * Whether a certificate of the office's own is trusted.
 */
pinned: boolean, 
/**
 * Whether a bundle is on its way.
 */
sending: boolean, 
/**
 * Day, time and zone of the village by this laptop's clock, when the office last had
 * everything: `2026-11-21 08:30 WITA`.
 */
last_at: string | null, 
/**
 * Why the last attempt failed.
 */
trouble: Remark | null, };

/**
 * Which claims; empty fields let every claim pass.
 */
export type ListClaims = { 
/**
 * In this state.
 */
state: string | null, 
/**
 * About this worker.
 */
worker: number | null, };

/**
 * A column of the list as it lies in the file.
 */
export type ListColumn = { 
/**
 * As spreadsheet programs name it: `A`, `AB`.
 */
letter: string, 
/**
 * Its header; empty where it has none.
 */
header: string, 
/**
 * Stable name of the field it was taken for; none where it is not used.
 */
column: string | null, 
/**
 * What stands in it in the first rows.
 */
cells: Array<string>, };

/**
 * Asks who stands how, the one whose rights end first in front.
 */
export type ListCover = { 
/**
 * Seen from this month; from today's where none is given.
 */
month: string | null, 
/**
 * `active`, `behind`, `inactive`, `never_paid`; who has rights to lose where none is given.
 */
standing: string | null, 
/**
 * Only those whose places end in this month while nobody gave them others, `2027-01`.
 */
ending: string | null, 
/**
 * At most so many lines.
 */
limit: number | null, 
/**
 * After so many.
 */
offset: number, };

/**
 * What lies in a folder.
 */
export type ListFolder = { 
/**
 * Full path.
 */
path: string, 
/**
 * File name endings that are of interest, without the dot; empty for all.
 */
endings: Array<string>, };

/**
 * Lists people with their cards.
 */
export type ListHolders = { 
/**
 * Who.
 */
filter: RosterFilter, 
/**
 * At most so many lines.
 */
limit: number | null, };

/**
 * What lies in a region.
 */
export type ListRegions = { 
/**
 * Dotted code; none for the provinces.
 */
parent: string | null, };

/**
 * A page of the roster.
 */
export type ListWorkers = { 
/**
 * Which workers.
 */
filter: RosterFilter, 
/**
 * By name where none is given, or the first hits first where something is searched for.
 */
sort: RosterSort | null, 
/**
 * At most so many lines.
 */
limit: number | null, 
/**
 * After so many.
 */
offset: number, 
/**
 * Whether the lines tell all they can.
 */
more: boolean, };

/**
 * Makes a bill for those who hold a place of the decree in every one of the months.
 */
export type MakeBill = { 
/**
 * For which decree.
 */
decree: number, 
/**
 * First month, `2026-01`.
 */
from: string, 
/**
 * First month no longer in it; the next one where none is given.
 */
until: string | null, 
/**
 * Takes the relief of contributions; only where the funding source has it.
 */
reduced: boolean, 
/**
 * Only shows what would be billed.
 */
dry_run: boolean, };

/**
 * Writes a bundle.
 */
export type MakeBundle = { 
/**
 * A file, or a folder in which the bundle gets its name.
 */
path: string, 
/**
 * Everything from the beginning, for an office that does not know this laptop any more.
 */
whole: boolean, };

/**
 * Some months in some programmes.
 */
export type MembershipLine = { 
/**
 * `jkk,jkm`.
 */
programmes: string, 
/**
 * First month of cover.
 */
from: string, 
/**
 * First month no longer covered.
 */
until: string, 
/**
 * Why it ended before its time.
 */
ended: string | null, };

/**
 * Mends a row that waits: registers the person, or says why not yet.
 */
export type MendRow = { 
/**
 * Which.
 */
id: number, 
/**
 * All of the row, as it is now.
 */
details: Details, };

/**
 * Two registrations are of one person.
 */
export type MergeWorkers = { 
/**
 * Under whom the person is read from now on.
 */
keep: number, 
/**
 * Who is read under the other.
 */
drop: number, };

/**
 * A month of a decree.
 */
export type MonthPlaces = { 
/**
 * Which.
 */
month: string, 
/**
 * As the decree fixes them.
 */
places: number, 
/**
 * How many are held.
 */
held: number, };

/**
 * Names a funding source. What is left out is set as is usual for its kind.
 */
export type NameFunding = { 
/**
 * As the village calls it.
 */
name: string, 
/**
 * `apbn`, `apbd`, `bkbk`, `apbdes`, `csr`, `own`.
 */
kind: string, 
/**
 * BPJSTK's kind of group: `SG`, `SD`, `SA`, `SL`, `SC`, `SB`.
 */
collective: string | null, 
/**
 * `yes`, `no`, `ask`.
 */
relief: string | null, 
/**
 * The lowest age, itself allowed.
 */
min_age: number | null, 
/**
 * The highest age.
 */
max_age: number | null, 
/**
 * Whether the highest age is itself allowed.
 */
max_inclusive: boolean | null, };

/**
 * Who is paid when the worker dies; replaces the earlier list.
 */
export type NameHeirs = { 
/**
 * Whose.
 */
worker: number, 
/**
 * In the order of the law.
 */
heirs: Array<HeirLine>, };

/**
 * Sets up the register of a village.
 */
export type NewVillage = { 
/**
 * Dotted or undotted code of ten digits.
 */
village: string, 
/**
 * Name of the first clerk, who is its head.
 */
clerk: string, 
/**
 * At least eight characters.
 */
passphrase: string, 
/**
 * Made-up people: said on every screen and paper.
 */
sample: boolean, };

/**
 * Another gets a place.
 */
export type NextHolder = { 
/**
 * Who.
 */
worker: number, 
/**
 * The month from which it counts.
 */
from: string, };

/**
 * A request or an answer with nothing in it.
 */
export type Nothing = Record<symbol, never>;

/**
 * It.
 */
export type Number = { 
/**
 * As it is stored.
 */
text: string, };

/**
 * One of them.
 */
export type OccupationChoice = { 
/**
 * What is saved.
 */
code: string, 
/**
 * What is shown.
 */
name: string, };

/**
 * Occupations to choose from.
 */
export type OccupationList = { 
/**
 * In the order of the table.
 */
occupations: Array<OccupationChoice>, };

/**
 * One of them.
 */
export type OfferedBundle = { 
/**
 * The file.
 */
path: string, 
/**
 * Its name.
 */
file: string, 
/**
 * The stick or folder.
 */
place: string, 
/**
 * Whether the office wrote it; else another laptop.
 */
by_office: boolean, 
/**
 * When, by the writer's clock.
 */
sent_at: string, };

/**
 * What somebody pays alone.
 */
export type OwnContribution = { 
/**
 * By which the bill is asked for; none of one that was only shown.
 */
bill: number | null, 
/**
 * First month no longer in it.
 */
until: string, 
/**
 * What is asked for all months.
 */
due: string, 
/**
 * What it would be without relief.
 */
normal: string, 
/**
 * What it would be with the relief that this money has; as `normal` where it has none.
 */
lowest: string, 
/**
 * What to look at again.
 */
doubts: Array<Remark>, };

/**
 * One of them.
 */
export type PaperKind = { 
/**
 * By which it is asked for.
 */
kind: string, 
/**
 * As officers call it.
 */
name: string, 
/**
 * What it is for, in one sentence.
 */
about: string, 
/**
 * What it needs to know: `neighbourhood`, `filter`, `decree`, `month`, `rows`.
 */
asks: Array<string>, 
/**
 * Whether it names people, so that printing it is recorded.
 */
people: boolean, };

/**
 * The papers that can be printed.
 */
export type PaperKinds = { 
/**
 * In the order in which a village needs them.
 */
kinds: Array<PaperKind>, };

/**
 * Which paper, about whom.
 */
export type PaperOrder = { 
/**
 * See [`PaperKind`].
 */
kind: string, 
/**
 * Who is on it.
 */
filter: RosterFilter, 
/**
 * Of which decree.
 */
decree: number | null, 
/**
 * For which month, `2026-01`; today's where none is given.
 */
month: string | null, 
/**
 * Empty rows of a form; both sides of a page where none are given.
 */
rows: number | null, 
/**
 * `a4`, `f4`.
 */
paper: string | null, };

/**
 * The first page as it would come out. Nothing is recorded.
 */
export type PaperPreview = { 
/**
 * How many pages the whole has.
 */
pages: number, 
/**
 * How many people it names.
 */
people: number, 
/**
 * The page, as PDF in base64.
 */
pdf: string, };

/**
 * It lies there.
 */
export type PaperPrinted = { 
/**
 * Where it lies.
 */
file: string, 
/**
 * How large it is.
 */
bytes: number, 
/**
 * How many pages it has.
 */
pages: number, 
/**
 * How many people it names.
 */
people: number, };

/**
 * BPJSTK paid.
 */
export type PayClaim = { 
/**
 * For which claim.
 */
claim: number, 
/**
 * How much, as typed.
 */
amount: string, 
/**
 * On which day.
 */
on: string, 
/**
 * To whom.
 */
to: string | null, 
/**
 * Of a scholarship: the child.
 */
child: string | null, 
/**
 * Of a scholarship: the year.
 */
year: number | null, 
/**
 * More is awaited: the claim is not yet called paid.
 */
partly: boolean, };

/**
 * A payment.
 */
export type PaymentLine = { 
/**
 * By which it is taken back.
 */
payment: string, 
/**
 * How much.
 */
amount: string, 
/**
 * On which day.
 */
paid_on: string, 
/**
 * First month.
 */
from: string, 
/**
 * First month that it is no longer for.
 */
until: string, 
/**
 * What stands on the receipt.
 */
receipt: string | null, 
/**
 * For how many people of the bill it is not.
 */
but: number, 
/**
 * Why it no longer counts.
 */
voided: string | null, };

/**
 * Months that were paid without a gap.
 */
export type Period = { 
/**
 * The first.
 */
from: string, 
/**
 * The first that is no longer in it.
 */
until: string, };

/**
 * What became of a folder of pictures.
 */
export type PhotosImported = { 
/**
 * By which it can be undone; none when nothing was recorded.
 */
group: number | null, 
/**
 * JPEG and PNG files in the folder.
 */
pictures: number, 
/**
 * Kept as somebody's photo, or those that would be.
 */
matched: number, 
/**
 * The photo that somebody has already.
 */
same: number, 
/**
 * Nobody here has that NIK or name.
 */
unmatched: number, 
/**
 * More than one person of that name, or a second picture of one person.
 */
ambiguous: number, 
/**
 * No pictures, or too large.
 */
refused: number, 
/**
 * The files, those to look at first.
 */
fates: Array<PictureFate>, };

/**
 * It, upright and no larger than a screen.
 */
export type Picture = { 
/**
 * The JPEG in base64.
 */
jpeg: string, };

/**
 * What became of a picture.
 */
export type PictureFate = { 
/**
 * Name of the file, without its folder.
 */
file: string, 
/**
 * `matched, same, unmatched, several, second, refused`.
 */
fate: string, 
/**
 * The same in one sentence.
 */
sentence: string, 
/**
 * Whom it shows.
 */
worker: WorkerLine | null, };

/**
 * A picture to be cut.
 */
export type PictureFile = { 
/**
 * A JPEG or PNG.
 */
path: string, };

/**
 * One of them.
 */
export type Place = { 
/**
 * Full path.
 */
path: string, 
/**
 * As a person calls it.
 */
label: string, 
/**
 * Whether it is a stick or the like.
 */
removable: boolean, 
/**
 * How much may still be written there, where the system says so.
 */
free_bytes: number | null, };

/**
 * One who holds a place.
 */
export type PlaceLine = { 
/**
 * Who.
 */
worker: number, 
/**
 * As registered.
 */
nik: string, 
/**
 * As registered.
 */
name: string, 
/**
 * Since when.
 */
from: string, 
/**
 * First month that is free again.
 */
until: string | null, 
/**
 * State in one word.
 */
state: string, };

/**
 * Folders to which a file can be written or from which one can be read.
 */
export type Places = { 
/**
 * Sticks and other removable drives first, then the user's own folders.
 */
places: Array<Place>, };

/**
 * Places were given.
 */
export type PlacesGiven = { 
/**
 * To how many.
 */
given: number, 
/**
 * How many held a place of the decree in that month already.
 */
already: number, 
/**
 * How many got none, as they died, moved away or were voided.
 */
gone: number, 
/**
 * What to look at again.
 */
doubts: Array<Remark>, };

/**
 * Plans a budget. Groups and purses stand in the order of their priority.
 */
export type PlanBudget = { 
/**
 * First month, `2026-01`.
 */
from: string, 
/**
 * First month no longer in it.
 */
until: string, 
/**
 * `jkk`, `jkm`, `jht`.
 */
programmes: Array<string>, 
/**
 * Who; as many as the money buys at the lowest income where none is given.
 */
groups: Array<PlanGroup>, 
/**
 * By whose money; with none it is told what the groups cost.
 */
purses: Array<PlanPurse>, 
/**
 * Another table of tariffs, to see what it would do.
 */
tariffs: string | null, };

/**
 * People who cost the same.
 */
export type PlanGroup = { 
/**
 * How many; none for as many as the money buys.
 */
people: number | null, 
/**
 * Declared monthly income, as typed; the lowest where none is given.
 */
income: string | null, 
/**
 * Whether they work in transport, to which a relief of its own may apply.
 */
transport: boolean, 
/**
 * As they stand on paper.
 */
name: string | null, };

/**
 * One month of a plan.
 */
export type PlanMonth = { 
/**
 * Which.
 */
month: string, 
/**
 * What the places cost.
 */
cost: string, 
/**
 * What those would cost for whom there is no money.
 */
unpaid: string, 
/**
 * What the relief takes off.
 */
relief: string, };

/**
 * Which plan on which paper.
 */
export type PlanOrder = { 
/**
 * The plan.
 */
plan: PlanBudget, 
/**
 * `a4`, `f4`.
 */
paper: string | null, };

/**
 * One source's money.
 */
export type PlanPurse = { 
/**
 * How much, as typed.
 */
money: string, 
/**
 * A funding source, whose relief counts.
 */
funding: number | null, 
/**
 * Kind of the money where no funding source is given.
 */
kind: string | null, 
/**
 * Takes the relief where the money has it.
 */
reduced: boolean, };

/**
 * Places that one purse pays for one group, or that nobody pays.
 */
export type PlanShare = { 
/**
 * Place of the purse in the request; none where nobody pays.
 */
purse: number | null, 
/**
 * Place of the group in the request.
 */
group: number, 
/**
 * People.
 */
places: number, 
/**
 * What one costs for all months.
 */
each: string, 
/**
 * The same without relief.
 */
each_normal: string, 
/**
 * The same with the relief that the money has or must ask for.
 */
each_lowest: string, 
/**
 * All of them.
 */
cost: string, };

/**
 * What can be said of it before anything is saved.
 */
export type Preview = { 
/**
 * The texts in the spelling in which they will be saved.
 */
details: Details, 
/**
 * What the NIK says where the form says nothing.
 */
derived: Derived, 
/**
 * Why it cannot be saved yet.
 */
refusals: Array<Remark>, 
/**
 * What to look at again.
 */
doubts: Array<Remark>, 
/**
 * People in the register who may be the same, the likeliest first.
 */
likely: Array<Likely>, };

/**
 * Looks at the first sheet before anything is printed.
 */
export type PreviewCards = { 
/**
 * Whose.
 */
filter: RosterFilter, 
/**
 * Only these workers, where any are named.
 */
workers: Array<number>, 
/**
 * By whose calibration.
 */
printer: string | null, 
/**
 * `a4`, `f4`, `cr80`.
 */
sheet: string | null, 
/**
 * `front`, `back`, `both`.
 */
side: string | null, 
/**
 * First free place on the first sheet, from 1.
 */
start_slot: number | null, 
/**
 * Why: a lost card gets another number.
 */
reason: string | null, };

/**
 * A form as far as it is filled in.
 */
export type PreviewWorker = { 
/**
 * Texts as typed.
 */
details: Details, };

/**
 * Prints the test sheet.
 */
export type PrintCalibration = { 
/**
 * Empty for a file.
 */
printer: string, 
/**
 * `a4`, `f4`, `cr80`.
 */
sheet: string, 
/**
 * `front`, `back`, `both`.
 */
side: string | null, 
/**
 * Where to; empty for the printer.
 */
path: string, };

/**
 * Prints cards into a file, or on a printer.
 */
export type PrintCards = { 
/**
 * Whose.
 */
filter: RosterFilter, 
/**
 * Only these workers, where any are named.
 */
workers: Array<number>, 
/**
 * Where to; more than one file gets numbers before the ending. Empty for the printer.
 */
path: string, 
/**
 * On which printer; with a path, only by whose calibration.
 */
printer: string | null, 
/**
 * `a4`, `f4`, `cr80`.
 */
sheet: string | null, 
/**
 * `front`, `back`, `both`. Backs name nobody and count as no print.
 */
side: string | null, 
/**
 * First free place on the first sheet, from 1.
 */
start_slot: number | null, 
/**
 * Why: "pertama", "hilang", "rusak". A lost card is withdrawn.
 */
reason: string | null, 
/**
 * Whether the officer says afterwards which sheets came out. Without, all of them did.
 */
ask: boolean, };

/**
 * What was chosen last.
 */
export type PrintChoice = { 
/**
 * Empty for a file.
 */
printer: string, 
/**
 * `a4`, `f4`, `cr80`.
 */
sheet: string, 
/**
 * `front`, `back`, `both`.
 */
side: string, };

/**
 * Prints a paper of a claim.
 */
export type PrintClaim = { 
/**
 * Of which claim.
 */
claim: number, 
/**
 * `folder`, `cover`, `reminder`, `heirs`.
 */
what: string, 
/**
 * Where to.
 */
path: string, };

/**
 * Prints it into a file.
 */
export type PrintCoverage = { 
/**
 * Which.
 */
order: CoverageOrder, 
/**
 * Where to.
 */
path: string, };

/**
 * Writes all that is stored about a worker, for the worker (UU 27/2022 Ps 32).
 */
export type PrintData = { 
/**
 * Whose.
 */
worker: number, 
/**
 * Where to.
 */
path: string, };

/**
 * Prints a paper into a file.
 */
export type PrintPaper = { 
/**
 * Which.
 */
order: PaperOrder, 
/**
 * Where to.
 */
path: string, };

/**
 * Prints a plan into a file.
 */
export type PrintPlan = { 
/**
 * Which.
 */
order: PlanOrder, 
/**
 * Where to.
 */
path: string, };

/**
 * One of them.
 */
export type PrintQuestion = { 
/**
 * By which it is answered.
 */
question: string, 
/**
 * Day of printing.
 */
on: string, 
/**
 * Name of the printer; none for a file.
 */
printer: string | null, 
/**
 * In the order in which they come out.
 */
sheets: Array<PrintedSheet>, };

/**
 * Prints of which nobody said yet which sheets came out.
 */
export type PrintQuestions = { 
/**
 * The oldest first.
 */
questions: Array<PrintQuestion>, };

/**
 * Prints the office's signed word on what it has.
 */
export type PrintReceipt = { 
/**
 * The PDF.
 */
path: string, };

/**
 * A sheet of paper with cards.
 */
export type PrintedSheet = { 
/**
 * How many cards.
 */
cards: number, 
/**
 * Name on the first of them.
 */
first: string, 
/**
 * Name on the last of them.
 */
last: string, };

/**
 * One of them.
 */
export type PrinterLine = { 
/**
 * By which it is asked for.
 */
name: string, 
/**
 * Whether it turns the sheet by itself.
 */
two_sided: boolean, };

/**
 * The printers of this computer.
 */
export type PrinterList = { 
/**
 * The usual one first.
 */
printers: Array<PrinterLine>, 
/**
 * Why there is none, in a sentence, and what to do.
 */
lacking: Remark | null, };

/**
 * Other texts for a field: one of them is right.
 */
export type Questioned = { 
/**
 * Which.
 */
field: Field, 
/**
 * As an officer would type them.
 */
texts: Array<string>, };

/**
 * Reads a table of tariffs, to see what it would do. Nothing is recorded.
 */
export type ReadTariffs = { 
/**
 * Where it lies.
 */
path: string, };

/**
 * Records a payment.
 */
export type ReceiveContribution = { 
/**
 * For which bill.
 */
bill: number, 
/**
 * How much, as typed.
 */
amount: string, 
/**
 * On which day.
 */
paid_on: string, 
/**
 * First month that it is for; the bill's first where none is given.
 */
from: string | null, 
/**
 * First month that it is no longer for; the bill's where none is given.
 */
until: string | null, 
/**
 * What stands on the receipt.
 */
receipt: string | null, 
/**
 * NIKs of the bill for whom it is not.
 */
but: Array<string>, };

/**
 * Records that a neighbour paid alone, with no decree between.
 */
export type ReceiveOwn = { 
/**
 * Who.
 */
worker: number, 
/**
 * First month, `2026-01`.
 */
from: string, 
/**
 * For how many months, 1 to 12.
 */
months: number, 
/**
 * `jkk`, `jkm`, `jht`; the first two where none is given.
 */
programmes: Array<string>, 
/**
 * On which day.
 */
paid_on: string, 
/**
 * What stands on the receipt.
 */
receipt: string | null, 
/**
 * Takes the relief of contributions, where this money has it.
 */
reduced: boolean, 
/**
 * Only shows what it would come to.
 */
dry_run: boolean, };

/**
 * Records one of them again.
 */
export type RecordAgain = { 
/**
 * Which.
 */
entry: number, };

/**
 * The worker died.
 */
export type RecordDeath = { 
/**
 * Who.
 */
worker: number, 
/**
 * Day of death.
 */
on: string, };

/**
 * The worker left the village.
 */
export type RecordMove = { 
/**
 * Who.
 */
worker: number, 
/**
 * Day of leaving.
 */
on: string, 
/**
 * Code of the village moved to, when it is known.
 */
to: string | null, };

/**
 * The worker came back to the village.
 */
export type RecordReturn = { 
/**
 * Who.
 */
worker: number, 
/**
 * Day of coming back.
 */
on: string, };

/**
 * Something was recorded.
 */
export type Recorded = { 
/**
 * By which it can be taken back.
 */
group: number | null, };

/**
 * Opens the register without a passphrase, and sets a new one.
 */
export type Recover = { 
/**
 * As printed at set-up.
 */
code: string, 
/**
 * The new passphrase.
 */
passphrase: string, };

/**
 * One region.
 */
export type Region = { 
/**
 * Dotted code.
 */
code: string, 
/**
 * Name as the Kemendagri writes it.
 */
name: string, };

/**
 * Regions by code.
 */
export type RegionList = { 
/**
 * In the order of their codes.
 */
regions: Array<Region>, };

/**
 * Registers a neighbour.
 */
export type RegisterWorker = { 
/**
 * Texts as typed.
 */
details: Details, 
/**
 * Enrols at once.
 */
enrolment: Enrolment | null, 
/**
 * Who is paid when the worker dies, in the order of the law.
 */
heirs: Array<HeirLine>, 
/**
 * The picture as the officer cut it: a JPEG or PNG in base64.
 */
photo: string | null, 
/**
 * Workers who were offered as the same person, and are not.
 */
apart: Array<number>, };

/**
 * A doubt or a refusal, said to the officer.
 */
export type Remark = { 
/**
 * For programs.
 */
code: string, 
/**
 * The field it is about, where it is about one.
 */
field: string | null, 
/**
 * In the officer's language.
 */
sentence: string, 
/**
 * What to do.
 */
hint: string, };

/**
 * Asks for a fresh recovery code.
 */
export type RenewCode = { 
/**
 * The passphrase of the one who asks.
 */
passphrase: string, };

/**
 * Takes a newer table of rules.
 */
export type ReplaceRules = { 
/**
 * `tariffs`, `relief`, `holidays`, `arrears`, `benefits`.
 */
table: string, 
/**
 * The greatest edition counts.
 */
edition: number, 
/**
 * The table as a file on this computer.
 */
path: string, };

/**
 * The tables were built anew.
 */
export type Replayed = { 
/**
 * Hash over all that the village says.
 */
state_hash: string, };

/**
 * Reports that something befell a worker.
 */
export type ReportClaim = { 
/**
 * Whom; or by NIK.
 */
worker: number | null, 
/**
 * Whom, where no number is given.
 */
nik: string | null, 
/**
 * `death`, `accident_care`, `partial_disability`, `total_disability`, `accident_death`.
 */
kind: string, 
/**
 * Day of the death or the accident.
 */
happened_on: string, 
/**
 * Day on which the village was told; today where none is given.
 */
reported_on: string | null, 
/**
 * What happened, as told.
 */
what: string, 
/**
 * Who told.
 */
reporter: string, 
/**
 * By which telephone they are reached.
 */
phone: string | null, 
/**
 * Whether it was an accident on the road.
 */
traffic: boolean, };

/**
 * Says that another laptop is gone.
 */
export type ReportLost = { 
/**
 * Name of its log.
 */
device: string, };

/**
 * Makes a register again from a backup.
 */
export type Restore = { 
/**
 * The backup.
 */
path: string, 
/**
 * A passphrase of that register; with `code` the new one.
 */
passphrase: string, 
/**
 * The recovery code, where no passphrase is known any more.
 */
code: string | null, };

/**
 * The register stands again.
 */
export type Restored = { 
/**
 * Dotted code.
 */
village: string, 
/**
 * Name of this laptop's new log.
 */
device: string, 
/**
 * Entries that were in the backup.
 */
entries: number, 
/**
 * People in the register.
 */
workers: number, };

/**
 * Asks for a number that lists and pages mask.
 */
export type RevealNumber = { 
/**
 * Whose.
 */
worker: number, 
/**
 * `nik`, `kpj` or `family_card`.
 */
field: string, };

/**
 * Entries that do not count because their laptop was revoked.
 */
export type RevokedEntries = { 
/**
 * All of them.
 */
total: number, 
/**
 * The first of them, in the order in which they were recorded.
 */
entries: Array<RevokedLine>, };

/**
 * One of them.
 */
export type RevokedLine = { 
/**
 * Names it in `revoked.record_again`.
 */
entry: number, 
/**
 * Of the laptop that wrote it.
 */
tag: string, 
/**
 * ISO date by that laptop's clock.
 */
recorded_at: string, 
/**
 * Who recorded it, as far as is known.
 */
clerk: string, 
/**
 * Whom it is about; empty where it is about nobody.
 */
name: string, 
/**
 * What it says.
 */
sentence: string, };

/**
 * Which workers. Empty fields let everybody pass.
 */
export type RosterFilter = { 
/**
 * Beginnings of words, or the first digits of a NIK.
 */
search: string | null, 
/**
 * Compared without leading zeros.
 */
rt: string | null, 
/**
 * Compared without leading zeros.
 */
rw: string | null, 
/**
 * Code or word of the occupation.
 */
occupation: string | null, 
/**
 * `registered, enrolled, ended, died, moved, merged, voided`.
 */
state: string | null, 
/**
 * Who holds a place of this funding source this month.
 */
funding: number | null, 
/**
 * How far the card has come: `none, printed, handed_over`.
 */
card: string | null, 
/**
 * Only who is to be looked at again.
 */
doubt: boolean | null, 
/**
 * Only the workers of this import.
 */
group: number | null, 
/**
 * Only these.
 */
workers: Array<number> | null, };

/**
 * In which order.
 */
export type RosterSort = { 
/**
 * A column: `name, nik, place, hamlet, occupation, sex, born_on, state, card, until,
 * acknowledged`.
 */
by: string, 
/**
 * The last first.
 */
descending: boolean, };

/**
 * What became of a row.
 */
export type RowFate = { 
/**
 * Line in the file, from 1.
 */
line: number, 
/**
 * `registered, unchanged, doubtful, refused`.
 */
fate: string, 
/**
 * Codes of refusal and doubts.
 */
kinds: Array<string>, 
/**
 * The same in one sentence.
 */
sentence: string, 
/**
 * What could be read.
 */
details: Details, };

/**
 * What came of it.
 */
export type RowMended = { 
/**
 * Whether it waits no longer.
 */
saved: boolean, 
/**
 * `registered, unchanged, doubtful, refused`.
 */
fate: string, 
/**
 * The same in one sentence, with the reasons.
 */
sentence: string, };

/**
 * An RT of an RW, as a filter cannot name it: with nothing in either it is those of whom nobody
 * knows where they live.
 */
export type RtName = { 
/**
 * Compared without leading zeros.
 */
rw: string, 
/**
 * Compared without leading zeros.
 */
rt: string, };

/**
 * A row of a table.
 */
export type RulesClause = { 
/**
 * Which part of the table: `tariff`, `jkm`.
 */
part: string, 
/**
 * The first month in which it holds, `2026-01`, or the year.
 */
from: string, 
/**
 * The last month in which it holds.
 */
until: string | null, 
/**
 * Where it is written.
 */
source: string, };

/**
 * Every table of law.
 */
export type RulesList = { 
/**
 * In a fixed order.
 */
tables: Array<RulesTable>, };

/**
 * A table, as it holds now.
 */
export type RulesTable = { 
/**
 * `tariffs`, `relief`, `holidays`, `arrears`, `benefits`.
 */
table: string, 
/**
 * The edition that the village took; none of what came with the program.
 */
edition: number | null, 
/**
 * What it says from when, and where that is written.
 */
clauses: Array<RulesClause>, };

/**
 * Writes the program out.
 */
export type SaveUpdate = { 
/**
 * A file, or a folder in which it gets its name.
 */
path: string, };

/**
 * It is in the register.
 */
export type Saved = { 
/**
 * By which it is asked for.
 */
id: number, };

/**
 * A scan of a paper.
 */
export type ScanLine = { 
/**
 * Its label.
 */
scan: string, 
/**
 * `jpeg`, `pdf`.
 */
form: string, 
/**
 * How long.
 */
size_bytes: number, };

/**
 * They are of two people; a merge of the two is undone.
 */
export type SeparateWorkers = { 
/**
 * One of them.
 */
worker: number, 
/**
 * The other.
 */
other: number, };

/**
 * Where a backup is written every day on which something changed.
 */
export type SetBackups = { 
/**
 * A folder or stick; empty for none.
 */
folder: string, };

/**
 * Sets a code.
 */
export type SetBpjsCode = { 
/**
 * `location`, `package`, or as the list of codes names it.
 */
name: string, 
/**
 * As BPJSTK has it; empty for none.
 */
code: string, };

/**
 * What the officer measured on the test sheet, in millimetres: "19,4".
 */
export type SetCalibration = { 
/**
 * Empty for files that are printed elsewhere.
 */
printer: string, 
/**
 * `a4`, `f4`, `cr80`.
 */
sheet: string, 
/**
 * Whether the page of the backs was measured.
 */
back: boolean, 
/**
 * Left, top, width and height; nothing at all forgets what was measured before.
 */
measured: Array<string>, };

/**
 * Sets a clerk's passphrase on this laptop: the first, or in place of a forgotten one.
 */
export type SetClerkPassphrase = { 
/**
 * Which one.
 */
clerk: string, 
/**
 * The passphrase of the one who asks.
 */
passphrase: string, 
/**
 * The clerk's from now on, at least eight characters.
 */
new_passphrase: string, };

/**
 * Another language for sentences and hints.
 */
export type SetLanguage = { 
/**
 * `id` or `en`.
 */
language: string, };

/**
 * How to use the line.
 */
export type SetLine = { 
/**
 * Without being asked; off where every kilobyte costs.
 */
automatic: boolean, 
/**
 * Where the office listens; none to leave it, empty for what the invitation says.
 */
address: string | null, 
/**
 * A PEM file to trust instead of the system's certificates; none to leave it.
 */
certificate: string | null, };

/**
 * After how long without a touch the register closes by itself.
 */
export type SetLock = { 
/**
 * 0: never.
 */
minutes: number, };

/**
 * Keeps a picture as a worker's photo.
 */
export type SetPhoto = { 
/**
 * Whom it shows.
 */
worker: number, 
/**
 * A JPEG or PNG; its middle is kept.
 */
path: string | null, 
/**
 * Or the picture as the officer cut it, in base64.
 */
picture: string | null, };

/**
 * Says which sheets came out.
 */
export type SheetsCameOut = { 
/**
 * Of which print.
 */
question: string, 
/**
 * "semua", "1-3, 5"; empty for none.
 */
sheets: string, };

/**
 * Which bill.
 */
export type ShowBill = { 
/**
 * By which the list names it.
 */
bill: number, };

/**
 * Asks how a worker stands with BPJSTK.
 */
export type ShowBpjs = { 
/**
 * Whose.
 */
worker: number, };

/**
 * Which claim.
 */
export type ShowClaim = { 
/**
 * By which the list names it.
 */
claim: number, };

/**
 * Asks for a worker's cover.
 */
export type ShowCover = { 
/**
 * Whose.
 */
worker: number, 
/**
 * Seen from this month; from today's where none is given.
 */
month: string | null, };

/**
 * Asks for a decree.
 */
export type ShowDecree = { 
/**
 * Which.
 */
decree: number, 
/**
 * Who holds its places in this month; its first where none is given.
 */
month: string | null, };

/**
 * Asks for the people to look at.
 */
export type ShowValidation = { 
/**
 * Which month; today's where none is given.
 */
month: string | null, 
/**
 * Who; everybody where neither this nor an RT is given.
 */
filter: RosterFilter, 
/**
 * Those of an RT.
 */
part: RtName | null, };

/**
 * Which worker: by number, or by NIK.
 */
export type ShowWorker = { 
/**
 * By which the roster names the worker.
 */
worker: number | null, 
/**
 * 16 digits.
 */
nik: string | null, };

/**
 * Where the desk stands.
 */
export type Stage = "new" | "locked" | "open";

/**
 * Enrols a worker.
 */
export type StartMembership = { 
/**
 * Whom.
 */
worker: number, 
/**
 * For what and when.
 */
enrolment: Enrolment, };

/**
 * A state and its word.
 */
export type StateWord = { 
/**
 * Which.
 */
state: string, 
/**
 * In one word.
 */
word: string, };

/**
 * How the register stands.
 */
export type Status = { 
/**
 * Dotted code.
 */
village: string, 
/**
 * "Kelurahan Bontang Baru, Kecamatan Bontang Utara".
 */
village_name: string, 
/**
 * Its dotted code today: another than `village` where the office said so.
 */
code: string, 
/**
 * Name of this device's log.
 */
device: string, 
/**
 * Six words by which the office knows this device.
 */
fingerprint: string, 
/**
 * When somebody last showed that the recovery code is at hand.
 */
code_checked_on: string | null, 
/**
 * The office, once joined.
 */
office: string | null, 
/**
 * First entry that is not here, by log.
 */
frontier: { [key in string]: number }, 
/**
 * First entry that the office does not have, by log.
 */
acknowledged: { [key in string]: number }, 
/**
 * When the office said so last, by its clock.
 */
acknowledged_on: string | null, 
/**
 * Own entries that the office has not acknowledged.
 */
pending: number, 
/**
 * Entries whose photos are here and not with the office.
 */
photos_pending: number, 
/**
 * Hash of the last entry of this device's log.
 */
log_head: string, 
/**
 * Hash over all that the village says.
 */
state_hash: string, 
/**
 * Whether the office computed the same at the acknowledged frontier; none where it cannot be
 * compared.
 */
agrees: boolean | null, 
/**
 * Whether this laptop was revoked: it records and sends nothing more.
 */
revoked: boolean, 
/**
 * How the line to the office stands.
 */
line: LineState, 
/**
 * How the daily backup stands.
 */
backups: BackupState, 
/**
 * People in the register.
 */
workers: number, 
/**
 * Rows of imports that wait to be mended.
 */
waiting: number, };

/**
 * The claim came into a state.
 */
export type StepLine = { 
/**
 * Which.
 */
state: string, 
/**
 * In one word.
 */
word: string, 
/**
 * On which day.
 */
on: string, 
/**
 * Days until the next one, or until today.
 */
days: number, 
/**
 * What BPJSTK said.
 */
note: string | null, 
/**
 * By which it is taken back; none of the report itself.
 */
part: string | null, };

/**
 * Sends what the office has not acknowledged by the line, and takes its answers.
 */
export type SyncBundles = { 
/**
 * Where the office listens; none for the address in the invitation.
 */
url: string | null, 
/**
 * The certificate to trust instead of the system's, a PEM file: of the authority that signed
 * the office's, or the office's own, if that is none of an authority.
 */
certificate: string | null, 
/**
 * The certificate itself.
 */
pem: string | null, 
/**
 * Also without TLS to an address outside this network.
 */
allow_http: boolean, 
/**
 * About how large a bundle may be; none for 256 KB.
 */
bundle_bytes: number | null, };

/**
 * Takes a bundle.
 */
export type TakeBundle = { 
/**
 * The file.
 */
path: string, };

/**
 * A table of tariffs that can be planned with.
 */
export type TariffsRead = { 
/**
 * For [`PlanBudget`].
 */
text: string, 
/**
 * What is in it.
 */
clauses: Array<RulesClause>, };

/**
 * Some work that waits.
 */
export type Task = { 
/**
 * Of which kind.
 */
kind: TaskKind, 
/**
 * How many; never 0.
 */
count: number, 
/**
 * Claims, bills or decrees: which.
 */
of: Array<number>, 
/**
 * From or for which month.
 */
month: string | null, 
/**
 * For how many days the oldest waits.
 */
days: number | null, };

/**
 * What kind of work it is, the most urgent first.
 */
export type TaskKind = "places_end_at_new_year" | "places_end" | "claim_papers" | "bill_overdue" | "behind" | "bill_not_made" | "doubts" | "worklist" | "cards" | "validation" | "bill_unpaid" | "pending" | "backup" | "drill";

/**
 * All of it, the most urgent first; nothing where all is done.
 */
export type Tasks = { 
/**
 * Each kind at most once, but for places that end in several months.
 */
tasks: Array<Task>, };

/**
 * What was billed and paid for a month by one funding source.
 */
export type TotalLine = { 
/**
 * The month.
 */
month: string, 
/**
 * Who pays; empty where that is not here.
 */
funding: string, 
/**
 * People billed.
 */
people: number, 
/**
 * Billed.
 */
due: string, 
/**
 * Without relief.
 */
normal: string, 
/**
 * People paid for.
 */
paid_people: number, 
/**
 * Paid for, by the bill; each person once.
 */
paid: string, 
/**
 * Billed, and nobody paid.
 */
missing: string, };

/**
 * Takes an import back.
 */
export type UndoGroup = { 
/**
 * As the import answered.
 */
group: number, };

/**
 * What was taken back.
 */
export type Undone = { 
/**
 * People whose record is as it was.
 */
undone: number, 
/**
 * People left as they are because they were touched since.
 */
left: Array<WorkerLine>, };

/**
 * Opens the register.
 */
export type Unlock = { 
/**
 * A clerk's passphrase.
 */
passphrase: string, };

/**
 * One of them.
 */
export type UnsentWorker = { 
/**
 * Who.
 */
worker: number, 
/**
 * As registered.
 */
name: string, 
/**
 * Zeros kept.
 */
rt: string, 
/**
 * Zeros kept.
 */
rw: string, 
/**
 * How many entries.
 */
entries: number, };

/**
 * A program that the office offers.
 */
export type UpdateOffer = { 
/**
 * `1.2.3`
 */
version: string, 
/**
 * As the office calls itself.
 */
office: string, 
/**
 * How long it is.
 */
size_bytes: number, 
/**
 * How many of a hundred parts of it are here.
 */
percent_here: number, 
/**
 * Whether somebody asked for it, so that answers bring it.
 */
asked: boolean, 
/**
 * Whether all of it is here.
 */
whole: boolean, };

/**
 * What runs here, and what is offered.
 */
export type UpdateState = { 
/**
 * Version of this program.
 */
running: string, 
/**
 * The newest program for this system; none unless it is newer than the running one.
 */
offer: UpdateOffer | null, };

/**
 * What was recorded.
 */
export type ValidationEntered = { 
/**
 * By which all of it is taken back.
 */
group: number, 
/**
 * People who were looked at.
 */
people: number, 
/**
 * As before.
 */
unchanged: number, 
/**
 * Insured no longer.
 */
ended: number, 
/**
 * Places that are free now.
 */
freed: number, };

/**
 * The people to look at.
 */
export type ValidationList = { 
/**
 * The month.
 */
month: string, 
/**
 * By name.
 */
people: Array<ValidationPerson>, };

/**
 * What was found of one person.
 */
export type ValidationOutcome = { 
/**
 * Of whom.
 */
worker: number, 
/**
 * `unchanged`, `died`, `moved`, `formal_job`, `over_age`, `ended`.
 */
outcome: string, 
/**
 * On which day; needed for a death and a move.
 */
on: string | null, 
/**
 * The village moved to, where it is known.
 */
to: string | null, };

/**
 * One of them.
 */
export type ValidationPerson = { 
/**
 * By which the outcome is told.
 */
worker: number, 
/**
 * As registered.
 */
nik: string, 
/**
 * As registered.
 */
name: string, 
/**
 * Zeros kept.
 */
rt: string, 
/**
 * Zeros kept.
 */
rw: string, 
/**
 * In words.
 */
occupation: string, 
/**
 * In years today, where a birth date is known.
 */
age: number | null, 
/**
 * Whether that is above what registration allows: to be looked at, never ended by itself.
 */
over_age: boolean, 
/**
 * What was found of the person in this month; none while nobody looked.
 */
outcome: string | null, };

/**
 * One RT.
 */
export type ValidationRt = { 
/**
 * Zeros kept.
 */
rw: string, 
/**
 * Zeros kept.
 */
rt: string, 
/**
 * People who are insured, and those who were until this validation.
 */
people: number, 
/**
 * Those of them who were looked at.
 */
done: number, 
/**
 * Those of them who are insured no longer.
 */
ended: number, };

/**
 * How far a month's validation is.
 */
export type ValidationState = { 
/**
 * The month.
 */
month: string, 
/**
 * Every RT with people who are insured, by RW and RT.
 */
rts: Array<ValidationRt>, };

/**
 * What the proof of the register found.
 */
export type Verification = { 
/**
 * Whether nothing is wrong.
 */
ok: boolean, 
/**
 * Entries whose hash was computed anew.
 */
entries: number, 
/**
 * Subjects they are about.
 */
subjects: number, 
/**
 * What is wrong, in sentences.
 */
faults: Array<Remark>, };

/**
 * Checks a card: by what its QR says, or by a picture of it.
 */
export type VerifyCard = { 
/**
 * What the QR says.
 */
text: string, 
/**
 * A file with a picture of it.
 */
path: string | null, 
/**
 * A picture itself, in base64.
 */
picture: string | null, };

/**
 * The register stands.
 */
export type VillageMade = { 
/**
 * Name of this device's log.
 */
device: string, 
/**
 * Shown once, to be written down.
 */
recovery_code: string, };

/**
 * A step, a payment, a paper or a scan was recorded by mistake.
 */
export type VoidClaimPart = { 
/**
 * Of which claim.
 */
claim: number, 
/**
 * Its label.
 */
part: string, 
/**
 * Why.
 */
reason: string, };

/**
 * Takes a payment back.
 */
export type VoidContribution = { 
/**
 * Of which bill.
 */
bill: number, 
/**
 * Its label.
 */
payment: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A funding source, a decree or a bill was a mistake.
 */
export type VoidFact = { 
/**
 * Which.
 */
id: number, 
/**
 * Why.
 */
reason: string, };

/**
 * The registration was a mistake, or the death.
 */
export type VoidWorker = { 
/**
 * Whom.
 */
worker: number, 
/**
 * Why.
 */
reason: string, };

/**
 * What waits for the office.
 */
export type WaitingForOffice = { 
/**
 * Own entries that it has not acknowledged.
 */
entries: number, 
/**
 * Of how many people they speak.
 */
people: number, 
/**
 * Entries about nobody: decrees, bills, clerks.
 */
others: number, 
/**
 * Entries whose photos are here and not with the office.
 */
photos: number, 
/**
 * The first of the people, those of whom was spoken last in front.
 */
lines: Array<UnsentWorker>, };

/**
 * One who waits.
 */
export type WaitingLine = { 
/**
 * Who.
 */
worker: number, 
/**
 * As registered.
 */
name: string, 
/**
 * The lower comes first.
 */
rank: number, 
/**
 * Since when.
 */
since: string, 
/**
 * Why in this place.
 */
reason: string, };

/**
 * One of them.
 */
export type WaitingRow = { 
/**
 * By which it is dropped.
 */
id: number, 
/**
 * Line in the file, from 1.
 */
line: number, 
/**
 * Why it was refused.
 */
reason: Remark, 
/**
 * What could be read.
 */
details: Details, };

/**
 * For which printer and paper.
 */
export type WhichCalibration = { 
/**
 * Empty for files that are printed elsewhere.
 */
printer: string, 
/**
 * `a4`, `f4`, `cr80`.
 */
sheet: string, };

/**
 * Whose photo.
 */
export type WhosePhoto = { 
/**
 * By which the roster names the worker.
 */
worker: number, };

/**
 * One line of the roster.
 */
export type WorkerLine = { 
/**
 * By which the worker is asked for.
 */
worker: number, 
/**
 * 16 digits.
 */
nik: string, 
/**
 * As registered.
 */
name: string, 
/**
 * Zeros kept.
 */
rt: string, 
/**
 * Zeros kept.
 */
rw: string, 
/**
 * Name of the occupation, or as written.
 */
occupation: string, 
/**
 * In one word.
 */
state: string, 
/**
 * Day on which the office had all of it.
 */
acknowledged_on: string | null, 
/**
 * What else a line can tell; only where it was asked for.
 */
more: WorkerMore | null, };

/**
 * What a line can tell beside what every list shows.
 */
export type WorkerMore = { 
/**
 * As registered.
 */
hamlet: string, 
/**
 * `L`, `P`, or empty.
 */
sex: string, 
/**
 * `1985-02-01`, or empty.
 */
born_on: string, 
/**
 * How far the card has come: `none, printed, handed_over`.
 */
card: string, 
/**
 * The first month without cover; none for who never had any.
 */
until: string | null, 
/**
 * Whether there is something to look at again.
 */
doubt: boolean, };

/**
 * The numbers of workers, in order.
 */
export type WorkerNumbers = { 
/**
 * By which each is asked for.
 */
workers: Array<number>, };

/**
 * All about a worker.
 */
export type WorkerPage = { 
/**
 * The line of the roster.
 */
line: WorkerLine, 
/**
 * The form.
 */
details: Details, 
/**
 * "Pedagang".
 */
occupation_name: string, 
/**
 * Months and programmes, in order.
 */
memberships: Array<MembershipLine>, 
/**
 * In the order given.
 */
heirs: Array<HeirLine>, 
/**
 * Cards given out.
 */
cards: Array<CardLine>, 
/**
 * What to look at again.
 */
doubts: Array<Remark>, 
/**
 * What lists or other laptops say otherwise.
 */
questioned: Array<Questioned>, 
/**
 * The one under whom this worker is read, being the same person.
 */
merged_into: WorkerLine | null, 
/**
 * Those who are read under this worker.
 */
merged: Array<WorkerLine>, 
/**
 * Others who may be the same person.
 */
alike: Array<WorkerLine>, 
/**
 * Who, when, what, in plain sentences, the newest first.
 */
history: Array<HistoryLine>, };

/**
 * A worker's photo as it is kept.
 */
export type WorkerPhoto = { 
/**
 * `none`, `here`, or `lacking`: another laptop took it, and it has not come yet.
 */
state: string, 
/**
 * The JPEG in base64, where it is here.
 */
jpeg: string | null, };

/**
 * The neighbour is in the register.
 */
export type WorkerSaved = { 
/**
 * By which the worker is asked for.
 */
worker: number, 
/**
 * What to look at again.
 */
doubts: Array<Remark>, 
/**
 * By which it can be taken back; none when nothing was recorded.
 */
group: number | null, };

/**
 * Part of the roster.
 */
export type Workers = { 
/**
 * How many pass the filter.
 */
total: number, 
/**
 * The lines asked for.
 */
workers: Array<WorkerLine>, };

/**
 * Rows that wait to be mended.
 */
export type Worklist = { 
/**
 * In the order of import and line.
 */
rows: Array<WaitingRow>, };

/**
 * Writes everything in the register into one file that only this register's passphrases and
 * recovery code open.
 */
export type WriteBackup = { 
/**
 * Where to.
 */
path: string, };

/**
 * Writes the public keys of the village's cards, or this device's secret identity.
 */
export type WriteKeys = { 
/**
 * Where to.
 */
path: string, 
/**
 * The age identity instead of the cards' keys.
 */
secret: boolean, };

/**
 * Writes the state of the register subject by subject, as hashes, sealed for the office and the
 * other laptops.
 */
export type WriteState = { 
/**
 * Where to.
 */
path: string, };

/** What an answer makes stale. */
export type Topic = "app" | "status" | "roster" | "worker" | "worklist" | "programme" | "claim";

/** Every use case: its request and its answer. */
export interface UseCases {
  /** Where the desk stands. */
  "app.state": [Nothing, AppState];
  /** Another language. */
  "app.set_language": [SetLanguage, AppState];
  /** When it closes by itself. */
  "app.set_lock": [SetLock, AppState];
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
  /** Checks that the recovery code is at hand. */
  "village.drill": [DrillCode, Nothing];
  /** A fresh recovery code. */
  "village.renew_code": [RenewCode, CodeRenewed];
  /** Writes a backup. */
  "village.backup": [WriteBackup, FileWritten];
  /** Where a backup is written every day. */
  "village.backups": [SetBackups, Nothing];
  /** Makes a register again from its backup. */
  "village.restore": [Restore, Restored];
  /** Takes an invitation. */
  "village.join": [Join, Joined];
  /** Invites another laptop of the village. */
  "village.invite": [InviteLaptop, LaptopInvited];
  /** Lists the laptops of the village. */
  "laptop.list": [Nothing, Laptops];
  /** Goes on under new keys on this laptop. */
  "laptop.renew": [Nothing, Laptops];
  /** Says that another laptop is gone. */
  "laptop.lost": [ReportLost, Nothing];
  /** What a revoked laptop wrote. */
  "revoked.list": [Nothing, RevokedEntries];
  /** Records an entry of a revoked laptop again. */
  "revoked.record_again": [RecordAgain, Nothing];
  /** What stands on the village's letters. */
  "letterhead.show": [Nothing, LetterheadPage];
  /** Says what stands on the village's letters. */
  "letterhead.set": [LetterheadForm, LetterheadPage];
  /** What waits to be done. */
  "task.list": [Nothing, Tasks];
  /** How the register stands. */
  "village.status": [Nothing, Status];
  /** Proves the register. */
  "village.verify": [Nothing, Verification];
  /** Builds the tables anew. */
  "village.replay": [Nothing, Replayed];
  /** Writes the cards' public keys. */
  "village.keys": [WriteKeys, FileWritten];
  /** Who works here. */
  "clerk.list": [Nothing, ClerkList];
  /** Lets one more work here. */
  "clerk.appoint": [AppointClerk, ClerkList];
  /** Gives a clerk another role. */
  "clerk.assign": [AssignClerk, ClerkList];
  /** A clerk leaves. */
  "clerk.close": [CloseClerk, ClerkList];
  /** Hands one's own work over to another clerk. */
  "clerk.hand_over": [HandOver, HandedOver];
  /** The form for a breach of personal data. */
  "incident.form": [IncidentForm, FileWritten];
  /** Sets a clerk's passphrase on this laptop. */
  "clerk.passphrase": [SetClerkPassphrase, Nothing];
  /** Looks at a form. */
  "worker.preview": [PreviewWorker, Preview];
  /** Who lives there already. */
  "worker.household": [HouseholdOf, Household];
  /** Registers a neighbour. */
  "worker.register": [RegisterWorker, WorkerSaved];
  /** Mends a form. */
  "worker.correct": [CorrectWorker, WorkerSaved];
  /** Takes a registration back. */
  "worker.void": [VoidWorker, Recorded];
  /** Records a death. */
  "worker.died": [RecordDeath, Recorded];
  /** Takes a death back that was a mistake. */
  "worker.void_death": [VoidWorker, Recorded];
  /** Records a move. */
  "worker.moved_out": [RecordMove, Recorded];
  /** Records that one who had moved came back. */
  "worker.moved_in": [RecordReturn, Recorded];
  /** Says that two registrations are of one person. */
  "worker.merge": [MergeWorkers, Nothing];
  /** Says that they are of two people. */
  "worker.separate": [SeparateWorkers, Nothing];
  /** Names the heirs. */
  "worker.heirs": [NameHeirs, Recorded];
  /** Shows a worker. */
  "worker.show": [ShowWorker, WorkerPage];
  /** Shows a number that the screen masks. */
  "worker.reveal": [RevealNumber, Number];
  /** All that is stored about a worker, on paper. */
  "worker.data": [PrintData, FileWritten];
  /** Keeps a picture as the worker's photo. */
  "photo.set": [SetPhoto, WorkerPhoto];
  /** Shows a picture that is to be cut. */
  "photo.look": [PictureFile, Picture];
  /** The worker's photo. */
  "photo.get": [WhosePhoto, WorkerPhoto];
  /** Takes the photo away. */
  "photo.drop": [WhosePhoto, WorkerPhoto];
  /** Keeps a folder of pictures as photos. */
  "photo.import": [ImportPhotos, PhotosImported];
  /** Enrols a worker. */
  "membership.start": [StartMembership, Recorded];
  /** Ends a cover. */
  "membership.end": [EndMembership, Recorded];
  /** Lists workers. */
  "roster.list": [ListWorkers, Workers];
  /** Everybody who passes, by number. */
  "roster.numbers": [ListWorkers, WorkerNumbers];
  /** Counts workers. */
  "roster.counts": [Nothing, Counts];
  /** Does the same for many. */
  "roster.bulk": [BulkAct, BulkDone];
  /** Writes the roster. */
  "roster.export": [ExportRoster, FileWritten];
  /** Takes a list. */
  "import.run": [ImportList, Imported];
  /** Takes an import back. */
  "import.undo": [UndoGroup, Undone];
  /** Rows that wait. */
  "import.worklist": [Nothing, Worklist];
  /** Mends a row. */
  "import.mend": [MendRow, RowMended];
  /** Gives up a row. */
  "import.drop": [DropWaiting, Nothing];
  /** Which papers can be printed. */
  "paper.kinds": [Nothing, PaperKinds];
  /** Shows the first page as it would be printed now. */
  "paper.preview": [PaperOrder, PaperPreview];
  /** Prints a letter or a list. */
  "paper.print": [PrintPaper, PaperPrinted];
  /** Prints cards. */
  "card.print": [PrintCards, CardsPrinted];
  /** Shows the first sheet as it would be printed now. */
  "card.preview": [PreviewCards, CardPreview];
  /** Prints of which nobody said yet which sheets came out. */
  "card.questions": [Nothing, PrintQuestions];
  /** Says which sheets came out: only their cards are printed. */
  "card.came_out": [SheetsCameOut, CardsCounted];
  /** People with the cards that hold. */
  "card.holders": [ListHolders, CardHolders];
  /** Records that people got their cards. */
  "card.hand_over": [HandOverCards, CardsHandedOver];
  /** Checks a card. */
  "card.verify": [VerifyCard, CardVerdict];
  /** Sheet, side and printer that were chosen last on this computer. */
  "printer.last": [Nothing, LastPrint];
  /** How a printer is corrected on a paper. */
  "calibration.show": [WhichCalibration, Calibrations];
  /** Prints the test sheet by which a printer is measured. */
  "calibration.print": [PrintCalibration, CardsPrinted];
  /** Keeps what was measured on the test sheet. */
  "calibration.set": [SetCalibration, Calibrations];
  /** Names whose money pays. */
  "funding.name": [NameFunding, Saved];
  /** Says the terms of a funding source anew. */
  "funding.correct": [CorrectFunding, Nothing];
  /** Takes a funding source back. */
  "funding.void": [VoidFact, Nothing];
  /** Lists the funding sources. */
  "funding.list": [Nothing, FundingList];
  /** Records a decree. */
  "decree.issue": [IssueDecree, Saved];
  /** Records an amending decree. */
  "decree.amend": [AmendDecree, Amended];
  /** Says the memberships of those who hold places to the decree's end. */
  "decree.follow": [FollowDecree, Amended];
  /** Takes a decree back. */
  "decree.void": [VoidFact, Nothing];
  /** Lists the decrees. */
  "decree.list": [Nothing, DecreeList];
  /** Shows a decree, who holds its places and who waits. */
  "decree.show": [ShowDecree, DecreePage];
  /** Gives places of a decree. */
  "place.give": [GivePlaces, PlacesGiven];
  /** Frees a place; somebody else may get one in the same step. */
  "place.free": [FreePlace, PlacesGiven];
  /** Has a worker wait for a place. */
  "waiting.join": [JoinWaiting, Nothing];
  /** Takes a worker off the waiting list. */
  "waiting.leave": [LeaveWaiting, Nothing];
  /** Makes a bill from the places as they are. */
  "bill.make": [MakeBill, BillPage];
  /** Shows a bill. */
  "bill.show": [ShowBill, BillPage];
  /** Who stands in a bill. */
  "bill.people": [ShowBill, BillPeople];
  /** Lists the bills, with totals. */
  "bill.list": [Nothing, BillList];
  /** Gives a bill the code by which it is paid. */
  "bill.code": [CodeBill, Nothing];
  /** Takes a bill back. */
  "bill.void": [VoidFact, Nothing];
  /** Records a payment. */
  "contribution.receive": [ReceiveContribution, BillPage];
  /** Records that a neighbour paid alone, with no decree between. */
  "contribution.receive_own": [ReceiveOwn, OwnContribution];
  /** Takes a payment back. */
  "contribution.void": [VoidContribution, BillPage];
  /** How a worker is covered. */
  "cover.show": [ShowCover, CoverPage];
  /** How everybody is covered. */
  "cover.counts": [CountCover, CoverCounts];
  /** Who stands how, and whose rights end first. */
  "cover.list": [ListCover, CoverList];
  /** Plans a budget. */
  "plan.budget": [PlanBudget, BudgetPlan];
  /** What declared incomes come to. */
  "plan.brackets": [AskBrackets, Brackets];
  /** Reads another table of tariffs, to plan with. */
  "plan.tariffs": [ReadTariffs, TariffsRead];
  /** Shows the first page of a plan on paper. */
  "plan.preview": [PlanOrder, PaperPreview];
  /** Prints a plan under the village's letterhead. */
  "plan.print": [PrintPlan, PaperPrinted];
  /** Takes a newer table of rules. */
  "rules.replace": [ReplaceRules, Nothing];
  /** The tables of law, as they hold now. */
  "rules.list": [Nothing, RulesList];
  /** Reports that something befell a worker. */
  "claim.report": [ReportClaim, ClaimPage];
  /** Lists the claims by state and age. */
  "claim.list": [ListClaims, ClaimList];
  /** Shows a claim as a folder, what is missing first. */
  "claim.show": [ShowClaim, ClaimPage];
  /** Says that a paper is there. */
  "claim.paper": [GatherPaper, ClaimPage];
  /** Attaches a scan to a paper. */
  "claim.scan": [AttachScan, ClaimPage];
  /** A scan as it is kept. */
  "claim.scan_get": [GetScan, ClaimScan];
  /** Says how far a claim is. */
  "claim.advance": [AdvanceClaim, ClaimPage];
  /** Records what BPJSTK paid. */
  "claim.pay": [PayClaim, ClaimPage];
  /** Mends the report. */
  "claim.correct": [CorrectClaim, ClaimPage];
  /** Takes a step, a payment, a paper or a scan back. */
  "claim.void_part": [VoidClaimPart, ClaimPage];
  /** Writes the folder of a claim, or a letter about it, for printing. */
  "claim.print": [PrintClaim, FileWritten];
  /** Takes a claim back. */
  "claim.void": [VoidFact, Nothing];
  /** Writes the sheet of new members for BPJSTK. */
  "bpjs.export": [ExportBpjs, BpjsExported];
  /** Takes a list that BPJSTK sent back: rejections, numbers, statuses. */
  "bpjs.import": [ImportBpjs, BpjsImported];
  /** Takes back a sheet, a list of BPJSTK, a count or a validation. */
  "bpjs.void": [VoidFact, Nothing];
  /** How everybody stands with BPJSTK, and the files so far. */
  "bpjs.state": [Nothing, BpjsState];
  /** Whom BPJSTK rejected. */
  "bpjs.worklist": [Nothing, BpjsWorklist];
  /** How a worker stands with BPJSTK. */
  "bpjs.show": [ShowBpjs, BpjsPage];
  /** Shows the participant number that BPJSTK gave, and writes down that it was seen. */
  "bpjs.reveal": [ShowBpjs, Number];
  /** The codes by which BPJSTK knows the village's people. */
  "bpjs.codes": [Nothing, BpjsCodes];
  /** Sets such a code. */
  "bpjs.set_code": [SetBpjsCode, Nothing];
  /** How much of the village is covered, segment by segment. */
  "coverage.segments": [AskCoverage, Coverage];
  /** Shows the first page of the coverage on paper. */
  "coverage.preview": [CoverageOrder, PaperPreview];
  /** Prints how much is covered under the village's letterhead. */
  "coverage.print": [PrintCoverage, PaperPrinted];
  /** Records how many workers a segment has. */
  "coverage.count": [CountSegment, Saved];
  /** Records what a month's validation found, in one go. */
  "validation.enter": [EnterValidation, ValidationEntered];
  /** How far a month's validation is. */
  "validation.state": [AskValidation, ValidationState];
  /** The people to look at in a month's validation. */
  "validation.show": [ShowValidation, ValidationList];
  /** Whether the office offers a newer program, and how much of it is here. */
  "update.state": [Nothing, UpdateState];
  /** Asks for it: the office's answers bring it from now on. */
  "update.ask": [Nothing, UpdateState];
  /** Writes it into a file. Nothing is installed. */
  "update.save": [SaveUpdate, FileWritten];
  /** Writes a bundle. */
  "bundle.make": [MakeBundle, BundleMade];
  /** Takes a bundle. */
  "bundle.take": [TakeBundle, BundleTaken];
  /** What waits for the office. */
  "bundle.waiting": [Nothing, WaitingForOffice];
  /** Which bundles are on their way. */
  "bundle.journal": [Nothing, BundleJournal];
  /** Bundles on the sticks that are plugged in. */
  "bundle.offered": [Nothing, BundlesOffered];
  /** Prints the office's receipt. */
  "receipt.print": [PrintReceipt, FileWritten];
  /** Writes the state, person by person, for comparing. */
  "state.write": [WriteState, FileWritten];
  /** Compares the state with another side's. */
  "state.compare": [CompareState, Compared];
  /** How to use the line to the office. */
  "line.set": [SetLine, Nothing];
  /** Sends as soon as the desk is free. */
  "line.ask": [Nothing, Nothing];
  /** Sends everything by the line. */
  "bundle.sync": [SyncBundles, BundlesSynced];
  /** The printers of this computer. */
  "printer.list": [Nothing, PrinterList];
}

export const CHANGES: Partial<Record<keyof UseCases, Topic[]>> = {
  "app.set_language": ["app"],
  "app.set_lock": ["app"],
  "village.new": ["app"],
  "village.unlock": ["app"],
  "village.lock": ["app"],
  "village.recover": ["app"],
  "village.drill": ["status"],
  "village.renew_code": ["status"],
  "village.backup": ["status"],
  "village.backups": ["status"],
  "village.restore": ["app"],
  "village.join": ["status"],
  "laptop.renew": ["status"],
  "laptop.lost": ["status"],
  "revoked.record_again": ["status", "roster", "worker"],
  "letterhead.set": ["status"],
  "village.replay": ["status", "roster", "worker"],
  "clerk.appoint": ["app", "status"],
  "clerk.assign": ["app", "status"],
  "clerk.close": ["app", "status"],
  "clerk.hand_over": ["app", "status"],
  "worker.register": ["status", "roster", "worklist"],
  "worker.correct": ["status", "roster", "worker"],
  "worker.void": ["status", "roster", "worker"],
  "worker.died": ["status", "roster", "worker"],
  "worker.void_death": ["status", "roster", "worker"],
  "worker.moved_out": ["status", "roster", "worker"],
  "worker.moved_in": ["status", "roster", "worker"],
  "worker.merge": ["status", "roster", "worker"],
  "worker.separate": ["status", "roster", "worker"],
  "worker.heirs": ["status", "worker"],
  "worker.reveal": ["status", "worker"],
  "worker.data": ["status", "worker"],
  "photo.set": ["status", "worker"],
  "photo.drop": ["status", "worker"],
  "photo.import": ["status", "worker"],
  "membership.start": ["status", "roster", "worker"],
  "membership.end": ["status", "roster", "worker"],
  "roster.bulk": ["status", "roster", "worker", "programme"],
  "roster.export": ["status"],
  "import.run": ["status", "roster", "worklist"],
  "import.undo": ["status", "roster", "worker", "worklist"],
  "import.mend": ["status", "roster", "worklist"],
  "import.drop": ["status", "worklist"],
  "paper.print": ["status"],
  "card.print": ["status", "roster", "worker"],
  "card.came_out": ["status", "roster", "worker"],
  "card.hand_over": ["status", "roster", "worker"],
  "funding.name": ["status", "programme"],
  "funding.correct": ["status", "programme"],
  "funding.void": ["status", "programme"],
  "decree.issue": ["status", "programme"],
  "decree.amend": ["status", "roster", "worker", "programme"],
  "decree.follow": ["status", "roster", "worker", "programme"],
  "decree.void": ["status", "programme"],
  "place.give": ["status", "roster", "worker", "programme"],
  "place.free": ["status", "roster", "worker", "programme"],
  "waiting.join": ["status", "worker", "programme"],
  "waiting.leave": ["status", "worker", "programme"],
  "bill.make": ["status", "programme"],
  "bill.code": ["status", "programme"],
  "bill.void": ["status", "programme"],
  "contribution.receive": ["status", "worker", "programme"],
  "contribution.receive_own": ["status", "roster", "worker", "programme"],
  "contribution.void": ["status", "worker", "programme"],
  "rules.replace": ["status", "programme"],
  "claim.report": ["status", "roster", "worker", "claim"],
  "claim.paper": ["status", "claim"],
  "claim.scan": ["status", "claim"],
  "claim.advance": ["status", "claim"],
  "claim.pay": ["status", "claim"],
  "claim.correct": ["status", "claim"],
  "claim.void_part": ["status", "claim"],
  "claim.print": ["status", "worker"],
  "claim.void": ["status", "worker", "claim"],
  "bpjs.export": ["status", "worker", "worklist", "programme"],
  "bpjs.import": ["status", "worker", "worklist", "programme"],
  "bpjs.void": ["status", "worker", "worklist", "programme"],
  "bpjs.reveal": ["status", "worker"],
  "bpjs.set_code": ["status", "programme"],
  "coverage.count": ["status", "programme"],
  "validation.enter": ["status", "roster", "worker", "programme"],
  "bundle.make": ["status"],
  "bundle.take": ["status", "roster", "worker"],
  "line.set": ["status"],
  "line.ask": ["status"],
  "bundle.sync": ["status", "roster", "worker"],
};
