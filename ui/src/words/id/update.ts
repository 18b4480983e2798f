/** A newer version of the program. */
export const update = {
  title: "Pembaruan aplikasi",
  offered: (version: string, office: string, megabytes: string) =>
    `Versi ${version} ditawarkan oleh ${office} (${megabytes} MB).`,
  running: (version: string) => `Yang terpasang sekarang versi ${version} dan tetap bisa dipakai.`,
  askLead:
    "Berkasnya dibawa jawaban kantor berikutnya, lewat flashdisk atau internet. Minta hanya kalau kuotanya cukup.",
  ask: "Minta berkasnya",
  coming: (percent: string) =>
    `Sudah diminta, ${percent}% sudah ada. Sisanya dibawa jawaban kantor berikutnya.`,
  place: "Simpan ke folder",
  placeHint: "Sudah lengkap dan cocok dengan tanda tangan kantor. Pasang saat pekerjaan sepi.",
  save: "Simpan",
  saved: "Berkas pembaruan tersimpan. Belum ada yang dipasang.",
};
