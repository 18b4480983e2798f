/** Guides to the screens about people. */
export const people = {
  home: {
    title: "Beranda",
    what: "Layar pertama setiap hari: apa yang perlu dikerjakan hari ini, dan jalan pintas ke sana.",
    steps: [
      "Lihat angka di atas: berapa orang di daftar, dan berapa catatan belum dikirim.",
      "Tekan sebuah angka atau kotak untuk langsung ke daftarnya.",
      "Kotak yang berwarna adalah langkah yang paling perlu.",
      "Menu di kiri membuka layar lain. Tombol Alt bersama 1 sampai 9 juga bisa.",
    ],
    wrong: [
      "Angkanya terasa salah? Buka “Pengaturan”, “Data & aturan”, lalu tekan “Periksa sekarang”.",
      "Tersesat? Tekan Alt+1 untuk kembali ke sini.",
    ],
  },
  roster: {
    title: "Daftar pekerja",
    what: "Semua orang yang sudah dicatat. Di sini Anda mencari seseorang, dan memilih kelompok untuk dicetak.",
    steps: [
      "Ketik nama, NIK, atau alamat. Daftar menyempit selagi Anda mengetik.",
      "Pilih RT, RW, pekerjaan, atau keadaan untuk menyaring lagi.",
      "Tekan nama orangnya untuk membuka halamannya.",
      "“Simpan atau cetak daftar” dan “Cetak kartu mereka” mengikuti saringan yang terlihat.",
    ],
    wrong: [
      "Orangnya tidak ketemu? Kosongkan saringan dan ketik lebih sedikit huruf.",
      "Namanya muncul dua kali? Buka salah satu, lalu tekan “Bandingkan”.",
    ],
  },
  worker: {
    title: "Halaman seseorang",
    what: "Semua tentang satu orang: datanya, kepesertaan, kartu, klaim, dan riwayat siapa mengubah apa.",
    steps: [
      "Baca keadaannya di bawah nama: terdaftar atau peserta, dan sudah diterima provinsi atau belum.",
      "Kotak kuning menyebut hal yang perlu dilihat lagi, dan apa sebabnya.",
      "Tekan “Betulkan data” kalau ada yang keliru.",
      "Catat di sini kalau orang itu meninggal atau pindah.",
      "“Cetak data pribadi” dipakai bila orangnya meminta salinan datanya.",
    ],
    wrong: [
      "Salah mendaftarkan orang? Pilih “Batalkan pendaftaran”, tulis alasannya. Riwayatnya tetap ada.",
      "NIK tertutup titik-titik? Tekan “Perlihatkan”. Itu tercatat, supaya data warga aman.",
    ],
  },
  register: {
    title: "Daftarkan orang",
    what: "Mencatat satu orang dari KTP-nya. Mulai dari NIK; tanggal lahir dan jenis kelamin terbaca sendiri.",
    steps: [
      "Minta KTP-nya, lalu ketik 16 angka NIK.",
      "Tekan Enter untuk pindah ke isian berikutnya. Mouse tidak perlu.",
      "Kalau muncul “Mungkin sudah terdaftar”, lihat dulu apakah orangnya sama.",
      "Isi nama persis seperti di KTP, lalu RT dan RW.",
      "Tekan Ctrl+Enter untuk menyimpan. Isian berikutnya langsung siap.",
    ],
    wrong: [
      "Listrik mati? Isian Anda tersimpan dan kembali saat Lindung dibuka lagi.",
      "Tanggal lahir berbeda dari NIK? Boleh disimpan; Lindung menandainya untuk dilihat lagi.",
      "Tidak mau tersimpan? Baca tulisan merah di bawah isian; di situ tertulis apa yang kurang.",
    ],
  },
  correct: {
    title: "Betulkan data",
    what: "Membetulkan data seseorang. Yang lama tidak hilang; riwayat mencatat yang dulu dan yang sekarang.",
    steps: [
      "Ubah hanya isian yang keliru.",
      "Cocokkan sekali lagi dengan KTP atau KK.",
      "Tekan “Simpan perubahan”.",
    ],
    wrong: [
      "Keliru membetulkan? Betulkan lagi. Nilai yang lama tertulis di riwayat orangnya.",
      "NIK ternyata milik orang lain? Jangan diubah; batalkan pendaftaran dan daftarkan lagi.",
    ],
  },
  importing: {
    title: "Ambil dari Excel",
    what: "Memasukkan daftar dari RT, OpenSID, atau dinas sekaligus. Anda melihat hasilnya dulu, baru menyimpan.",
    steps: [
      "Pilih berkasnya: Excel, LibreOffice, atau CSV.",
      "Tekan “Baca dan perlihatkan”. Belum ada yang disimpan.",
      "Periksa kolomnya. Yang keliru diganti, lalu baca lagi.",
      "Lihat hasil tiap baris: baru, sama, perlu dilihat, atau ditolak.",
      "Tekan “Simpan … orang” kalau sudah cocok.",
    ],
    wrong: [
      "NIK berakhir 0 semua? Excel menyimpannya sebagai angka. Minta RT mengetik ulang kolom itu sebagai teks.",
      "Salah berkas? Tekan “Urungkan pengambilan ini”; semua orang yang tadi masuk dibatalkan.",
      "Baris yang ditolak tidak hilang: ada di “Menunggu dibetulkan”.",
    ],
  },
  worklist: {
    title: "Menunggu dibetulkan",
    what: "Baris yang ditolak saat mengambil daftar. Cocokkan dengan KTP-nya, lalu daftarkan.",
    steps: [
      "Baca sebabnya di tiap baris.",
      "Hubungi orangnya atau RT-nya, dan minta KTP.",
      "Betulkan selnya lalu tekan “Daftarkan”, atau “Isi lengkap” untuk mengisi semuanya.",
      "Baris yang memang keliru boleh dibuang.",
    ],
    wrong: ["Terlalu banyak baris? Minta RT mengirim berkas yang benar, lalu ambil lagi."],
  },
  photos: {
    title: "Foto dari folder",
    what: "Memasang foto banyak orang sekaligus dari satu folder.",
    steps: [
      "Beri nama tiap foto dengan NIK atau nama lengkap orangnya.",
      "Pilih foldernya, lalu tekan “Cocokkan dan perlihatkan”.",
      "Periksa siapa cocok dengan foto mana.",
      "Tekan “Pasang … foto”.",
    ],
    wrong: [
      "Foto tertulis “Tidak dikenal”? Nama berkasnya belum sama dengan NIK atau nama di daftar.",
      "Salah pasang? Tekan “Batalkan semua foto ini”.",
    ],
  },
  cards: {
    title: "Cetak kartu",
    what: "Membuat kartu untuk satu orang, satu RT, atau semua, sebagai berkas yang bisa dicetak di mana saja.",
    steps: [
      "Pilih kartu siapa yang dicetak.",
      "Pilih kertasnya. Kalau lembarnya sudah terpakai sebagian, pilih kotak kosong pertama.",
      "Lihat gambarnya; begitulah hasil cetaknya.",
      "Simpan berkasnya, lalu cetak pada ukuran sebenarnya (100%).",
      "Serahkan kartunya dan catat tanggalnya.",
    ],
    wrong: [
      "Hasil cetak bergeser? Matikan penyesuaian ke halaman di printer; pilih ukuran sebenarnya.",
      "Kartu hilang atau rusak? Cetak lagi dengan alasannya; kartu menyebut cetakan ke berapa.",
    ],
  },
  letters: {
    title: "Surat & daftar",
    what: "Surat, daftar, dan formulir kosong dengan kop desa Anda, siap ditandatangani.",
    steps: [
      "Pilih suratnya.",
      "Pilih tentang siapa, kalau diminta.",
      "Lihat gambar halaman pertamanya.",
      "Simpan berkasnya, lalu cetak.",
    ],
    wrong: [
      "Kop atau nama kepala keliru? Betulkan di “Pengaturan”, bagian “Desa & kop surat”.",
      "Kertasnya tidak pas? Pilih F4 atau A4 sesuai kertas di printer.",
    ],
  },
};
