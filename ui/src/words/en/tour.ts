import type { Words } from "../id";

export const tour: Words["tour"] = {
  label: "A first look around",
  step: (n, of) => `${n} of ${of}`,
  next: "Next",
  back: "Back",
  skip: "Skip",
  done: "Done",
  steps: {
    welcome: {
      title: "Welcome to the sample village",
      text: "Everybody here is made up. Try whatever you like; nothing can break.",
    },
    menu: {
      title: "This is the menu",
      text: "Every screen is here. A heading with an arrow opens what is under it.",
    },
    roster: {
      title: "The workers",
      text: "Type a name, a NIK or an address here. The list grows shorter as you type.",
    },
    register: {
      title: "Registering someone",
      text: "Begin with the NIK on the KTP. Birth date and sex are read from it.",
    },
    bundle: {
      title: "Sending to the province",
      text: "By stick, WhatsApp or internet. If it gets lost on the way, just make it again.",
    },
    help: {
      title: "Help is always near",
      text: "Press F1 on any screen: what it is for, how to use it, and what if something is wrong.",
    },
  },
};
