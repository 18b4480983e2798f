//! What is asked of the computer and not of the register, apart from the desk.

use super::{Run, UseCase};
use crate::contract::Nothing;
use crate::contract::card::PrinterList;
use crate::error::ApiError;
use lindung_domain::op::Role;

pub(super) const TABLE: &[UseCase] = &[UseCase {
    name: "printer.list",
    doc: "The printers of this computer.",
    least: Some(Role::Viewer),
    changes: &[],
    request: |types| types.name::<Nothing>(),
    answer: |types| types.name::<PrinterList>(),
    run: Run::Apart(|request, words| {
        let Nothing {} =
            serde_json::from_value(request).map_err(|_| ApiError::bad_request("printer.list"))?;
        let printers: PrinterList = crate::printer::told(words);
        serde_json::to_value(printers).map_err(|_| ApiError::internal("answer"))
    }),
}];
