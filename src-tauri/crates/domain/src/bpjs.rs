//! How a person stands with BPJSTK, as far as the village knows: what was sent there, and what
//! came back. BPJSTK's own word on a status is a second fact beside the village's.

use chrono::NaiveDate;

mod reply;
mod sheet;

pub use reply::{Reply, ReplyFault, RowSaid, is_active};
pub use sheet::{Codes, HEADERS, Listed, ROWS_A_FILE, TITLE, WIDTHS, file_names, row};

/// How far a person is on the way to BPJSTK.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Nobody sent the person yet.
    Unsent,
    /// Sent, and nothing came back.
    Sent,
    /// Sent back with a reason, and not sent again.
    Rejected,
    /// BPJSTK knows the person: it gave a number or a status.
    Accepted,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 4] = [Self::Unsent, Self::Sent, Self::Rejected, Self::Accepted];

    /// The stable word, as in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unsent => "unsent",
            Self::Sent => "sent",
            Self::Rejected => "rejected",
            Self::Accepted => "accepted",
        }
    }
}

/// What one fact says of a person.
#[derive(Clone, PartialEq, Eq)]
pub enum Word {
    /// A sheet names the person.
    Sent {
        /// As rejected before.
        again: bool,
    },
    /// BPJSTK wrote of the person.
    Replied {
        /// Of which day.
        on: NaiveDate,
        /// The participant number.
        kpj: Option<String>,
        /// The status in BPJSTK's words.
        status: Option<String>,
        /// Why it did not take the person.
        reason: Option<String>,
    },
}

/// How a person stands. The numbers are places among the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enrolment {
    /// How far.
    pub stage: Stage,
    /// Where the latest participant number stands.
    pub kpj: Option<usize>,
    /// Where the status of the latest day stands.
    pub status: Option<usize>,
    /// Where the rejection stands that nobody settled yet.
    pub rejection: Option<usize>,
}

impl Enrolment {
    /// Goes over the words on a person, which are in the order of the log.
    ///
    /// A rejection is settled by being sent again as one who was rejected, or by a number or a
    /// status. A sheet whose writer did not know of it, on another laptop, settles nothing.
    pub fn of<'w>(words: impl IntoIterator<Item = &'w Word>) -> Self {
        let mut at = Self { stage: Stage::Unsent, kpj: None, status: None, rejection: None };
        let mut newest = NaiveDate::MIN;
        for (place, word) in words.into_iter().enumerate() {
            match word {
                Word::Sent { again } => {
                    let settles = *again && at.stage == Stage::Rejected;
                    if settles || at.stage == Stage::Unsent {
                        at.stage = Stage::Sent;
                        at.rejection = None;
                    }
                }
                Word::Replied { on, kpj, status, reason } => {
                    if kpj.is_some() {
                        at.kpj = Some(place);
                    }
                    if status.is_some() && *on >= newest {
                        at.status = Some(place);
                        newest = *on;
                    }
                    let rejects = reason.is_some();
                    at.stage = if rejects { Stage::Rejected } else { Stage::Accepted };
                    at.rejection = rejects.then_some(place);
                }
            }
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(again: bool) -> Word {
        Word::Sent { again }
    }

    fn said(day: u32, kpj: bool, status: bool, reason: bool) -> Word {
        let text = |is: bool| is.then(|| "x".to_owned());
        let on = NaiveDate::from_ymd_opt(2026, 1, day).unwrap();
        Word::Replied { on, kpj: text(kpj), status: text(status), reason: text(reason) }
    }

    #[test]
    fn a_rejection_is_settled_by_who_knew_of_it_or_by_an_acceptance() {
        let rejected = || said(2, false, false, true);
        let table = [
            (vec![], Stage::Unsent),
            (vec![sent(false)], Stage::Sent),
            (vec![sent(false), rejected()], Stage::Rejected),
            (vec![rejected(), sent(false)], Stage::Rejected),
            (vec![sent(false), rejected(), sent(true)], Stage::Sent),
            (vec![sent(false), rejected(), sent(true), rejected()], Stage::Rejected),
            (vec![sent(false), rejected(), said(3, true, false, false)], Stage::Accepted),
            (vec![said(3, false, true, false), sent(false)], Stage::Accepted),
        ];
        for (words, stage) in table {
            let at = Enrolment::of(&words);
            assert_eq!(at.stage, stage);
            assert_eq!(at.rejection.is_some(), stage == Stage::Rejected);
        }
    }

    #[test]
    fn the_status_of_the_latest_day_counts_whenever_its_list_came() {
        let words = [said(9, true, true, false), said(3, true, true, false)];
        let at = Enrolment::of(&words);
        assert_eq!((at.kpj, at.status), (Some(1), Some(0)));
    }
}
