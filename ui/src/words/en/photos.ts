import type { Words } from "../id";
import { many } from "./plural";

export const photo: Words["photo"] = {
  of: (name: string) => `Photo of ${name}`,
  choose: "Choose photo…",
  remove: "Remove the photo",
  removed: "Photo removed.",
  lacking: "The photo is on another laptop and has not arrived here yet.",
  title: "Photo of the worker",
  lead: "A JPG or PNG from a telephone. You choose the part, 3 × 4; where and when it was taken is not kept.",
  file: "Photo file",
  kind: "Photos (JPG, PNG)",
  set: "Set the photo",
  isSet: "Photo set.",
};

export const photos: Words["photos"] = {
  title: "Photos from a folder",
  lead: "Name each photo file by the NIK, or by the full name of the person. You see first whom they match; they are set only if you agree.",
  folder: "Folder of photos",
  folderHint: "Choose the folder, or type its path here.",
  read: "Match and show",
  reading: "Matching photos",
  saving: "Setting photos",
  previewTitle: "This is what will become of them. Nothing is set yet.",
  pictures: "photo files",
  matched: "matched",
  same: "set already",
  unmatched: "not clear who",
  refused: "cannot be used",
  list: "Photos in this folder",
  heads: ["File", "Worker", "Result", "Remark"],
  fates: {
    matched: "Matched",
    same: "Same",
    unmatched: "Unknown",
    several: "More than one",
    second: "Duplicate",
    refused: "Not used",
  },
  save: (n: string) => `Set ${many(n, "photo", "photos")}`,
  kept: (n: string) => `${many(n, "photo", "photos")} set.`,
  undo: "Take all these photos back",
  undone: (n: string, left: string) =>
    `${many(n, "person is", "people are")} as before. ${left} left alone because of later changes.`,
  other: "Another folder",
};
