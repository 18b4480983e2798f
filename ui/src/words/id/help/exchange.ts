/** Guides to the screens about sending, checking and the window itself. */
export const exchange = {
  start: {
    title: "Pertama kali",
    what: "Menyiapkan daftar desa Anda di laptop ini. Sekali saja, kira-kira lima menit.",
    steps: [
      "Pilih provinsi, kabupaten, kecamatan, lalu desa.",
      "Tulis nama Anda.",
      "Buat kata sandi yang mudah Anda ingat.",
      "Cetak kode pemulihan dan simpan kertasnya di tempat aman.",
    ],
    wrong: [
      "Laptop lama hilang atau rusak? Tekan “Pulihkan dari cadangan”.",
      "Desa tidak ketemu? Ketik lebih sedikit huruf.",
    ],
  },
  unlock: {
    title: "Membuka daftar",
    what: "Daftar desa terkunci. Kata sandi Anda membukanya.",
    steps: ["Ketik kata sandi Anda.", "Tekan Enter."],
    wrong: [
      "Lupa kata sandi? Tekan “Lupa kata sandi? Pakai kode pemulihan” dan ketik kode di kertasnya.",
      "Salah beberapa kali? Tunggu sebentar; setiap salah menunggu lebih lama.",
      "Kertasnya juga hilang? Petugas lain di desa masih bisa masuk dan membuatkan yang baru.",
    ],
  },
  bundle: {
    title: "Kiriman provinsi",
    what: "Data pergi dan pulang dalam satu berkas tersegel: lewat flashdisk, WhatsApp, atau internet.",
    steps: [
      "Pilih flashdisk atau folder, lalu tekan “Buat kiriman”.",
      "Antar flashdisknya, atau kirim berkasnya lewat WhatsApp ke kantor.",
      "Kantor memberi berkas jawaban. Ambil di sini.",
      "Sesudah itu tertulis kapan provinsi menerimanya.",
    ],
    wrong: [
      "Flashdisk hilang? Buat kiriman lagi. Tidak ada yang hilang, dan isinya tidak bisa dibuka orang lain.",
      "WhatsApp mengubah nama berkas? Tidak apa-apa; Lindung tetap mengenalinya.",
      "Lama tidak dijawab? Telepon kantor dan sebutkan enam kata laptop ini.",
    ],
  },
  check: {
    title: "Periksa kartu",
    what: "Memastikan sebuah kartu asli dan masih berlaku, tanpa internet.",
    steps: [
      "Pindai kode QR di kartu, atau tempelkan tulisannya.",
      "Tekan “Periksa”.",
      "Cocokkan nama di layar dengan orangnya.",
    ],
    wrong: [
      "Tertulis kedaluwarsa? Cetakkan kartu tahun ini.",
      "Tertulis diubah? Jangan diterima; hubungi desa yang membuatnya.",
    ],
  },
  settings: {
    title: "Pengaturan",
    what: "Tampilan, desa dan kop surat, petugas, kata sandi, laptop, kertas dan printer, dan cadangan.",
    steps: [
      "Pilih bagiannya di kiri.",
      "Tulisan terlalu kecil? Buka “Tampilan” dan pilih “Besar”.",
      "Pasang cadangan harian ke flashdisk di bagian “Cadangan”.",
      "Setahun sekali, pastikan kertas kode pemulihan masih ada.",
    ],
    wrong: [
      "Tombolnya tidak ada? Sebagian hanya untuk kepala.",
      "Laptop hilang? Buka bagian “Laptop” dari laptop lain, dan tekan “Laporkan hilang”.",
    ],
  },
};
