import type { Words } from "../id";
import { many } from "./plural";

export const cards: Words["cards"] = {
  title: "Cards",
  lead: "Print cards, say which sheets came out, then hand them over.",
  tabs: { print: "Print", hand: "Hand over" },
  whose: "Whose cards?",
  picked: (n) => `${many(n, "person", "people")} chosen`,
  everybody: "Choose again from the whole list",
  everyone: "Everybody on the list",
  stage: "Card",
  stages: { none: "Not printed", printed: "Not handed over", handed_over: "Handed over" },
  sheet: "Paper",
  sheets: {
    a4: "A4 (10 cards)",
    f4: "F4 / folio (10 cards)",
    cr80: "Plastic cards",
  },
  side: "Sides",
  sides: { both: "Front and back", front: "Front only", back: "Back only" },
  oneSided:
    "This printer prints one side. Print the fronts first, put the paper in again, then print the backs.",
  backOnly: "The back is the same for everybody, so it does not count as a print.",
  slot: "Start at box",
  slotHint: "If part of the sheet is used already, choose the first empty box.",
  reason: "Reason for printing",
  reasons: {
    pertama: "First",
    hilang: "Lost",
    rusak: "Damaged",
    berubah: "Details changed",
    lain: "Other",
  },
  lost: "A lost card is withdrawn, and the person gets a new number.",
  otherReason: "The reason",
  firstSheet: "First sheet",
  front: "Front",
  back: "Back",
  drawing: "Preparing the picture…",
  sheetSeen: (back, cards) =>
    `First sheet, ${back ? "back" : "front"}, with ${many(cards, "card", "cards")}`,
  total: (cards, pages) =>
    `${many(cards, "card", "cards")} in all, ${many(pages, "page", "pages")}.`,
  onlySeen: "This is only a picture; nothing has been recorded.",
  near: "Look closer",
  where: "Where to?",
  printer: "Printer",
  searching: "Looking for printers…",
  asFile: "Save as PDF",
  adjust: "Adjust printer…",
  place: "Save as",
  fileName: (day) => `cards-${day}.pdf`,
  pdf: "PDF file",
  make: (n) => `Make a PDF of ${many(n, "card", "cards")}`,
  print: (n) => `Print ${many(n, "card", "cards")}`,
  making: "Laying out the cards",
  nobody: "Nobody matches this choice.",
  done: (cards, pages) => `${many(cards, "card", "cards")} done, ${many(pages, "page", "pages")}.`,
  sent: (cards, printer) => `The printer ${printer} took ${many(cards, "card", "cards")}.`,
  again: "Print others",
  backs: "Print their backs",
  hand: "Hand cards over",
};

export const cameOut: Words["cameOut"] = {
  title: "Which sheets came out?",
  ofPrinter: (printer, day) => `Sent to the printer ${printer} on ${day}.`,
  ofFile: (day) =>
    `PDF file of ${day}. If it is not printed yet, answer later; the question stays.`,
  size: (sheets, cards) => `${many(sheets, "sheet", "sheets")}, ${many(cards, "card", "cards")}.`,
  why: "Only cards on sheets that came out count as printed. The others can be printed again without being a second copy.",
  all: "All came out",
  some: "Only some…",
  none: "None came out",
  which: "Sheets that came out",
  whichHint: "Write 1-3, 5, or tick below.",
  sheet: (number) => `Sheet ${number}`,
  who: (cards, first, last) =>
    first === last
      ? `${many(cards, "card", "cards")}: ${first}`
      : `${many(cards, "card", "cards")}: ${first} to ${last}`,
  save: (n) => `Save: ${many(n, "sheet", "sheets")} came out`,
  unread: (n) => `A number cannot be read. This print has ${many(n, "sheet", "sheets")}.`,
  counted: (n) => `${many(n, "card", "cards")} counted as printed.`,
  nothing: "No card counts as printed.",
  lacking: (n) => `${many(n, "card", "cards")} did not come out.`,
  again: (n) => `Print ${many(n, "card", "cards")} again`,
  open: (n) => `${many(n, "card print", "card prints")} not answered yet`,
  openMore: "Say which sheets came out, so that their cards count.",
  answer: "Answer now",
};

export const handOver: Words["handOver"] = {
  whose: "Cards printed and not handed over",
  heads: ["Name", "RT/RW", "Card number", "Copy"],
  pick: (name) => `Choose ${name}`,
  all: "Choose all",
  more: (n) => `And ${n} more. Narrow the list down by RT to see everybody.`,
  emptyTitle: "No card waits to be handed over",
  empty: "Cards appear here once they count as printed.",
  on: "Handed over on",
  onHint: "Day-month-year, such as 23-10-2026.",
  give: (n) => `Record ${many(n, "card", "cards")} as handed over`,
  given: (n) => `${many(n, "card", "cards")} recorded as handed over.`,
  receipt: "List of signatures",
  receiptMore:
    "A list in the name of the village with columns for date and signature, for the people in this list.",
  makeReceipt: "Make the list",
  receiptFile: (day) => `card-signatures-${day}.pdf`,
  receiptDone: (n) => `The list for ${many(n, "person", "people")} is ready.`,
};

const way = (mm: string, on: string, back: string) =>
  `${mm.replace("-", "")} mm ${mm.startsWith("-") ? back : on}`;

export const adjust: Words["adjust"] = {
  title: (printer) => `Adjust ${printer}`,
  file: "PDF files",
  lead: "Every printer is a little off. Measure once, and cards fall where they should.",
  sheet: "Paper",
  side: "Side that is measured",
  sides: { front: "Front", back: "Back" },
  step1: "1. Print the test sheet",
  step1More: "Use the same paper as for the cards, at a scale of 100%.",
  print: "Print the test sheet",
  make: "Make a PDF of it",
  printed: "The printer took the test sheet.",
  fileName: "card-calibration.pdf",
  step2: "2. Measure with a ruler (mm)",
  measures: ["Left edge to A", "Upper edge to A", "A to B", "A to C"],
  expected: (mm) => `Should be ${mm}`,
  save: "Save the settings",
  saved: "The settings are kept on this computer.",
  now: "Settings now",
  none: "Never measured.",
  asFront: "Never measured; uses the settings of the front.",
  is: (right, up, wider, taller) =>
    `Moved ${way(right, "to the right", "to the left")} and ${way(up, "up", "down")}; width ${wider}‰, height ${taller}‰.`,
  forget: "Forget the settings",
};

export const check: Words["check"] = {
  title: "Check a card",
  lead: "No internet needed. Scan, paste, or use a photo of the card.",
  ready: "Ready to scan",
  readyMore:
    "Point the scanner at the QR code of the card. The answer comes at once, wherever the cursor is.",
  paste: "Paste the text of the QR code",
  pasteHint: "A picture of the card may be pasted here too.",
  check: "Check",
  picture: "Photo or picture of the card",
  pictureHint: "May also be dropped onto this window.",
  checkPicture: "Check the picture",
  pictures: "Picture",
  looking: "Checking…",
  name: "Name",
  number: "Card number",
  village: "Village code",
  programmes: "Programmes",
  validUntil: "Valid until",
  issuedOn: "Made on",
};
