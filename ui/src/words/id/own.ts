/** A neighbour who pays without a decree. */
export const own = {
  open: "Bayar sendiri…",
  title: "Warga membayar sendiri",
  lead: "Untuk iuran yang dibayar warga atau orang lain tanpa SK. Tercatat sebagai tagihan yang sudah lunas.",
  full: (amount: string) => `Iuran penuh: ${amount}`,
  reduced: (amount: string) => `Dengan keringanan: ${amount}`,
  comesTo: (amount: string) => `Yang dibayar: ${amount}`,
  estimate: "perkiraan; BPJS Ketenagakerjaan yang menetapkan",
  save: "Catat pembayaran",
  saved: "Pembayaran tercatat.",
};
