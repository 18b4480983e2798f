//! The tables of facts that stand by themselves: whom each of them names.

use crate::error::Result;
use crate::place::SubjectId;
use lindung_domain::op::Op;
use lindung_domain::op::bpjs::{ReplyReceived, SubmissionWritten};
use lindung_domain::op::roster::ValidationDone;
use lindung_domain::statement::Statement;
use rusqlite::{Connection, named_params};

/// Takes out all rows of a fact that counts no longer.
pub(super) fn forget(db: &Connection, id: SubjectId) -> Result<()> {
    for table in ["bpjs_line", "validated"] {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE statement = :id"))?
            .execute(named_params! { ":id": id.number() })?;
    }
    Ok(())
}

pub(super) fn write(db: &Connection, id: SubjectId, statement: &Statement) -> Result<()> {
    forget(db, id)?;
    if statement.voided.is_some() {
        return Ok(());
    }
    if let Op::SubmissionWritten(written) = &statement.said {
        write_submission(db, id, written)
    } else if let Op::ReplyReceived(reply) = &statement.said {
        write_reply(db, id, reply)
    } else if let Op::ValidationDone(done) = &statement.said {
        write_validation(db, id, done)
    } else {
        Ok(())
    }
}

fn write_submission(db: &Connection, id: SubjectId, written: &SubmissionWritten) -> Result<()> {
    let mut line = db.prepare_cached(
        "INSERT INTO bpjs_line (nik, statement, sent, dated)
         VALUES (:nik, :statement, :sent, :dated)",
    )?;
    let dated = written.written_on.to_string();
    for (people, sent) in [(&written.first, 0), (&written.again, 1)] {
        for nik in people {
            line.execute(named_params! {
                ":nik": nik.as_str(), ":statement": id.number(), ":sent": sent, ":dated": dated,
            })?;
        }
    }
    Ok(())
}

fn write_reply(db: &Connection, id: SubjectId, reply: &ReplyReceived) -> Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO bpjs_line (nik, statement, dated, kpj, status, reason)
         VALUES (:nik, :statement, :dated, :kpj, :status, :reason)",
    )?;
    for line in &reply.lines {
        insert.execute(named_params! {
            ":nik": line.nik.as_str(),
            ":statement": id.number(),
            ":dated": line.on.to_string(),
            ":kpj": line.kpj,
            ":status": line.status,
            ":reason": line.reason,
        })?;
    }
    Ok(())
}

fn write_validation(db: &Connection, id: SubjectId, done: &ValidationDone) -> Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO validated (month, nik, statement, ended)
         VALUES (:month, :nik, :statement, :ended) ON CONFLICT DO NOTHING",
    )?;
    for part in &done.parts {
        for nik in &part.people {
            insert.execute(named_params! {
                ":month": done.month.plain(),
                ":nik": nik.as_str(),
                ":statement": id.number(),
                ":ended": part.end.map(|end| end.key()),
            })?;
        }
    }
    Ok(())
}
