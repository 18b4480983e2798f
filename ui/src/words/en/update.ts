import type { Words } from "../id";

export const update: Words["update"] = {
  title: "Program update",
  offered: (version: string, office: string, megabytes: string) =>
    `Version ${version} is offered by ${office} (${megabytes} MB).`,
  running: (version: string) => `Version ${version} is installed and keeps working.`,
  askLead:
    "The office's next answers bring the file, by stick or by the internet. Ask for it only where the data plan allows.",
  ask: "Ask for the file",
  coming: (percent: string) =>
    `Asked for, ${percent}% is here. The office's next answers bring the rest.`,
  place: "Save to a folder",
  placeHint: "It is whole and as the office signed it. Install it when work is quiet.",
  save: "Save",
  saved: "The update is saved. Nothing was installed.",
};
