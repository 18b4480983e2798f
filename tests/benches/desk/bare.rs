//! The same bare work: plain rows with a full-text index in SQLCipher, sealed and opened.

use lindung_domain::details::{Details, Field};
use lindung_log::AgeIdentity;
use rusqlite::{Connection, Transaction, params};
use std::io::{Read, Write};
use std::path::Path;

pub(crate) fn database(path: &Path) -> Connection {
    let db = Connection::open(path).unwrap();
    db.pragma_update(None, "key", format!("x'{}'", "07".repeat(32))).unwrap();
    db.pragma_update(None, "cipher_memory_security", "OFF").unwrap();
    db.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
    db.pragma_update(None, "synchronous", "FULL").unwrap();
    db.pragma_update(None, "cache_size", "-65536").unwrap();
    db.execute_batch(
        "CREATE TABLE person (id INTEGER PRIMARY KEY, nik TEXT, name TEXT, born_at TEXT,
           born_on TEXT, sex TEXT, family TEXT, address TEXT, rt TEXT, rw TEXT, phone TEXT,
           occupation TEXT) STRICT;
         CREATE INDEX person_nik ON person (nik);
         CREATE VIRTUAL TABLE person_text USING fts5 (name, nik, address, content = '',
           contentless_delete = 1, prefix = '2 4');",
    )
    .unwrap();
    db
}

pub(crate) fn insert(db: &mut Connection, rows: &[[String; 11]]) {
    let tx = db.transaction().unwrap();
    put(&tx, 1, rows);
    tx.commit().unwrap();
}

/// The same within a transaction, numbered from here on.
pub(crate) fn put(tx: &Transaction<'_>, first: i64, rows: &[[String; 11]]) {
    let mut person = tx
        .prepare_cached("INSERT INTO person VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)")
        .unwrap();
    let mut text = tx
        .prepare_cached("INSERT INTO person_text (rowid, name, nik, address) VALUES (?1,?2,?3,?4)")
        .unwrap();
    for (id, r) in (first..).zip(rows) {
        person
            .execute(params![id, r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8], r[9], r[10]])
            .unwrap();
        text.execute(params![id, r[1], r[0], r[6]]).unwrap();
    }
}

const FIELDS: [Field; 11] = [
    Field::Nik,
    Field::Name,
    Field::BirthPlace,
    Field::BornOn,
    Field::Sex,
    Field::FamilyCard,
    Field::Address,
    Field::Rt,
    Field::Rw,
    Field::Phone,
    Field::Occupation,
];

pub(crate) fn row(person: &Details) -> [String; 11] {
    FIELDS.map(|field| person.get(field).unwrap_or_default().to_owned())
}

/// CBOR, zstd 9, age, and nothing else.
pub(crate) fn seal(rows: &[[String; 11]], office: &AgeIdentity) -> Vec<u8> {
    let plain = minicbor::to_vec(rows).unwrap();
    let packed = zstd::encode_all(plain.as_slice(), 9).unwrap();
    let recipient: age::x25519::Recipient = office.recipient().as_str().parse().unwrap();
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
            .unwrap();
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
    writer.write_all(&packed).unwrap();
    writer.finish().unwrap();
    sealed
}

pub(crate) fn identity(office: &AgeIdentity) -> age::x25519::Identity {
    office.to_identity_line().unwrap().parse().unwrap()
}

pub(crate) fn open(sealed: &[u8], identity: &age::x25519::Identity) -> Vec<[String; 11]> {
    let decryptor = age::Decryptor::new(sealed).unwrap();
    let mut reader = decryptor.decrypt(std::iter::once(identity as &dyn age::Identity)).unwrap();
    let mut packed = Vec::new();
    reader.read_to_end(&mut packed).unwrap();
    let plain = zstd::decode_all(packed.as_slice()).unwrap();
    minicbor::decode(&plain).unwrap()
}
