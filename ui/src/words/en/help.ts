import type { Words } from "../id";
import { exchange } from "./help/exchange";
import { people } from "./help/people";
import { programme } from "./help/programme";

export const help: Words["help"] = {
  how: "How to",
  wrong: "If something is wrong",
  close: "Got it",
  picture: (screen) => `Picture of the screen ${screen}`,
  guides: { ...people, ...programme, ...exchange },
};
