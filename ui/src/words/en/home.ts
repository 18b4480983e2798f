import type { Words } from "../id";

export const home: Words["home"] = {
  hello: (clerk) => (clerk ? `Good to see you, ${clerk}` : "Good to see you"),
  workers: "workers on the list",
  received: (day) => `The province last received a parcel on ${day}.`,
  next: "What comes next",
  first: "The list is still empty. Start with one of these:",
  importList: "Import a list from Excel",
  importListMore: "From RT heads, OpenSID or an agency: Lindung reads the columns itself.",
  registerOne: "Register someone",
  registerOneMore: "Have the identity card at hand. Type the NIK; Lindung helps with the rest.",
  joinOffice: "Connect with the province",
  joinOfficeMore: "Needs an invitation file from the provincial office.",
  printCards: "Print cards",
  printCardsMore: "For one RT, or whomever you choose.",
  lookUp: "Look someone up",
  lookUpMore: "Name, NIK or address; see state and history.",
  checkCard: "Check a card",
  checkCardMore: "Is this card genuine, and is it still valid?",
  byNeighbourhood: "By RT",
  byOccupation: "By occupation",
};
