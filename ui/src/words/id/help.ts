import { exchange } from "./help/exchange";
import { people } from "./help/people";
import { programme } from "./help/programme";

/** The guide of a screen. */
export interface Guide {
  title: string;
  /** What the screen is for. */
  what: string;
  steps: string[];
  /** What to do when it goes wrong. */
  wrong: string[];
}
type Guides = Record<keyof typeof people | keyof typeof programme | keyof typeof exchange, Guide>;

/** F1 on every screen. */
export const help = {
  how: "Caranya",
  wrong: "Kalau ada masalah",
  close: "Mengerti",
  picture: (screen: string) => `Gambar layar ${screen}`,
  guides: { ...people, ...programme, ...exchange } as Guides,
};
