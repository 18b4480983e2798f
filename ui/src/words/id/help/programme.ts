/** Guides to the screens about the programme and its money. */
export const programme = {
  decrees: {
    title: "SK & kuota",
    what: "Surat keputusan yang menanggung iuran: berapa tempat, dari dana apa, untuk bulan apa.",
    steps: [
      "Catat sumber dananya sekali saja.",
      "Catat SK-nya: nomor, tanggal, bulan, dan jumlah tempat.",
      "Buka SK itu, lalu beri tempat kepada warga.",
      "Warga yang belum kebagian masuk daftar tunggu.",
    ],
    wrong: [
      "SK berubah di tengah tahun? Buka SK-nya dan tekan “Catat SK perubahan”.",
      "Ada tanda kuning? Itu mengingatkan tempat yang habis atau tahun baru yang belum ada SK-nya.",
    ],
  },
  decree: {
    title: "Satu SK",
    what: "Siapa memegang tempat dari SK ini, berapa yang masih kosong, dan siapa yang menunggu.",
    steps: [
      "Lihat berapa tempat terisi bulan ini.",
      "Tekan “Beri tempat” untuk memilih orangnya.",
      "Tekan “Kosongkan” kalau orangnya meninggal, pindah, atau bekerja formal.",
      "Orang teratas di daftar tunggu mendapat tempat berikutnya.",
    ],
    wrong: [
      "Tempat tidak cukup? Masukkan ke daftar tunggu; Lindung menjaga urutannya.",
      "Salah memberi? Kosongkan tempat itu; sebabnya tercatat.",
    ],
  },
  bills: {
    title: "Iuran",
    what: "Tagihan tiap SK, apa yang sudah dibayar, dan apa yang belum.",
    steps: [
      "Buat tagihan dari SK yang warganya sudah memegang tempat.",
      "Bayar lewat bank atau kanal resmi dengan kode iuran.",
      "Buka tagihannya, lalu catat pembayarannya.",
      "Lihat siapa yang menunggak dari angka di Beranda.",
    ],
    wrong: [
      "Jumlahnya tidak cocok dengan bank? Jangan diubah; catat yang benar-benar dibayar.",
      "Tagihan keliru? Batalkan dengan alasan, lalu buat yang baru.",
    ],
  },
  bill: {
    title: "Satu tagihan",
    what: "Orang, bulan, dan rupiah dari satu tagihan, serta pembayarannya.",
    steps: [
      "Cocokkan jumlah orang dan jumlah rupiahnya.",
      "Tekan “Catat pembayaran” setelah uangnya dibayar.",
      "Isi tanggal dan jumlah seperti di bukti bayar.",
      "Simpan bukti bayarnya di map SK.",
    ],
    wrong: [
      "Bayar kurang? Catat yang dibayar; sisanya tetap terlihat.",
      "Salah catat? Batalkan pembayaran itu dengan alasan. Uang tidak pernah dihapus diam-diam.",
    ],
  },
  plan: {
    title: "Rencana anggaran",
    what: "Menghitung cepat: dana sekian cukup untuk berapa orang, atau sebaliknya. Tidak ada yang dicatat.",
    steps: [
      "Isi dana, jumlah orang, atau keduanya.",
      "Pilih dari mana dananya, mulai bulan apa, dan berapa lama.",
      "Baca hasilnya di sebelah; berubah selagi Anda mengetik.",
    ],
    wrong: [
      "Hasilnya berbeda dari hitungan dinas? Periksa bulan mulai dan perlindungan yang dipilih.",
      "Ini perkiraan. BPJS Ketenagakerjaan yang menetapkan.",
    ],
  },
  claims: {
    title: "Klaim",
    what: "Santunan yang sedang diurus: kecelakaan kerja dan kematian, beserta berkas yang masih kurang.",
    steps: [
      "Tekan “Laporkan klaim”, lalu ketik NIK orangnya.",
      "Isi apa yang terjadi dan kapan.",
      "Lengkapi berkas yang diminta.",
      "Ajukan ke BPJS Ketenagakerjaan, lalu catat keputusan dan pembayarannya.",
    ],
    wrong: [
      "Belum tahu orangnya peserta atau bukan? Laporkan dulu; Lindung memeriksa perlindungannya.",
      "Lama tidak bergerak? Yang paling lama menunggu ada paling atas; telepon kantor BPJS Ketenagakerjaan.",
    ],
  },
  claim: {
    title: "Satu klaim",
    what: "Map satu klaim: berkas apa yang kurang, siapa ahli warisnya, dan sudah sampai mana.",
    steps: [
      "Lihat dulu berkas yang masih kurang.",
      "Tandai berkas yang sudah ada, dan lampirkan fotonya.",
      "Cetak surat yang perlu ditandatangani.",
      "Tekan “Ganti tahap” setiap kali klaimnya maju.",
    ],
    wrong: [
      "Salah mencatat? Hapus catatan itu dengan alasan.",
      "Ahli waris berbeda pendapat? Jangan memutuskan sendiri; catat, dan bawa ke Kepala Desa.",
    ],
  },
  cover: {
    title: "Siapa yang terlindung",
    what: "Siapa yang terlindung, siapa yang menunggak, dan siapa yang belum pernah dibayar.",
    steps: [
      "Pilih keadaan yang ingin dilihat.",
      "Dahulukan yang menunggak: perlindungannya sebentar lagi berhenti.",
      "Tekan namanya untuk melihat sebabnya.",
    ],
    wrong: ["Sudah dibayar tetapi tertulis menunggak? Catat pembayarannya pada tagihannya."],
  },
  coverage: {
    title: "Cakupan",
    what: "Berapa bagian dari seluruh pekerja desa yang sudah terlindung, menurut RT dan pekerjaan.",
    steps: [
      "Isi jumlah seluruh pekerja menurut data desa.",
      "Lihat RT mana yang paling rendah.",
      "Cetak atau simpan untuk rapat.",
    ],
    wrong: ["Lebih dari 100%? Jumlah seluruhnya terlalu kecil; betulkan angkanya."],
  },
  validation: {
    title: "Validasi bulanan",
    what: "Sekali sebulan memastikan orang di daftar masih ada, masih bekerja, dan masih di RT-nya.",
    steps: [
      "Pilih satu RT.",
      "Bacakan namanya bersama ketua RT.",
      "Tandai yang meninggal, pindah, mendapat kerja formal, atau terlalu tua. Selain itu tetap.",
      "Selesai satu RT, lanjut ke RT berikutnya.",
    ],
    wrong: [
      "Terputus di tengah? Yang sudah ditandai tersimpan; lanjutkan kapan saja.",
      "Ragu tentang seseorang? Biarkan dulu dan tanyakan.",
    ],
  },
  bpjs: {
    title: "Berkas BPJSTK",
    what: "Berkas pendaftaran untuk BPJS Ketenagakerjaan, dan jawabannya.",
    steps: [
      "Buat berkasnya dan periksa jumlah orangnya.",
      "Kirim ke kantor BPJS Ketenagakerjaan.",
      "Setelah dijawab, ambil balasannya di sini.",
      "Lihat siapa yang ditolak dan sebabnya.",
    ],
    wrong: [
      "Ada yang ditolak? Betulkan datanya, lalu ikutkan di berkas berikutnya.",
      "Balasan tidak terbaca? Pastikan berkasnya belum diubah dan tidak sedang terbuka di Excel.",
    ],
  },
  rules: {
    title: "Aturan yang dipakai",
    what: "Tarif, manfaat, dan batas usia yang dipakai menghitung, beserta dasar hukumnya.",
    steps: [
      "Baca aturan yang berlaku dan sejak kapan.",
      "Kalau kantor memberi berkas aturan baru, kepala dapat mengambilnya di sini.",
    ],
    wrong: ["Aturannya terasa usang? Hubungi kantor provinsi; jangan menghitung sendiri."],
  },
};
