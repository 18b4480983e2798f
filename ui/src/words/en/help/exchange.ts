import type { exchange as id } from "../../id/help/exchange";

export const exchange: typeof id = {
  start: {
    title: "The first time",
    what: "Prepares your village's list on this laptop. Once only, about five minutes.",
    steps: [
      "Choose province, regency, district, then village.",
      "Write your name.",
      "Make a passphrase that you remember easily.",
      "Print the recovery code and keep the paper in a safe place.",
    ],
    wrong: [
      "The old laptop is lost or broken? Press “Restore from a backup”.",
      "The village cannot be found? Type fewer letters.",
    ],
  },
  unlock: {
    title: "Opening the list",
    what: "The village's list is locked. Your passphrase opens it.",
    steps: ["Type your passphrase.", "Press Enter."],
    wrong: [
      "Forgotten? Press “Forgotten? Use the recovery code” and type the code on the paper.",
      "Wrong several times? Wait a little; each wrong one waits longer.",
      "The paper is lost too? Another clerk of the village can still get in and make a new one.",
    ],
  },
  bundle: {
    title: "Parcels to the province",
    what: "Data goes and comes in one sealed file: by stick, by WhatsApp or over the internet.",
    steps: [
      "Choose a stick or a folder, then press “Make the parcel”.",
      "Bring the stick, or send the file by WhatsApp to the office.",
      "The office gives an answer. Take it here.",
      "Then you see when the province received it.",
    ],
    wrong: [
      "The stick is lost? Make a parcel again. Nothing is lost, and nobody else can open it.",
      "WhatsApp changed the file's name? It does not matter; Lindung knows it all the same.",
      "No answer for a long time? Call the office and read out the six words of this laptop.",
    ],
  },
  check: {
    title: "Check a card",
    what: "Makes sure that a card is genuine and still valid, without internet.",
    steps: [
      "Scan the QR code of the card, or paste its text.",
      "Press “Check”.",
      "Compare the name on the screen with the person.",
    ],
    wrong: [
      "It says expired? Print this year's card.",
      "It says altered? Do not accept it; call the village that made it.",
    ],
  },
  settings: {
    title: "Settings",
    what: "Appearance, village and letterhead, clerks, passphrases, laptops, paper and printers, and backups.",
    steps: [
      "Choose a section on the left.",
      "Text too small? Open “Appearance” and choose “Large”.",
      "Set up the daily backup to a stick under “Backup”.",
      "Once a year, make sure that the paper with the recovery code is still there.",
    ],
    wrong: [
      "A button is missing? Some are for the head only.",
      "A laptop is lost? Open “Laptops” on another one and press “Report as lost”.",
    ],
  },
};
