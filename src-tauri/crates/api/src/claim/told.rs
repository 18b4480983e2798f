//! What the history tells of a claim.

use crate::desk::Work;
use crate::error::ApiError;
use lindung_domain::op::Op;
use lindung_domain::op::claim::{ClaimKind, ClaimState};

pub(super) fn state_word(work: &Work<'_>, state: ClaimState) -> String {
    work.words.sentence(&format!("claim_{}", state.key()), &[])
}

pub(super) fn kind_word(work: &Work<'_>, kind: ClaimKind) -> String {
    work.words.sentence(&format!("claim_{}", kind.key()), &[])
}

/// What the sentence of an op about a claim names; empty where it names nothing.
pub(crate) fn fact(work: &Work<'_>, op: &Op) -> Result<String, ApiError> {
    let paper = |key: &str| -> Result<String, ApiError> {
        let rules = work.claim_rules()?;
        let name = rules.paper(key).map(|paper| paper.name.of(work.words.language).to_owned());
        Ok(name.unwrap_or_else(|| key.to_owned()))
    };
    Ok(if let Op::ClaimReported(terms) = op {
        terms.kind.map(|kind| kind_word(work, kind)).unwrap_or_default()
    } else if let Op::ClaimAdvanced(step) = op {
        let (word, on) = (state_word(work, step.state), step.on.format("%d-%m-%Y"));
        let note = step.note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        format!("{word} ({on}){note}")
    } else if let Op::PaperGathered(gathered) = op {
        paper(&gathered.paper)?
    } else if let Op::ScanAttached(scan) = op {
        paper(&scan.paper)?
    } else if let Op::ClaimPaid(paid) = op {
        format!("{} ({})", paid.amount, paid.on.format("%d-%m-%Y"))
    } else if let Op::ClaimPartVoided(voided) = op {
        voided.reason.clone()
    } else if let Op::ClaimVoided(reason) = op {
        reason.reason.clone()
    } else {
        String::new()
    })
}
