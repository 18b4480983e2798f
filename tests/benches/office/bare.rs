//! The bare work of taking a bundle: decrypt, verify, decompress, insert; nothing else.

use crate::desk_bare;
use crate::measure::time;
use crate::province::Province;
use lindung_domain::details::Details;
use lindung_log::{Context, Signature, SigningKey};
use lindung_tests::postgres::Cluster;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// So many bundles share a commit of a file, as with the server.
const AT_ONCE: usize = 32;
/// So many connections have all cores of a small machine at work.
const CONNECTIONS: usize = 8;

/// One village's people, sealed and signed.
pub(crate) struct Rows {
    sealed: Vec<u8>,
    signature: Signature,
}

/// The same as at a village's desk, and signed.
pub(crate) fn seal(people: &[Details], province: &Province) -> Rows {
    let rows: Vec<[String; 11]> = people.iter().map(desk_bare::row).collect();
    let sealed = desk_bare::seal(&rows, &province.bare);
    let signature = province.bare_key.sign(Context::Envelope, &sealed);
    Rows { sealed, signature }
}

fn open(rows: &Rows, age: &age::x25519::Identity, key: &SigningKey) -> Vec<[String; 11]> {
    key.verifying().verify(Context::Envelope, &rows.sealed, &rows.signature).unwrap();
    desk_bare::open(&rows.sealed, age)
}

/// Into SQLCipher with a full-text index.
pub(crate) struct File;

impl File {
    /// How long one bundle takes.
    pub(crate) fn take(all: &[Rows], province: &Province) -> Duration {
        let folder = tempfile::tempdir().unwrap();
        let mut db = desk_bare::database(&folder.path().join("bare.db"));
        let age = desk_bare::identity(&province.bare);
        let (took, ()) = time(|| {
            let mut id = 1;
            for part in all.chunks(AT_ONCE) {
                let tx = db.transaction().unwrap();
                for rows in part {
                    let rows = open(rows, &age, &province.bare_key);
                    desk_bare::put(&tx, id, &rows);
                    id += rows.len() as i64;
                }
                tx.commit().unwrap();
            }
        });
        took / u32::try_from(all.len()).unwrap()
    }
}

/// Into PostgreSQL, each bundle a transaction.
pub(crate) struct Shared;

const TABLE: &str = "DROP TABLE IF EXISTS person; CREATE TABLE person (village bigint, id bigint,
  nik text, name text, born_at text, born_on text, sex text, family text, address text, rt text,
  rw text, phone text, occupation text, PRIMARY KEY (village, id));
  CREATE INDEX person_nik ON person (nik)";
const INSERT: &str = "INSERT INTO person SELECT $1, * FROM unnest($2::bigint[], $3::text[],
  $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
  $11::text[], $12::text[], $13::text[])";

impl Shared {
    /// How long one bundle takes, where nothing else goes on: one after the other, as in a file.
    pub(crate) fn take(all: &[Rows], province: &Province, cluster: &Cluster) -> Duration {
        Self::over(1, all, province, cluster)
    }

    /// The same by many at the same time, on all cores.
    pub(crate) fn by_many(all: &[Rows], province: &Province, cluster: &Cluster) -> Duration {
        Self::over(CONNECTIONS, all, province, cluster)
    }

    fn over(connections: usize, all: &[Rows], province: &Province, cluster: &Cluster) -> Duration {
        let address = cluster.create_anew("bare");
        let connect = || postgres::Client::connect(&address, postgres::NoTls).unwrap();
        connect().batch_execute(TABLE).unwrap();
        let age = province.bare.to_identity_line().unwrap();
        let next = AtomicUsize::new(0);
        let work = || {
            let (mut client, age) = (connect(), age.parse::<age::x25519::Identity>().unwrap());
            let insert = client.prepare(INSERT).unwrap();
            while let Some((at, rows)) = taken(all, &next) {
                let rows = open(rows, &age, &province.bare_key);
                let ids: Vec<i64> = (1..=rows.len() as i64).collect();
                let column = |place: usize| rows.iter().map(|row| row[place].as_str()).collect();
                let columns: [Vec<&str>; 11] = std::array::from_fn(column);
                let village = at as i64;
                let mut values: Vec<&(dyn postgres::types::ToSql + Sync)> = vec![&village, &ids];
                values.extend(
                    columns.iter().map(|column| column as &(dyn postgres::types::ToSql + Sync)),
                );
                client.execute(&insert, &values).unwrap();
            }
        };
        let (took, ()) = time(|| {
            std::thread::scope(|scope| {
                for _ in 0..connections {
                    scope.spawn(work);
                }
            });
        });
        took / u32::try_from(all.len()).unwrap()
    }
}

/// The next that nobody has taken yet.
pub(crate) fn taken<'a, T>(all: &'a [T], next: &AtomicUsize) -> Option<(usize, &'a T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    all.get(at).map(|one| (at, one))
}
