/** The village's laptops. */
export const laptops = {
  title: "Laptop desa ini",
  lead: "Setiap laptop punya tanda tiga huruf atau angka sendiri, seperti di nomor kartu dan nama berkas kirimannya.",
  this: "laptop ini",
  lost: "dilaporkan hilang",
  revoked: "dicabut kantor",
  entries: (n: string) => `${n} catatan`,
  last: (day: string) => `terakhir ${day}`,
  report: "Laporkan hilang…",
  reportTitle: (tag: string) => `Laporkan laptop ${tag} hilang?`,
  reportLead:
    "Sejak ini tidak ada kiriman yang bisa dibuka di laptop itu. Ini tidak bisa ditarik kembali: kalau ketemu, laptop itu perlu undangan baru.",
  reportMore:
    "Kantor melihat laporan ini pada kiriman berikutnya, lalu mencabut laptop itu. Sampai saat itu catatannya masih dihitung, jadi teleponlah kantor juga.",
  reportIt: "Laporkan hilang",
  reported: (tag: string) => `Laptop ${tag} dilaporkan hilang.`,
  renew: "Ganti kunci…",
  renewTitle: "Ganti kunci laptop ini?",
  renewLead:
    "Lakukan ini setelah laptop diservis, atau kalau isinya mungkin pernah disalin orang lain. Laptop ini mendapat tanda baru; data, kartu, dan kata sandi tetap sama.",
  renewMore:
    "Kantor dan laptop lain menerimanya tanpa undangan baru, karena kunci lama ikut menandatangani.",
  renewIt: "Ganti kunci",
  renewed: "Kunci laptop ini sudah baru.",
  invite: "Undang laptop lain",
  place: "Simpan undangan sebagai",
  placeHint: "Misalnya di flashdisk. Undangan ini berlaku untuk satu laptop saja.",
  fileName: "undangan-laptop.lindung",
  invitationKind: "Undangan Lindung",
  write: "Buat undangan",
  invited: "Undangan tersimpan. Ambil di laptop yang lain.",
  compare: "Di laptop yang lain harus muncul enam kata yang sama:",
  asideTitle: (n: string) => `${n} catatan tidak dihitung`,
  asideLead:
    "Dicatat di laptop yang sudah dicabut kantor. Periksa satu per satu: yang benar, catat ulang; yang tidak, biarkan.",
  again: "Catat ulang",
};
