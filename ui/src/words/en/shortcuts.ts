import type { Words } from "../id";

export const shortcuts: Words["shortcuts"] = {
  title: "Shortcuts",
  short: "Keys",
  help: "Help",
  where: {
    anywhere: "Anywhere",
    lists: "In a list",
    forms: "In a form",
  },
  acts: {
    help: "Help for this screen",
    keys: "This list of keys",
    menu: "Open an entry of the menu, counted from above (1 to 9)",
    back: "Back to the screen before",
    find: "Look for somebody",
    register: "Register a person",
    lock: "Lock the screen",
    larger: "Larger letters",
    smaller: "Smaller letters",
    usual: "Letters of the usual size",
    rows: "Up and down one row",
    page: "Up and down one screen",
    ends: "To the first row, to the last",
    open: "Open that person or row",
    next: "Go to the next field",
    enter: "Take what is typed and go on",
    save: "Save",
    close: "Close without saving",
  },
};
