/** What is said on many screens alike. */
export const common = {
  wait: "Sebentar, sedang dikerjakan",
  choose: "Pilih…",
  places: "Pilih cepat:",
  counting: "Sebentar, sedang dihitung…",
  cancel: "Batal",
  /** Beside "Batalkan", which takes something back. */
  leave: "Tidak jadi",
  back: "Kembali",
  next: "Lanjut",
  save: "Simpan",
  showFolder: "Buka foldernya",
  printNow: "Cetak",
  copy: "Salin",
  copied: "Sudah disalin.",
  working: "Sedang dikerjakan…",
  all: "Semua",
  unknown: "Belum diisi",
  stop: "Hentikan",
  close: "Tutup",
  optional: "boleh kosong",
  reason: "Alasan",
  reasonHint: "Tercatat dan tetap bisa dibaca kelak.",
  people: (n: string) => `${n} orang`,
  rtRw: (rt: string, rw: string) => `RT ${rt || "–"} / RW ${rw || "–"}`,
  fileAt: "Berkasnya ada di",
  samples: "Desa contoh: semua orang di sini karangan, bukan data sungguhan.",
  sampleShort: "Desa contoh: karangan",
};

export const fields = {
  nik: "NIK",
  name: "Nama lengkap",
  family_card: "Nomor KK",
  birth_place: "Tempat lahir",
  born_on: "Tanggal lahir",
  sex: "Jenis kelamin",
  address: "Alamat",
  hamlet: "Dusun / lingkungan",
  rt: "RT",
  rw: "RW",
  phone: "Nomor HP",
  email: "Email",
  occupation: "Pekerjaan",
  kpj: "Nomor peserta BPJSTK (KPJ)",
  mother: "Nama ibu kandung",
  income: "Penghasilan sebulan (Rp)",
  born_on_said: "Tanggal lahir, seperti tertulis",
  checked_on: "Dicocokkan dengan KTP tanggal",
  note: "Catatan",
};

export const sexes = { "": "Belum diisi", L: "Laki-laki", P: "Perempuan" };

export const states = {
  registered: "Terdaftar",
  enrolled: "Peserta",
  ended: "Berhenti",
  died: "Meninggal",
  moved: "Pindah",
  merged: "Digabung",
  voided: "Dibatalkan",
};
