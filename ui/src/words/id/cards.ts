/** Cards: printed, counted, handed over, checked. */
export const cards = {
  title: "Kartu",
  lead: "Cetak kartu, catat lembar yang keluar, lalu serahkan kepada orangnya.",
  tabs: { print: "Cetak", hand: "Serahkan" },
  whose: "Kartu siapa?",
  picked: (n: string) => `${n} orang yang dipilih`,
  everybody: "Pilih lagi dari seluruh daftar",
  everyone: "Semua orang di daftar",
  stage: "Kartu",
  stages: { none: "Belum dicetak", printed: "Belum diserahkan", handed_over: "Sudah diserahkan" },
  sheet: "Kertas",
  sheets: {
    a4: "A4 (10 kartu)",
    f4: "F4 / folio (10 kartu)",
    cr80: "Kartu plastik",
  },
  side: "Sisi",
  sides: { both: "Depan dan belakang", front: "Depan saja", back: "Belakang saja" },
  oneSided:
    "Printer ini mencetak satu sisi. Cetak depannya dulu, masukkan lagi kertasnya, lalu cetak belakangnya.",
  backOnly: "Sisi belakang sama untuk semua orang, jadi tidak dihitung sebagai cetakan.",
  slot: "Mulai dari kotak ke",
  slotHint: "Kalau kertasnya sudah terpakai sebagian, pilih kotak kosong pertama.",
  reason: "Alasan mencetak",
  reasons: {
    pertama: "Pertama",
    hilang: "Hilang",
    rusak: "Rusak",
    berubah: "Data berubah",
    lain: "Lainnya",
  },
  lost: "Kartu yang hilang ditarik, dan orangnya mendapat nomor baru.",
  otherReason: "Alasannya",
  firstSheet: "Lembar pertama",
  front: "Depan",
  back: "Belakang",
  drawing: "Menyiapkan gambarnya…",
  sheetSeen: (back: boolean, cards: string) =>
    `Lembar pertama, sisi ${back ? "belakang" : "depan"}, dengan ${cards} kartu`,
  total: (cards: string, pages: string) => `Seluruhnya ${cards} kartu, ${pages} halaman.`,
  onlySeen: "Ini baru gambarnya; belum ada yang dicatat.",
  near: "Lihat dari dekat",
  where: "Ke mana?",
  printer: "Printer",
  searching: "Mencari printer…",
  asFile: "Simpan sebagai PDF",
  adjust: "Setel printer…",
  place: "Simpan sebagai",
  fileName: (day: string) => `kartu-${day}.pdf`,
  pdf: "Berkas PDF",
  make: (n: string) => `Buat PDF ${n} kartu`,
  print: (n: string) => `Cetak ${n} kartu`,
  making: "Menyusun kartu",
  nobody: "Tidak ada orang yang cocok dengan pilihan ini.",
  done: (cards: string, pages: string) => `${cards} kartu selesai, ${pages} halaman.`,
  sent: (cards: string, printer: string) => `${cards} kartu sudah diterima printer ${printer}.`,
  again: "Cetak yang lain",
  backs: "Cetak sisi belakangnya",
  hand: "Serahkan kartu",
};

/** Which sheets came out. */
export const cameOut = {
  title: "Lembar mana yang keluar?",
  ofPrinter: (printer: string, day: string) => `Dikirim ke printer ${printer}, ${day}.`,
  ofFile: (day: string) =>
    `Berkas PDF dari ${day}. Kalau belum dicetak, jawab nanti; pertanyaan ini tidak hilang.`,
  size: (sheets: string, cards: string) => `${sheets} lembar, ${cards} kartu.`,
  why: "Hanya kartu di lembar yang keluar dihitung tercetak. Yang tidak keluar bisa dicetak lagi tanpa dihitung cetakan kedua.",
  all: "Semua keluar",
  some: "Sebagian saja…",
  none: "Tidak ada yang keluar",
  which: "Lembar yang keluar",
  whichHint: "Tulis seperti 1-3, 5, atau centang di bawah.",
  sheet: (number: string) => `Lembar ${number}`,
  who: (cards: string, first: string, last: string) =>
    first === last ? `${cards} kartu: ${first}` : `${cards} kartu: ${first} sampai ${last}`,
  save: (n: string) => `Simpan: ${n} lembar keluar`,
  unread: (n: string) => `Ada nomor yang tidak terbaca. Cetakan ini punya ${n} lembar.`,
  counted: (n: string) => `${n} kartu dicatat tercetak.`,
  nothing: "Tidak ada kartu yang dicatat tercetak.",
  lacking: (n: string) => `${n} kartu tidak keluar.`,
  again: (n: string) => `Cetak lagi ${n} kartu itu`,
  open: (n: string) => `${n} cetakan kartu belum dijawab`,
  openMore: "Catat lembar mana yang keluar, supaya kartunya terhitung.",
  answer: "Jawab sekarang",
};

/** Cards reach their people. */
export const handOver = {
  whose: "Kartu yang sudah dicetak dan belum diserahkan",
  heads: ["Nama", "RT/RW", "Nomor kartu", "Cetakan"],
  pick: (name: string) => `Pilih ${name}`,
  all: "Pilih semua",
  more: (n: string) => `Masih ada ${n} lagi. Persempit per RT untuk melihatnya.`,
  emptyTitle: "Tidak ada kartu yang menunggu diserahkan",
  empty: "Kartu muncul di sini setelah dicatat tercetak.",
  on: "Diserahkan pada",
  onHint: "Seperti 3-10-2026.",
  give: (n: string) => `Catat ${n} kartu diserahkan`,
  given: (n: string) => `${n} kartu dicatat diserahkan.`,
  receipt: "Tanda terima",
  receiptMore:
    "Daftar atas nama desa dengan kolom tanggal dan tanda tangan, untuk orang-orang di daftar ini.",
  makeReceipt: "Buat tanda terima",
  receiptFile: (day: string) => `tanda-terima-kartu-${day}.pdf`,
  receiptDone: (n: string) => `Tanda terima untuk ${n} orang sudah jadi.`,
};

/** "-1,3" as "1,3 mm ke kiri". */
const way = (mm: string, on: string, back: string) =>
  `${mm.replace("-", "")} mm ${mm.startsWith("-") ? back : on}`;

/** A printer is measured once. */
export const adjust = {
  title: (printer: string) => `Setel ${printer}`,
  file: "berkas PDF",
  lead: "Setiap printer sedikit meleset. Ukur sekali, dan kartu jatuh tepat di tempatnya.",
  sheet: "Kertas",
  side: "Sisi yang diukur",
  sides: { front: "Depan", back: "Belakang" },
  step1: "1. Cetak lembar kalibrasi",
  step1More: "Pakai kertas yang sama dengan kartunya, dengan skala 100%.",
  print: "Cetak lembar kalibrasi",
  make: "Buat PDF kalibrasi",
  printed: "Lembar kalibrasi sudah diterima printer.",
  fileName: "kalibrasi-kartu.pdf",
  step2: "2. Ukur dengan penggaris (mm)",
  measures: ["Tepi kiri sampai A", "Tepi atas sampai A", "A sampai B", "A sampai C"],
  expected: (mm: string) => `Seharusnya ${mm}`,
  save: "Simpan setelan",
  saved: "Setelan disimpan di komputer ini.",
  now: "Setelan sekarang",
  none: "Belum pernah diukur.",
  asFront: "Belum pernah diukur; memakai setelan sisi depan.",
  is: (right: string, up: string, wider: string, taller: string) =>
    `Geser ${way(right, "ke kanan", "ke kiri")} dan ${way(up, "ke atas", "ke bawah")}; lebar ${wider}‰, tinggi ${taller}‰.`,
  forget: "Lupakan setelan",
};

/** Whether a card holds. */
export const check = {
  title: "Periksa kartu",
  lead: "Tidak perlu internet. Pindai, tempel, atau pakai foto kartunya.",
  ready: "Siap memindai",
  readyMore:
    "Arahkan alat pemindai ke kode QR di kartu. Hasilnya langsung muncul, di mana pun kursornya.",
  paste: "Tempel tulisan dari kode QR",
  pasteHint: "Gambar kartu pun boleh ditempel di sini.",
  check: "Periksa",
  picture: "Foto atau gambar kartu",
  pictureHint: "Boleh juga diseret ke jendela ini.",
  checkPicture: "Periksa gambarnya",
  pictures: "Gambar",
  looking: "Memeriksa…",
  name: "Nama",
  number: "Nomor kartu",
  village: "Kode desa",
  programmes: "Program",
  validUntil: "Berlaku sampai",
  issuedOn: "Dibuat",
};
