/** The shared pieces of every screen, and how the window looks. */
export const look = {
  removeFilter: (what: string) => `Hapus saringan: ${what}`,
  clearFilters: "Kosongkan saringan",
  more: "Lainnya",
};
