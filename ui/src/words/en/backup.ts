import type { Words } from "../id";
import { many } from "./plural";

export const backup: Words["backup"] = {
  title: "Backup",
  lead: "One sealed file that brings the whole list back if this laptop is lost or broken, with your passphrase or recovery code.",
  place: "Save in",
  placeHint: "Best on a stick that is kept elsewhere. The file is named for you.",
  save: "Save a backup",
  saving: "Writing the backup, then trying it…",
  saved: "The backup is saved, read back and whole.",
  daily: (folder: string) => `Saved every day to ${folder}; the last five are kept.`,
  dailyLast: (day: string) => `Last on ${day}, and restored as a test.`,
  dailyFirst: "The first will be made in a few minutes.",
  dailyBegin: "Save here every day",
  dailyMore: "Lindung does it by itself; the stick may be taken out.",
  dailyStop: "Stop saving every day",
  had: "Was your old laptop lost or broken?",
  restoreTitle: "Restore from a backup",
  restoreLead: "The village's list comes back to this laptop as it was when the backup was saved.",
  file: "Backup file",
  fileHint: "Its name has the word “cadangan”; it is usually on a stick.",
  kind: "Lindung backup",
  pass: "Passphrase of the old laptop",
  restore: "Restore",
  restoring: "Restoring…",
  restored: (n) => `The list is back: ${many(n, "person", "people")}.`,
  stillJoined:
    "The office does not need to invite this laptop again; a parcel can be made at once.",
  goOn: "You can go on working at once.",
};
