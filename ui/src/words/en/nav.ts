import type { Words } from "../id";

export const nav: Words["nav"] = {
  sections: {
    people: "People",
    programme: "Programme",
    exchange: "Send & receive",
    more: "More",
  },
  label: "Menu",
  home: "Home",
  roster: "Workers",
  register: "Register someone",
  importing: "Take from Excel",
  cards: "Print cards",
  letters: "Letters & lists",
  bundle: "Parcels to the province",
  check: "Check a card",
  decrees: "Decrees & places",
  bills: "Contributions",
  claims: "Claims",
  plan: "Budget plan",
  coverage: "Coverage",
  validation: "Monthly validation",
  bpjs: "BPJSTK files",
  settings: "Settings",
  lock: "Lock the screen",
  skip: "Skip to the content",
};
