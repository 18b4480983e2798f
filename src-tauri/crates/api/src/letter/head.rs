//! The village's letterhead and who signs: shown, and said anew.

use super::{head_title, lines};
use crate::contract::Nothing;
use crate::contract::letter::{LetterheadForm, LetterheadPage};
use crate::desk::{Desk, Work};
use crate::error::ApiError;
use crate::progress::Progress;
use lindung_domain::number::tidy_spaces;
use lindung_domain::op::Op;
use lindung_domain::op::village::Letterhead;
use lindung_store::{About, Draft};

pub(crate) fn show(
    desk: &mut Desk,
    _: Nothing,
    _: &mut Progress<'_>,
) -> Result<LetterheadPage, ApiError> {
    page(&desk.work()?)
}

pub(crate) fn set(
    desk: &mut Desk,
    request: LetterheadForm,
    _: &mut Progress<'_>,
) -> Result<LetterheadPage, ApiError> {
    let mut work = desk.work()?;
    let given = |text: &str| Some(tidy_spaces(text)).filter(|text| !text.is_empty());
    let head = Letterhead {
        address: given(&request.address),
        phone: given(&request.phone),
        email: given(&request.email),
        head_name: given(&request.head_name),
        head_title: given(&request.head_title),
        head_number: given(&request.head_number),
    };
    if head != work.open.store.letterhead()? {
        work.record(vec![Draft { about: About::New, op: Op::LetterheadSet(head) }])?;
    }
    page(&work)
}

fn page(work: &Work<'_>) -> Result<LetterheadPage, ApiError> {
    let said = work.open.store.letterhead()?;
    let called = work.open.called()?;
    let text = Option::unwrap_or_default;
    Ok(LetterheadPage {
        said: LetterheadForm {
            address: text(said.address),
            phone: text(said.phone),
            email: text(said.email),
            head_name: text(said.head_name),
            head_title: text(said.head_title),
            head_number: text(said.head_number),
        },
        usual_title: head_title(&called),
        lines: lines(&called),
    })
}
