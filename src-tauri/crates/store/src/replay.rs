//! Rebuilds every derived table from the log, byte for byte.

use crate::blobs;
use crate::entries;
use crate::error::Result;
use crate::logs::{Logs, keeps_words};
use crate::merges;
use crate::migrations::{self, MIGRATIONS};
use crate::place::EntryId;
use crate::revoked;
use crate::store::{DERIVED, Store, write_meta};
use crate::tables::{self, Before};
use crate::totals::Totals;
use lindung_domain::fold::FOLD_VERSION;
use lindung_domain::op::Op;
use lindung_log::Hash;
use rusqlite::{Connection, TransactionBehavior, named_params};

/// The tables of `derived.sql`, each in an order that does not depend on its history.
const DUMPS: &[&str] = &[
    "SELECT * FROM subject ORDER BY id",
    "SELECT * FROM worker ORDER BY id",
    "SELECT * FROM total ORDER BY village, rw, rt, occupation, state",
    "SELECT * FROM figure ORDER BY village",
    "SELECT * FROM pairing ORDER BY entry",
    "SELECT * FROM card ORDER BY number, worker",
    "SELECT * FROM photo ORDER BY worker",
    "SELECT * FROM naming ORDER BY entry, place",
    "SELECT * FROM office_lacking ORDER BY entry, log, from_seq",
    "SELECT * FROM acknowledgement ORDER BY log, next_seq, entry",
    "SELECT * FROM funding ORDER BY id",
    "SELECT * FROM decree ORDER BY id",
    "SELECT * FROM place ORDER BY decree, worker, from_month",
    "SELECT * FROM membership ORDER BY worker, from_month",
    "SELECT * FROM waiting ORDER BY decree, worker",
    "SELECT * FROM former_nik ORDER BY nik, worker",
    "SELECT * FROM bill ORDER BY id",
    "SELECT * FROM bill_part ORDER BY bill, part, month",
    "SELECT * FROM bill_person ORDER BY nik, bill",
    "SELECT * FROM contribution ORDER BY bill, label",
    "SELECT * FROM contribution_but ORDER BY bill, label, nik",
    "SELECT * FROM bpjs_line ORDER BY nik, statement",
    "SELECT * FROM validated ORDER BY month, nik, statement",
    "SELECT * FROM claim ORDER BY id",
    "SELECT * FROM set_aside ORDER BY entry",
    "SELECT * FROM revoked ORDER BY log",
];
/// The words of the search, where there is one.
const WORDS: &str = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.worker_word
     USING fts5vocab (main, worker_text, instance)";
const WORDS_DUMP: &str = "SELECT term, doc FROM temp.worker_word ORDER BY term, doc";

/// What an office's file has otherwise than a village's.
const OF_MANY: &str = include_str!("of_many.sql");
/// Where it says that it is one.
const IS_OF_MANY: &str = "of_many";

/// So many digits tell one look of the tables from another.
const LOOKS: usize = 12;
/// Where it stands by what the tables were made.
pub(crate) const FOLD: &str = "fold_version";

impl Store {
    /// Drops the derived tables and folds every subject anew.
    ///
    /// # Errors
    /// The database cannot be read or written; then nothing was changed.
    pub fn replay(&mut self) -> Result<()> {
        self.replay_after(MIGRATIONS)
    }

    /// The steps that the database lacks and the replay, as one.
    pub(crate) fn replay_after(&mut self, steps: &[&str]) -> Result<()> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        migrations::run(&tx, steps)?;
        self.logs = Logs::load_bare(&tx)?;
        rebuild(&tx, &mut self.logs)?;
        note_fold(&tx)?;
        Ok(tx.commit()?)
    }

    /// Says that this file is an office's, with the rows of many villages: nobody searches a roster
    /// in it.
    ///
    /// # Errors
    /// The database cannot be written.
    pub fn hold_many(&mut self) -> Result<()> {
        if is_of_many(&self.db)? {
            return Ok(());
        }
        self.together(|store| {
            store.set_meta(IS_OF_MANY, "")?;
            store.db.execute_batch(OF_MANY)?;
            store.logs.of_many = !keeps_words(&store.db)?;
            Ok(())
        })
    }

    /// Whether the tables are what the log makes of them. Leaves them as they are.
    ///
    /// # Errors
    /// The database cannot be read.
    pub fn replay_equals_tables(&mut self) -> Result<bool> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let before = dump(&tx)?;
        rebuild(&tx, &mut self.logs.clone())?;
        let after = dump(&tx)?;
        tx.rollback()?;
        Ok(before == after)
    }
}

/// By what the tables were made: the fold, as many kinds of ops as the program knew, and how the
/// tables look. One that knows more kinds folds what it was sent before.
pub(crate) fn fold_now() -> String {
    let looks = Hash::of([DERIVED, OF_MANY].concat().as_bytes());
    let looks: String = looks.to_string().chars().take(LOOKS).collect();
    format!("{FOLD_VERSION}.{}.{looks}", Op::KINDS.len())
}

pub(crate) fn note_fold(db: &Connection) -> Result<()> {
    write_meta(db, FOLD, &fold_now())
}

/// Whether a replay would make the tables that are here.
pub(crate) fn folds_alike(store: &Store) -> Result<bool> {
    Ok(store.meta(FOLD)?.as_deref() == Some(&fold_now()))
}

pub(crate) fn rebuild(db: &Connection, logs: &mut Logs) -> Result<()> {
    db.execute_batch("DROP TABLE IF EXISTS temp.worker_word")?;
    let mut names = db.prepare(
        "SELECT type || ' ' || name AS named FROM sqlite_schema WHERE type IN ('table', 'view')
         AND name IN ('subject', 'worker', 'worker_text', 'total', 'figure', 'pairing', 'card',
                      'photo',
                      'naming', 'acknowledgement', 'office_lacking', 'revoked', 'set_aside',
                      'funding', 'decree', 'place', 'waiting', 'former_nik', 'bill', 'bill_part',
                      'bill_person', 'contribution', 'contribution_but',
                      'bpjs_line', 'validated', 'claim', 'membership')",
    )?;
    let names: Vec<String> =
        names.query_map([], |row| row.get("named"))?.collect::<rusqlite::Result<_>>()?;
    for name in names {
        db.execute_batch(&format!("DROP {name}"))?;
    }
    db.execute_batch(DERIVED)?;
    if is_of_many(db)? {
        db.execute_batch(OF_MANY)?;
    }
    logs.of_many = !keeps_words(db)?;
    logs.forget_revoked();
    let devices: Vec<EntryId> = logs.iter().map(|log| log.ids().0).collect();
    revoked::settle(db, logs, devices)?;
    let mut totals = Totals::of(logs);
    let mut statement =
        db.prepare(&format!("SELECT {} FROM entry ORDER BY subject", entries::COLUMNS))?;
    let mut rows = statement.query([])?;
    let mut subject = Vec::new();
    while let Some(row) = rows.next()? {
        let entry = entries::read(row)?;
        blobs::name(db, &entry)?;
        if subject.first().is_some_and(|first: &entries::Stored| first.subject != entry.subject) {
            fold_one(db, logs, &mut totals, std::mem::take(&mut subject))?;
        }
        subject.push(entry);
    }
    if !subject.is_empty() {
        fold_one(db, logs, &mut totals, subject)?;
    }
    merges::finish(db, logs, totals).map(|_| ())
}

fn fold_one(
    db: &Connection,
    logs: &Logs,
    totals: &mut Totals,
    mut subject: Vec<entries::Stored>,
) -> Result<()> {
    entries::sort(&mut subject, logs);
    tables::write(db, logs, totals, &subject, Before::Nothing).map(|_| ())
}

fn is_of_many(db: &Connection) -> Result<bool> {
    let mut statement = db.prepare_cached("SELECT 1 FROM meta WHERE name = :name")?;
    Ok(statement.exists(named_params! { ":name": IS_OF_MANY })?)
}

/// One hash over the contents of every derived table.
fn dump(db: &Connection) -> Result<Hash> {
    let mut dumps = DUMPS.to_vec();
    if !is_of_many(db)? {
        db.execute_batch(WORDS)?;
        dumps.push(WORDS_DUMP);
    }
    let mut bytes = Vec::new();
    for sql in dumps {
        let mut statement = db.prepare(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                write_value(&mut bytes, row.get_ref(column)?);
            }
        }
        let so_far = Hash::of(&bytes);
        bytes.clear();
        bytes.extend_from_slice(so_far.as_bytes());
    }
    Ok(Hash::of(&bytes))
}

/// Kind, length and content, so that no two rows look alike.
fn write_value(bytes: &mut Vec<u8>, value: rusqlite::types::ValueRef<'_>) {
    use rusqlite::types::ValueRef;
    let (kind, content): (u8, &[u8]) = match value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(number) => {
            bytes.push(1);
            bytes.extend_from_slice(&number.to_be_bytes());
            return;
        }
        // No column holds one; if ever, it shows as a difference.
        ValueRef::Real(_) => (2, &[]),
        ValueRef::Text(text) => (3, text),
        ValueRef::Blob(blob) => (4, blob),
    };
    bytes.push(kind);
    bytes.extend_from_slice(&(content.len() as u64).to_be_bytes());
    bytes.extend_from_slice(content);
}
