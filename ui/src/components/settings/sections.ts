import type { IconName } from "../shared/icons";

/** The parts of the settings, in the order in which they are listed. */
export const SECTIONS = [
  { name: "looks", icon: "textSize" },
  { name: "village", icon: "place" },
  { name: "clerks", icon: "people" },
  { name: "access", icon: "key" },
  { name: "laptops", icon: "laptop" },
  { name: "printing", icon: "print", writes: true },
  { name: "backup", icon: "drive", writes: true },
  { name: "care", icon: "shield" },
] as const satisfies { name: string; icon: IconName; writes?: true }[];

export type SettingsSection = (typeof SECTIONS)[number]["name"];
