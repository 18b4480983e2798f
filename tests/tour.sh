#!/usr/bin/env bash
# The first whole path from the command line: a list becomes people, cards, a parcel, an answer.
#   tests/tour.sh EXECUTABLE FOLDER
# The folder is emptied first. Everybody in it is made up.
set -euo pipefail

lindung=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
samples=$(cd "$(dirname "${BASH_SOURCE[0]}")/samples" && pwd)
rm -rf "${folder:?}"/*
export LINDUNG_PASSPHRASE="tur di desa contoh"

desa=$folder/desa
kantor=$folder/kantor
kode=64.74.02.1001

step() { printf '\n\033[1m%s\033[0m\n' "$*"; }
does() { printf '   \033[2mlindung %s\033[0m\n' "$*" | sed "s|$folder/||g; s|$samples/||g"; "$lindung" "$@" | sed 's/^/   /'; }

step "1. Desa menyiapkan daftarnya. Kode pemulihan tampil sekali ini saja."
does village new --sample --home "$desa" --village "$kode" --clerk "Siti Aminah (contoh)"

step "2. Kantor provinsi dibuka, dan mengundang desa itu."
does office new --home "$kantor" --region 64 --name "Dinas Tenaga Kerja Kalimantan Timur (contoh)"
does office invite --home "$kantor" --village "$kode" --out "$folder/undangan.lindung"

step "3. Desa menerima undangan. Enam kata itu dibacakan lewat telepon dan harus sama."
does village join --home "$desa" --invitation "$folder/undangan.lindung"

step "4. Daftar dari RT masuk. Dilihat dulu, belum disimpan:"
does village import --home "$desa" "$samples/bontang-baru-rt.xlsx" --dry-run

step "   Lalu disimpan, dengan laporan per baris untuk dikembalikan ke RT:"
does village import --home "$desa" "$samples/bontang-baru-rt.xlsx" \
  --programmes jkk,jkm --from 2026-01 --until 2027-01 --report "$folder/keterangan-rt.xlsx"

step "5. Beberapa orang dari daftar itu:"
does village workers --home "$desa" --limit 5

step "6. Kartu dicetak, sepuluh selembar kertas F4, depan dan belakang."
does village cards --home "$desa" --out "$folder/kartu.pdf" --sheet f4 --side both

step "7. Kiriman untuk provinsi: satu berkas tersegel, cukup kecil untuk WhatsApp."
does village make --home "$desa" --out "$folder/kiriman.lindung"

step "8. Kantor menerimanya dan menulis jawaban."
does office take --home "$kantor" "$folder/kiriman.lindung" --answers "$folder/jawaban"

step "9. Desa menerima jawaban: sekarang setiap orang 'diterima provinsi'."
for answer in "$folder"/jawaban/*; do does village take --home "$desa" "$answer"; done
does village status --home "$desa"

step "10. Semua catatan dihitung ulang dari awal, dan cocok:"
does village verify --home "$desa"

cat <<END

Selesai. Berkasnya ada di sini, silakan dibuka:
   kartu untuk dicetak         $folder/kartu.pdf
   laporan untuk RT            $folder/keterangan-rt.xlsx
   undangan dari kantor        $folder/undangan.lindung
   kiriman ke provinsi         $folder/kiriman.lindung
   jawaban dari provinsi       $folder/jawaban/
   data desa (terkunci)        $desa
   data kantor (terkunci)      $kantor
END
