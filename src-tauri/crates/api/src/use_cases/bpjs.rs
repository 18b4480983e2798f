//! BPJSTK's files, how much of the village is covered, and the month's validation.

use crate::contract::{Nothing, bpjs, coverage, letter, papers, programme, validation};

use_cases! {
    "Writes the sheet of new members for BPJSTK."
    Operator: "bpjs.export"(bpjs::ExportBpjs) -> bpjs::BpjsExported =
        crate::bpjs::sheet::export, changes Status Worker Worklist Programme;
    "Takes a list that BPJSTK sent back: rejections, numbers, statuses."
    Operator: "bpjs.import"(bpjs::ImportBpjs) -> bpjs::BpjsImported =
        crate::bpjs::reply::import, changes Status Worker Worklist Programme;
    "Takes back a sheet, a list of BPJSTK, a count or a validation."
    Operator: "bpjs.void"(programme::VoidFact) -> Nothing =
        crate::bpjs::void, changes Status Worker Worklist Programme;
    "How everybody stands with BPJSTK, and the files so far."
    Viewer: "bpjs.state"(Nothing) -> bpjs::BpjsState = crate::bpjs::state;
    "Whom BPJSTK rejected."
    Viewer: "bpjs.worklist"(Nothing) -> bpjs::BpjsWorklist = crate::bpjs::worklist;
    "How a worker stands with BPJSTK."
    Viewer: "bpjs.show"(bpjs::ShowBpjs) -> bpjs::BpjsPage = crate::bpjs::show;
    "Shows the participant number that BPJSTK gave, and writes down that it was seen."
    Operator: "bpjs.reveal"(bpjs::ShowBpjs) -> papers::Number =
        crate::bpjs::reveal, changes Status Worker;
    "The codes by which BPJSTK knows the village's people."
    Viewer: "bpjs.codes"(Nothing) -> bpjs::BpjsCodes = crate::bpjs::codes;
    "Sets such a code."
    Operator: "bpjs.set_code"(bpjs::SetBpjsCode) -> Nothing =
        crate::bpjs::set_code, changes Status Programme;

    "How much of the village is covered, segment by segment."
    Viewer: "coverage.segments"(coverage::AskCoverage) -> coverage::Coverage =
        crate::coverage::segments;
    "Shows the first page of the coverage on paper."
    Viewer: "coverage.preview"(coverage::CoverageOrder) -> letter::PaperPreview =
        crate::coverage::preview;
    "Prints how much is covered under the village's letterhead."
    Viewer: "coverage.print"(coverage::PrintCoverage) -> letter::PaperPrinted =
        crate::coverage::print;
    "Records how many workers a segment has."
    Operator: "coverage.count"(coverage::CountSegment) -> programme::Saved =
        crate::coverage::count, changes Status Programme;

    "Records what a month's validation found, in one go."
    Operator: "validation.enter"(validation::EnterValidation) -> validation::ValidationEntered =
        crate::validation::enter, changes Status Roster Worker Programme;
    "How far a month's validation is."
    Viewer: "validation.state"(validation::AskValidation) -> validation::ValidationState =
        crate::validation::state;
    "The people to look at in a month's validation."
    Viewer: "validation.show"(validation::ShowValidation) -> validation::ValidationList =
        crate::validation::show;
}
