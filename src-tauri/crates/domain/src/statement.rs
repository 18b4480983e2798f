//! Facts that stand by themselves: nothing is said of them later but that they were a mistake.

use crate::op::Op;

/// A sheet for BPJSTK or its reply, a code, a count, a month's validation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// What was said.
    pub said: Op,
    /// Whether an office said it: then only an office takes it back.
    pub by_office: bool,
    /// Why it was a mistake.
    pub voided: Option<String>,
}

/// Whether an op is such a fact, and one that is written as it must be; none where it is another.
pub(crate) fn is_sound(op: &Op) -> Option<bool> {
    if let Op::ReplyReceived(reply) = op {
        Some(reply.is_sound())
    } else if let Op::SubmissionWritten(written) = op {
        Some(written.first.is_disjoint(&written.again))
    } else {
        matches!(op, Op::BpjsCodeSet(_) | Op::SegmentCounted(_) | Op::ValidationDone(_))
            .then_some(true)
    }
}

impl Statement {
    /// Whether an office may say such a thing of a village.
    pub(crate) fn is_of_office(op: &Op) -> bool {
        matches!(op, Op::SubmissionWritten(_) | Op::ReplyReceived(_))
    }

    /// The word for its kind, as in the tables.
    pub fn kind(&self) -> &'static str {
        self.said.kind().split('.').next().unwrap_or_default()
    }

    /// Canonical bytes of what the village says, for the state hash.
    pub(crate) fn village_part(&self) -> Option<Vec<u8>> {
        (self.voided.is_none() && !self.by_office).then(|| self.said.to_bytes())
    }
}
