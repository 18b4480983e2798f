import type { people as id } from "../../id/help/people";

export const people: typeof id = {
  home: {
    title: "Home",
    what: "The first screen of every day: what needs doing today, and a shortcut to it.",
    steps: [
      "Look at the figures above: how many people are on the list, how many records are not sent.",
      "Press a figure or a box to go straight to its list.",
      "The coloured box is the step that matters most.",
      "The menu on the left opens the other screens. Alt with 1 to 9 does so too.",
    ],
    wrong: [
      "A figure looks wrong? Open “Settings”, “Data & rules”, and press “Check now”.",
      "Lost your way? Alt+1 brings you back here.",
    ],
  },
  roster: {
    title: "Workers",
    what: "Everybody who is recorded. Here you look for somebody, and choose a group to print.",
    steps: [
      "Type a name, a NIK or an address. The list grows shorter as you type.",
      "Choose RT, RW, occupation or state to narrow it further.",
      "Press a name to open that person's page.",
      "“Save or print the list” and “Print their cards” follow the filter that you see.",
    ],
    wrong: [
      "Somebody cannot be found? Clear the filters and type fewer letters.",
      "A name is there twice? Open one of them and press “Compare”.",
    ],
  },
  worker: {
    title: "One person's page",
    what: "All about one person: details, membership, cards, claims, and who changed what.",
    steps: [
      "Read the state under the name: registered or member, and whether the province has it.",
      "The yellow box says what to look at again, and why.",
      "Press “Correct the details” if something is wrong.",
      "Record it here if the person died or moved away.",
      "“Print personal data” is for a person who asks for a copy of their data.",
    ],
    wrong: [
      "Registered by mistake? Press “Void the registration” and say why. The history stays.",
      "The NIK is hidden by dots? Press “Show”. That is recorded, to keep people's data safe.",
    ],
  },
  register: {
    title: "Register someone",
    what: "Records one person from their KTP. Begin with the NIK; birth date and sex are read from it.",
    steps: [
      "Ask for the KTP and type the 16 digits of the NIK.",
      "Enter goes on to the next field. No mouse is needed.",
      "If “Perhaps registered already” appears, look first whether it is the same person.",
      "Write the name exactly as on the KTP, then RT and RW.",
      "Ctrl+Enter saves. The next form is ready at once.",
    ],
    wrong: [
      "The power went? What you typed is kept and is there when Lindung opens again.",
      "The birth date differs from the NIK? It may be saved; Lindung marks it to be looked at.",
      "It will not save? Read the red words under a field; they say what is missing.",
    ],
  },
  correct: {
    title: "Correct details",
    what: "Corrects what is recorded of a person. Nothing old is lost; the history has both.",
    steps: [
      "Change only what is wrong.",
      "Compare once more with the KTP or the family card.",
      "Press “Save the change”.",
    ],
    wrong: [
      "Corrected wrongly? Correct it again. The old value is in the person's history.",
      "The NIK is somebody else's? Do not change it; void the registration and register again.",
    ],
  },
  importing: {
    title: "Import from Excel",
    what: "Imports a whole list from an RT, OpenSID or an agency. You see the result before saving.",
    steps: [
      "Choose the file: Excel, LibreOffice or CSV.",
      "Press “Read and show”. Nothing is saved yet.",
      "Look at the columns. Change what is wrong and read again.",
      "See what becomes of each row: new, the same, to look at, refused.",
      "Press “Save … people” once it is right.",
    ],
    wrong: [
      "Every NIK ends in 0? Excel kept it as a number. Ask the RT to type that column as text.",
      "The wrong file? Press “Take this back”; everybody who came in with it is voided.",
      "Refused rows are not lost: they are under “Waiting to be corrected”.",
    ],
  },
  worklist: {
    title: "Waiting to be corrected",
    what: "Rows that were refused when a list was imported. Compare with the KTP, then register.",
    steps: [
      "Read the reason in each row.",
      "Call the person or their RT and ask for the KTP.",
      "Correct the cells and press “Register”, or “Whole form” to fill in all of it.",
      "A row that is simply wrong may be dropped.",
    ],
    wrong: ["Too many rows? Ask the RT for a correct file and import it again."],
  },
  photos: {
    title: "Photos from a folder",
    what: "Gives many people their photo at once, from one folder.",
    steps: [
      "Name each photo by the person's NIK or full name.",
      "Choose the folder, then press “Match and show”.",
      "See who fits which photo.",
      "Press “Set … photos”.",
    ],
    wrong: [
      "A photo is called “Unknown”? Its name is not yet a NIK or a name on the list.",
      "Set by mistake? Press “Take all these photos back”.",
    ],
  },
  cards: {
    title: "Print cards",
    what: "Makes cards for one person, one RT or all, as a file that can be printed anywhere.",
    steps: [
      "Choose whose cards are printed.",
      "Choose the paper. If the sheet is partly used, choose the first free box.",
      "Look at the picture; that is how it will be printed.",
      "Save the file, then print it at its true size (100%).",
      "Hand the card over and record the date.",
    ],
    wrong: [
      "The print is shifted? Turn off fitting to the page in the printer; choose actual size.",
      "A card is lost or broken? Print it again with the reason; the card says which print it is.",
    ],
  },
  letters: {
    title: "Letters & lists",
    what: "Letters, lists and blank forms with your village's letterhead, ready to be signed.",
    steps: [
      "Choose the letter.",
      "Choose whom it is about, where that is asked.",
      "Look at the picture of its first page.",
      "Save the file, then print it.",
    ],
    wrong: [
      "Letterhead or head's name wrong? Correct it in “Settings”, “Village & letterhead”.",
      "The paper does not fit? Choose F4 or A4, whichever is in the printer.",
    ],
  },
};
