//! What officers, OpenSID, SIKS-NG and BPJSTK write above a column.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::Column;

/// The headers seen for each column, folded as [`fold`] does, the surest first.
const ALIASES: &[(Column, &str)] = &[
    (Column::No, "no nomor nourut nomorurut norut nomer num"),
    (
        Column::Nik,
        "nik nomorindukkependudukan noindukkependudukan nonik nomornik nikktp niknoktp noktp \
         nomorktp noektp nomorektp noktpel nomoridentitas noidentitas ktp ektp ktpnik nikpeserta",
    ),
    (
        Column::Name,
        "namalengkap nama namalengkapsesuaiktp namasesuaiktp namaktp namapeserta namapekerja \
         namakader namapetugas namatenagakerja namatk namawarga namapenduduk \
         namapekerjarentan fullname name",
    ),
    (
        Column::FamilyCard,
        "nokk nomorkk nokartukeluarga nomorkartukeluarga nkk kk nomorkkk kartukeluarga",
    ),
    (
        Column::BirthPlace,
        "tempatlahir tmptlahir tmplahir tptlahir tempatkelahiran kotalahir lahirtempat \
         kelahirantempat tempatlhr birthplace placeofbirth",
    ),
    (
        Column::BornOn,
        "tgllahir tanggallahir tanggalkelahiran tgllhr tgglahir tglahir lahirtanggal lahirtgl \
         kelahirantanggal birthdate dateofbirth dob",
    ),
    (
        Column::BirthPlaceAndDate,
        "ttl tempattgllahir tempattanggallahir tempatdantanggallahir tempatdantgllahir \
         tempattgllhr tmptgllahir tmpttgllahir tmpttanggallahir tempatlahirtgllahir \
         tempatlahirtanggallahir tempattglahir tgltempatlahir",
    ),
    (Column::Sex, "jeniskelamin jk lp sex jnskelamin jeniskel jnskel jkel kelamin gender pl lkpr"),
    (
        Column::Address,
        "alamat alamatlengkap alamatktp alamatsesuaiktp alamatrumah alamattinggal \
         alamattempattinggal alamatsekarang alamatdomisili tempattinggal domisili jalan",
    ),
    (
        Column::Hamlet,
        "dusun namadusun lingkungan dukuh dusunlingkungan banjar jorong kampung kadus dsn nagori",
    ),
    (Column::Rt, "rt nort nomorrt"),
    (Column::Rw, "rw norw nomorrw"),
    (Column::RtRw, "rtrw rwrt nortrw rtdanrw"),
    (
        Column::Village,
        "desakelurahan kelurahandesa desa kelurahan namadesa namakelurahan desakel keldesa kel",
    ),
    (Column::District, "kecamatan kec namakecamatan distrik kapanewon kemantren"),
    (
        Column::Phone,
        "nohp nomorhp hp handphone nohandphone nomorhandphone telepon notelepon nomortelepon \
         notelp notlp telp tlp nohpwa nowa nomorwa wa whatsapp nowhatsapp notelphp notelponhp \
         noteleponhp nomorteleponhp hpwa hptelp ponsel kontak nokontak phone",
    ),
    (Column::Email, "email alamatemail surel"),
    (
        Column::Occupation,
        "pekerjaan jenispekerjaan jenispekerjaan1 pekerjaan1 pekerjaanutama pekerjaansaatini \
         profesi matapencaharian jabatan occupation",
    ),
    (Column::SecondOccupation, "jenispekerjaan2 pekerjaan2 pekerjaansampingan"),
    (Column::OccupationCode, "pekerjaanid idpekerjaan kodepekerjaan"),
    (
        Column::Kpj,
        "kpj nokpj nomorkpj nobpjstk nobpjsketenagakerjaan nokpjbpjstk nomorkpjbpjstk \
         nokartubpjsketenagakerjaan nomorkartubpjsketenagakerjaan",
    ),
    (
        Column::Income,
        "upah penghasilan pendapatan gaji upahperbulan penghasilanperbulan pendapatanperbulan \
         penghasilanbulan pendapatanbulan penghasilanbulanan upahbulan",
    ),
    (
        Column::Status,
        "status statusdasar statuspenduduk statuskependudukan statuspeserta statuskepesertaan \
         statustk statusaktif statusvalidasi statusverifikasi statusupload",
    ),
    (
        Column::Remark,
        "alasanpenolakan alasanditolak alasangagal alasantolak alasan pesankesalahan pesanerror \
         errormessage keteranganpenolakan keteranganerror keterangangagal hasilvalidasi \
         hasilverifikasi keterangan ket catatan remark remarks pesan message error",
    ),
    (
        Column::SaidOn,
        "tglkepesertaan tanggalkepesertaan tglaktif tanggalaktif tglstatus tanggalstatus tglkpj \
         tanggalkpj tglterbitkpj tanggalterbitkpj tglpeserta tmtkepesertaan tmt",
    ),
];

/// How sure an alias is: 0 the surest spelling, [`BY_WORDS`] only a likeness.
pub(crate) type Rank = usize;

/// The rank of a header that is known by its words only.
pub(crate) const BY_WORDS: Rank = 100;

static TABLE: LazyLock<BTreeMap<&'static str, (Column, Rank)>> = LazyLock::new(|| {
    let mut table = BTreeMap::new();
    for (column, names) in ALIASES {
        for (rank, name) in names.split_ascii_whitespace().enumerate() {
            table.entry(name).or_insert((*column, rank));
        }
    }
    table
});

/// Whose number or name it is, if not the worker's own.
const OTHERS: &str = "ayah ibu bapak orangtua ortu suami istri isteri pasangan anak wali ahli \
                      waris kepala kk pelapor saksi darurat pendata petugas keluarga";

/// What else has a name or an address.
const THINGS: &str = "desa kelurahan dusun kecamatan kabupaten kota provinsi jalan lingkungan \
                      rt rw usaha kelompok posyandu perusahaan instansi bank program sekolah \
                      kantor toko ibukandung email file wilayah daerah";

/// Lower case, without spaces, dots, slashes, underscores: "N I K" and "No. KTP" become
/// "nik" and "noktp".
pub(crate) fn fold(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The column that a header names, if it names any.
pub(crate) fn column_of(header: &str) -> Option<(Column, Rank)> {
    let exact = |text: &str| TABLE.get(fold(text).as_str()).copied();
    exact(header).or_else(|| exact(&without_brackets(header))).or_else(|| by_words(header))
}

/// "Jenis Kelamin (L/P)" is "Jenis Kelamin".
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

fn by_words(header: &str) -> Option<(Column, Rank)> {
    let text = without_brackets(header).to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // A header is a few words; a longer text is a title or a note.
    if words.len() < 2 || words.len() > 8 {
        return None;
    }
    let any = |list: &str| list.split_ascii_whitespace().any(|word| words.contains(&word));
    let starts = |list: &str| {
        words.first().is_some_and(|first| list.split_ascii_whitespace().any(|w| w == *first))
    };
    if any("kk") && any("no nomor kartu") && !any("kepala nama") {
        return Some((Column::FamilyCard, BY_WORDS));
    }
    if any(OTHERS) {
        return None;
    }
    let date = any("tgl tanggal tgg");
    let column = if any("lahir lhr kelahiran") {
        match (any("tempat tmpt tmp kota"), date) {
            (true, true) => Column::BirthPlaceAndDate,
            (true, false) => Column::BirthPlace,
            (false, true) => Column::BornOn,
            (false, false) => return None,
        }
    } else if starts("nama") && !any(THINGS) {
        Column::Name
    } else if starts("alamat") && !any(THINGS) {
        Column::Address
    } else if any("rt") && any("rw") {
        Column::RtRw
    } else if any("nik ktp") && !date && !starts("nama alamat status foto scan") {
        Column::Nik
    } else if any("kelamin") {
        Column::Sex
    } else if any("hp telepon telp telpon handphone wa whatsapp") {
        Column::Phone
    } else if starts("pekerjaan profesi") && !any(THINGS) {
        Column::Occupation
    } else {
        return None;
    };
    Some((column, BY_WORDS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_however_they_are_spelt() {
        let table = [
            ("NIK", "nik"),
            ("N I K", "nik"),
            ("NIK KTP", "nik"),
            ("NO. KTP", "nik"),
            ("No. E-KTP", "nik"),
            ("NOMOR_IDENTITAS", "nik"),
            ("NIK (16 digit)", "nik"),
            ("NIK sesuai KTP", "nik"),
            ("NAMA", "name"),
            ("Nama Kader", "name"),
            ("NAMA_LENGKAP", "name"),
            ("Nama Lengkap Sesuai e-KTP", "name"),
            ("Nama Nelayan", "name"),
            ("no_kk", "family_card"),
            ("Nomor Kartu Keluarga (KK)", "family_card"),
            ("TGL LAHIR", "born_on"),
            ("Tanggal Lahir (dd-mm-yyyy)", "born_on"),
            ("tanggallahir", "born_on"),
            ("Tempat / Tgl Lahir", "birth_place_and_date"),
            ("Tempat, Tanggal Lahir", "birth_place_and_date"),
            ("TTL", "birth_place_and_date"),
            ("tempatlahir", "birth_place"),
            ("L/P", "sex"),
            ("JK", "sex"),
            ("Jenis Kelamin (L/P)", "sex"),
            ("SEX", "sex"),
            ("RT/RW", "rt_rw"),
            ("R.T.", "rt"),
            ("No. HP", "phone"),
            ("HANDPHONE", "phone"),
            ("Nomor HP / WA Aktif", "phone"),
            ("JENIS_PEKERJAAN_1", "occupation"),
            ("JENIS_PEKERJAAN_2", "second_occupation"),
            ("pekerjaan_id", "occupation_code"),
            ("Desa/Kelurahan", "village"),
            ("UPAH", "income"),
            ("Ket.", "remark"),
            ("No", "no"),
        ];
        for (header, key) in table {
            assert_eq!(column_of(header).map(|found| found.0.key()), Some(key), "{header}");
        }
    }

    #[test]
    fn headers_about_someone_or_something_else_are_left_alone() {
        for header in [
            "ayah_nik",
            "NIK Ibu",
            "nama_ayah",
            "Nama Ahli Waris",
            "Nama Kepala Keluarga",
            "Nama Posyandu",
            "Nama Usaha",
            "No HP Darurat",
            "Tgl Lahir Anak",
            "Tanggal Daftar",
            "kk_level",
            "status_kawin",
            "DATA PEKERJA RENTAN",
            "Foto KTP",
            "",
        ] {
            assert_eq!(column_of(header), None, "{header}");
        }
    }
}
