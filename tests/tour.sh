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
kode=64.74.01.1002
catatan=$folder/catatan.txt
answer=

step() { printf '\n\033[1m%s\033[0m\n' "$*"; }
say() { printf '   %s\n' "$*"; }

# Runs a command, shows it, and keeps what it answered, for `told` and in the notes.
does() {
  local shown=lindung word
  for word in "$@"; do
    [[ $word != *\ * ]] || word="\"$word\""
    shown+=" $word"
  done
  shown=${shown//$folder\//}
  printf '   \033[2m$ %s\033[0m\n' "${shown//$samples\//}"
  if ! answer=$("$lindung" "$@"); then
    printf '%s\n' "$answer"
    exit 1
  fi
  printf '$ %s\n%s\n\n' "$shown" "$answer" >>"$catatan"
}

# A field of the last answer.
told() { sed -n "s/^$1: *//p" <<<"$answer" | head -n 1; }

# The people of the last answer as a table.
people() {
  sed -n 's/^  .*name=\(.*\)  nik=\(.*\)  occupation=\(.*\)  rt=\(.*\)  rw=\(.*\)  state=.*/\1|\2|\3|RT \4|RW \5/p' \
    <<<"$answer" | awk -F'|' '{ printf "   %-26s %s  %-30s %s %s\n", $1, $2, $3, $4, $5 }'
}

rows() {
  say "$(told rows) baris dibaca: $(told registered) orang baru, $(told doubtful) disimpan tetapi" \
    "perlu dilihat lagi, $(told refused) ditolak."
}

printf '\033[1mTur Lindung.\033[0m Semua orang di sini karangan.\n'

step "1. Kelurahan Bontang Baru menyiapkan daftarnya."
does village new --sample --home "$desa" --village "$kode" --clerk "Siti Aminah (contoh)"
say "Kode pemulihan, tampil sekali ini saja: $(told recovery_code)"

step "2. Kantor provinsi dibuka, dan mengundang kelurahan itu."
does office new --home "$kantor" --region 64 --name "Dinas Tenaga Kerja Kalimantan Timur (contoh)"
does office invite --home "$kantor" --village "$kode" --out "$folder/undangan.lindung"
say "Enam kata kantor ini: $(told fingerprint)"

step "3. Kelurahan menerima undangan. Enam katanya harus sama dengan yang dibacakan kantor."
does village join --home "$desa" --invitation "$folder/undangan.lindung"
say "Enam kata di undangan: $(told fingerprint)"

step "4. Daftar dari ketua RT dibaca. Dilihat dulu, belum ada yang disimpan:"
does village import --home "$desa" "$samples/bontang-baru-rt.xlsx" --dry-run
rows
step "   Lalu disimpan, dengan laporan per baris untuk dikembalikan ke RT:"
does village import --home "$desa" "$samples/bontang-baru-rt.xlsx" \
  --programmes jkk,jkm --from 2026-01 --until 2027-01 --report "$folder/keterangan-rt.xlsx"
rows

step "5. Beberapa dari mereka:"
does village workers --home "$desa" --limit 5
people

step "6. Kartu dicetak, sepuluh pada selembar F4, depan dan belakang."
does village cards --home "$desa" --out "$folder/kartu.pdf" --sheet f4 --side both
say "$(told cards) kartu pada $(told pages) halaman."

step "7. Kiriman untuk provinsi: satu berkas tersegel, lewat flashdisk atau WhatsApp."
does village make --home "$desa" --out "$folder/kiriman.lindung"
say "$(told entries) catatan dalam $(told bytes) bita, sudah dibaca ulang dan utuh."

step "8. Kantor menerimanya dan menulis jawaban."
does office take --home "$kantor" "$folder/kiriman.lindung" --answers "$folder/jawaban"
does office report --home "$kantor" --out "$folder/laporan-kantor.xlsx"
say "Diterima."

step "9. Kelurahan menerima jawaban."
for file in "$folder"/jawaban/*; do does village take --home "$desa" "$file"; done
does village status --home "$desa"
say "$(told workers) orang diterima provinsi pada $(told acknowledged_on);" \
  "$(told pending) catatan masih menunggu dikirim."

step "10. Semua catatan dihitung ulang dari awal dan dibandingkan dengan daftar."
does village verify --home "$desa"
[[ $(told ok) == true ]] || { say "Ada yang tidak cocok."; exit 1; }
say "Utuh: $(told entries) catatan diperiksa satu per satu."

cat <<END

Selesai. Berkasnya ada di sini, silakan dibuka:
   kartu untuk dicetak         $folder/kartu.pdf
   laporan untuk RT            $folder/keterangan-rt.xlsx
   undangan dari kantor        $folder/undangan.lindung
   kiriman ke provinsi         $folder/kiriman.lindung
   jawaban dari provinsi       $(ls "$folder"/jawaban/*)
   laporan kantor              $folder/laporan-kantor.xlsx
   data desa (terkunci)        $desa
   data kantor (terkunci)      $kantor
   semua jawaban perintah      $catatan

Kata sandi keduanya: $LINDUNG_PASSPHRASE
END
