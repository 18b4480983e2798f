//! The picture that shows a worker now.

use crate::error::Result;
use crate::place::SubjectId;
use lindung_domain::op::blob::Photo;
use rusqlite::{Connection, named_params};

pub(super) fn write(db: &Connection, worker: SubjectId, photo: Option<&Photo>) -> Result<()> {
    let Some(photo) = photo else {
        let mut forget = db.prepare_cached("DELETE FROM photo WHERE worker = :worker")?;
        forget.execute(named_params! { ":worker": worker.number() })?;
        return Ok(());
    };
    db.prepare_cached(
        "INSERT INTO photo (worker, size_bytes) VALUES (:worker, :size_bytes)
         ON CONFLICT DO UPDATE SET size_bytes = excluded.size_bytes",
    )?
    .execute(named_params! {
        ":worker": worker.number(),
        ":size_bytes": i64::try_from(photo.size_bytes).unwrap_or(i64::MAX),
    })?;
    Ok(())
}
