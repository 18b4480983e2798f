import type { TaskKind } from "../../contract/desk";

/** What is said of some work: after its number, and below it. */
interface TaskWords {
  what: (task: { month: string; days: string | undefined }) => string;
  more: (task: { days: string | undefined }) => string;
}

/** What waits to be done today. */
export const tasks = {
  title: "Yang menunggu Anda",
  done: "Semua beres untuk hari ini.",
  doneMore: "Tidak ada yang menunggu. Daftar, kiriman, dan cadangan dalam keadaan baik.",
  only: (n: string) => `Hanya ${n} yang dipilih dari Beranda.`,
  onlyAll: "Lihat semua",
  kinds: {
    places_end_at_new_year: {
      what: ({ month }) => `orang belum punya tempat mulai ${month}`,
      more: () =>
        "Perlindungan terputus di pergantian tahun anggaran. Catat SK tahun baru dan beri mereka tempat.",
    },
    places_end: {
      what: ({ month }) => `orang belum punya tempat mulai ${month}`,
      more: () => "Perpanjang SK-nya, atau beri mereka tempat dalam SK lain.",
    },
    claim_papers: {
      what: () => "klaim menunggu berkas",
      more: ({ days }) =>
        days
          ? `Yang paling lama sudah ${days} hari.`
          : "Mintakan berkas yang kurang kepada keluarga.",
    },
    bill_overdue: {
      what: () => "tagihan lewat jatuh tempo",
      more: ({ days }) =>
        `${days ? `Yang paling lama ${days} hari. ` : ""}Catat pembayarannya, supaya hak tidak terputus.`,
    },
    behind: {
      what: () => "orang menunggak iuran",
      more: () => "Haknya habis kalau dibiarkan. Lihat siapa yang paling dulu.",
    },
    bill_not_made: {
      what: ({ month }) => `SK belum dibuatkan tagihan untuk ${month}`,
      more: () => "Buat tagihannya, supaya iuran bulan ini bisa dibayar.",
    },
    doubts: {
      what: () => "orang dengan data yang perlu dilihat lagi",
      more: () =>
        "Misalnya tanggal lahir berbeda dari NIK, atau ditolak BPJSTK. Buka satu per satu.",
    },
    cards: {
      what: () => "kartu sudah dicetak, belum diserahkan",
      more: () => "Serahkan kepada orangnya, lalu catat tanggalnya.",
    },
    worklist: {
      what: () => "baris daftar menunggu dibetulkan",
      more: () => "Ditolak saat mengambil daftar, misalnya karena NIK-nya kurang.",
    },
    validation: {
      what: ({ month }) => `peserta belum divalidasi untuk ${month}`,
      more: () => "Masih di desa, bekerja, dan sehat? Periksa per RT.",
    },
    bill_unpaid: {
      what: () => "tagihan belum dibayar",
      more: () => "Belum jatuh tempo.",
    },
    pending: {
      what: () => "catatan belum dinyatakan diterima provinsi",
      more: ({ days }) =>
        days ? `Yang paling lama sudah ${days} hari.` : "Buat kiriman, lalu terima jawabannya.",
    },
    backup: {
      what: () => "catatan belum ada di cadangan",
      more: ({ days }) =>
        days
          ? `Cadangan terakhir ${days} hari yang lalu.`
          : "Kalau laptop ini hilang, catatan itu ikut hilang.",
    },
    drill: {
      what: () => "hari sejak kode pemulihan terakhir dipastikan",
      more: () => "Ambil kertasnya dan ketik kodenya sekali. Cukup setahun sekali.",
    },
  } satisfies Record<TaskKind, TaskWords> as Record<TaskKind, TaskWords>,
};
