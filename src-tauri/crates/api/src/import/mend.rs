//! A refused row is mended: registered as the import would have done, or kept with what is still
//! wrong.

use super::judge::{Fate, Judge};
use super::{details_json, row, told};
use crate::contract::import::{MendRow, RowMended};
use crate::desk::Desk;
use crate::error::ApiError;
use crate::progress::Progress;

pub(crate) fn mend(
    desk: &mut Desk,
    request: MendRow,
    _: &mut Progress<'_>,
) -> Result<RowMended, ApiError> {
    let work = desk.work()?;
    let waiting = work.open.store.waiting()?.into_iter().find(|row| row.id == request.id);
    let waiting = waiting.ok_or_else(|| ApiError::new("no_row"))?;
    let read = row::of_form(waiting.line, &request.details, None, &work.circumstances()?);
    let mut judged = Judge::new(&work.open.store, None)?.row(read)?;
    let answer = RowMended {
        saved: judged.fate != Fate::Refused,
        fate: judged.fate.key().to_owned(),
        sentence: told::sentence(&judged, work.words),
    };
    let author = work.author();
    let reason = judged.kinds.first().copied().unwrap_or_default();
    let details = details_json(judged.details())?;
    work.open.store.together(|store| {
        if judged.fate == Fate::Refused {
            // What was typed is kept, and why it is not enough.
            return Ok(store.change_waiting(request.id, reason, &details)?);
        }
        let mut drafts = Vec::new();
        judged.draft(&mut drafts);
        store.record(&author, drafts)?;
        store.drop_waiting(request.id)?;
        Ok::<_, ApiError>(())
    })?;
    Ok(answer)
}
