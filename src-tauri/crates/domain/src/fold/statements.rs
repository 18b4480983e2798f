//! Facts that stand by themselves, and taking them back.

use super::{Aside, Subject};
use crate::op::Op;
use crate::statement::{Statement, is_sound};

/// The subject that such a fact begins; none where an op is no such fact.
pub(super) fn begin(op: &Op, by_office: bool) -> Option<Result<Subject, Aside>> {
    let sound = is_sound(op)?;
    Some(if by_office && !Statement::is_of_office(op) {
        Err(Aside::WrongAuthor)
    } else if sound {
        let (said, voided) = (op.clone(), None);
        Ok(Subject::Statement(Box::new(Statement { said, by_office, voided })))
    } else {
        Err(Aside::Malformed)
    })
}

pub(super) fn apply(statement: &mut Statement, op: &Op, by_office: bool) -> Result<(), Aside> {
    let Op::StatementVoided(voided) = op else { return Err(Aside::WrongSubject) };
    if by_office != statement.by_office {
        return Err(Aside::WrongAuthor);
    }
    statement.voided = Some(voided.reason.clone());
    Ok(())
}
