import type { Words } from "../id";

export const look: Words["look"] = {
  removeFilter: (what) => `Remove filter: ${what}`,
  clearFilters: "Clear the filters",
  more: "More",
};
