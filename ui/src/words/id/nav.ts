/** The menu. */
export const nav = {
  /** Headings of the menu. */
  sections: {
    people: "Warga",
    programme: "Program",
    exchange: "Kirim & terima",
    more: "Lainnya",
  },
  label: "Menu",
  home: "Beranda",
  roster: "Daftar pekerja",
  register: "Daftarkan orang",
  importing: "Ambil dari Excel",
  cards: "Cetak kartu",
  letters: "Surat & daftar",
  bundle: "Kiriman provinsi",
  check: "Periksa kartu",
  decrees: "SK & kuota",
  bills: "Iuran",
  claims: "Klaim",
  plan: "Rencana anggaran",
  coverage: "Cakupan",
  validation: "Validasi bulanan",
  bpjs: "Berkas BPJSTK",
  settings: "Pengaturan",
  lock: "Kunci layar",
  skip: "Langsung ke isi",
};
