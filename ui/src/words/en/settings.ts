import type { Words } from "../id";
import { many } from "./plural";

export const settings: Words["settings"] = {
  title: "Settings",
  language: "Language",
  village: "This village",
  code: "Region code",
  words: "Six words of this laptop",
  wordsMore:
    "Read out on the telephone when the office wants to be sure which laptop this is. No secret.",
  verifyTitle: "Is the data whole?",
  verifyLead: "Works out every record again from the beginning and compares it with the list.",
  verify: "Check now",
  verifying: "Checking…",
  verified: (n) => `Whole. ${many(n, "record was", "records were")} checked one by one.`,
  notVerified: "Something does not agree. Delete nothing; call the provincial office.",
  sections: {
    looks: "Appearance",
    village: "Village & letterhead",
    clerks: "Clerks",
    access: "Passphrase & code",
    laptops: "Laptops",
    printing: "Paper & printers",
    backup: "Backup",
    care: "Data & rules",
  },
  looksLead: "For this laptop only, whoever uses it.",
  size: "Size of the text",
  sizes: { usual: "Usual", large: "Large", largest: "Very large" },
  scheme: "Colours",
  schemes: { light: "Light", dark: "Dark", system: "Same as the laptop" },
  keysLead: "Everything can be done without a mouse. F1 opens the help of each screen.",
  keysShow: "Show all keys",
  paper: "The usual paper",
  paperLead:
    "Letters, lists and cards begin with this paper. It can still be changed when printing.",
  printers: "Printers",
  printersLead:
    "Every printer is a little off. This is how each is corrected for cards, as it was measured.",
  asFile: "PDF files, printed elsewhere",
  measure: "Measure…",
};
