/** Writing one person down. */
export const register = {
  title: "Daftarkan orang",
  lead: "Mulai dari NIK di KTP. Tekan Enter untuk pindah ke isian berikutnya.",
  identity: "Menurut KTP",
  home: "Tempat tinggal",
  work: "Pekerjaan dan kontak",
  nikHint: "16 angka. Spasi dan titik boleh.",
  dateHint: "Contoh: 12-08-1985",
  fromNik: "Terbaca dari NIK",
  fromNikEmpty: "Ketik NIK, lalu tanggal lahir, jenis kelamin, dan asal KTP muncul di sini.",
  bornOn: "Lahir",
  sex: "Jenis kelamin",
  region: "KTP pertama dibuat di",
  alike: "Mungkin sudah terdaftar",
  alikeMore: "Lihat dulu, supaya tidak tercatat dua kali.",
  save: "Simpan orang ini",
  saveHint: "atau tekan Ctrl + Enter",
  saved: (name: string) => `${name} sudah tersimpan di laptop ini.`,
  savedDoubts: (name: string, n: number) =>
    `${name} tersimpan, dengan ${n} hal untuk dilihat lagi.`,
  draftBack: "Isian Anda yang belum disimpan kami kembalikan.",
  clear: "Kosongkan isian",
};

export const enrolment = {
  title: "Langsung jadi peserta?",
  covers: { none: "Belum", both: "Ya, JKK dan JKM", three: "Ya, dengan JHT" },
  from: "Mulai bulan",
  length: "Selama",
  months: (n: string) => `${n} bulan`,
  until: (month: string) => `sampai akhir ${month}`,
};
