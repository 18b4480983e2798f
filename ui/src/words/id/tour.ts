/** The first walk through the sample village. */
export const tour = {
  label: "Perkenalan",
  step: (n: number, of: number) => `${n} dari ${of}`,
  next: "Lanjut",
  back: "Kembali",
  skip: "Lewati",
  done: "Selesai",
  steps: {
    welcome: {
      title: "Selamat datang di desa contoh",
      text: "Semua orang di sini karangan. Silakan mencoba apa saja; tidak ada yang bisa rusak.",
    },
    menu: {
      title: "Ini menunya",
      text: "Semua layar ada di sini. Judul berpanah membuka isinya.",
    },
    roster: {
      title: "Daftar pekerja",
      text: "Ketik nama, NIK, atau alamat di sini. Daftar menyempit selagi Anda mengetik.",
    },
    register: {
      title: "Mendaftarkan orang",
      text: "Mulai dari NIK di KTP. Tanggal lahir dan jenis kelamin terbaca sendiri.",
    },
    bundle: {
      title: "Mengirim ke provinsi",
      text: "Lewat flashdisk, WhatsApp, atau internet. Kalau hilang di jalan, buat lagi saja.",
    },
    help: {
      title: "Bantuan selalu dekat",
      text: "Tekan F1 di layar mana pun: untuk apa layar itu, caranya, dan kalau ada masalah.",
    },
  },
};
