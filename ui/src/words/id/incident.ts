/** When data got out. */
export const incident = {
  title: "Bila data bocor atau laptop hilang",
  lead: "Orang yang datanya terungkap dan lembaga berwenang diberi tahu paling lambat 3 × 24 jam sejak diketahui.",
  begin: "Buat formulir laporan",
  known: "Kapan diketahui",
  knownHint: "Tanggal dan jam, misalnya 2026-11-21 08:30",
  what: "Apa yang terjadi",
  whatHint: "Satu kalimat. Sisanya diisi dengan tangan.",
  place: "Simpan formulir di",
  write: "Buat formulir",
  written: "Formulir tersimpan. Batas waktunya tertulis di dalamnya.",
};
