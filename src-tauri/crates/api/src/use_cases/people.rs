//! Neighbours: forms, lists, imports, cards.

use crate::contract::{
    Nothing, card, form, import, letter, page, papers, photo, roster, village, worker,
};

use_cases! {
    "Looks at a form."
    Operator: "worker.preview"(form::PreviewWorker) -> form::Preview = crate::register::preview;
    "Who lives there already."
    Operator: "worker.household"(form::HouseholdOf) -> form::Household =
        crate::register::household;
    "Registers a neighbour."
    Operator: "worker.register"(form::RegisterWorker) -> form::WorkerSaved =
        crate::register::register, changes Status Roster Worklist;
    "Mends a form."
    Operator: "worker.correct"(worker::CorrectWorker) -> form::WorkerSaved =
        crate::worker::correct, changes Status Roster Worker;
    "Takes a registration back."
    Operator: "worker.void"(worker::VoidWorker) -> worker::Recorded =
        crate::worker::void, changes Status Roster Worker;
    "Records a death."
    Operator: "worker.died"(worker::RecordDeath) -> worker::Recorded =
        crate::worker::died, changes Status Roster Worker;
    "Takes a death back that was a mistake."
    Operator: "worker.void_death"(worker::VoidWorker) -> worker::Recorded =
        crate::worker::void_death, changes Status Roster Worker;
    "Records a move."
    Operator: "worker.moved_out"(worker::RecordMove) -> worker::Recorded =
        crate::worker::moved_out, changes Status Roster Worker;
    "Records that one who had moved came back."
    Operator: "worker.moved_in"(worker::RecordReturn) -> worker::Recorded =
        crate::worker::moved_in, changes Status Roster Worker;
    "Says that two registrations are of one person."
    Operator: "worker.merge"(worker::MergeWorkers) -> Nothing =
        crate::pair::merge, changes Status Roster Worker;
    "Says that they are of two people."
    Operator: "worker.separate"(worker::SeparateWorkers) -> Nothing =
        crate::pair::separate, changes Status Roster Worker;
    "Names the heirs."
    Operator: "worker.heirs"(worker::NameHeirs) -> worker::Recorded =
        crate::worker::name_heirs, changes Status Worker;
    "Shows a worker."
    Viewer: "worker.show"(page::ShowWorker) -> page::WorkerPage = crate::page::show;
    "Shows a number that the screen masks."
    Operator: "worker.reveal"(papers::RevealNumber) -> papers::Number =
        crate::papers::reveal, changes Status Worker;
    "All that is stored about a worker, on paper."
    Operator: "worker.data"(papers::PrintData) -> village::FileWritten =
        crate::papers::data, changes Status Worker;
    "Keeps a picture as the worker's photo."
    Operator: "photo.set"(photo::SetPhoto) -> photo::WorkerPhoto =
        crate::photo::set, changes Status Worker;
    "Shows a picture that is to be cut."
    Operator: "photo.look"(photo::PictureFile) -> photo::Picture = crate::photo::look;
    "The worker's photo."
    Viewer: "photo.get"(photo::WhosePhoto) -> photo::WorkerPhoto = crate::photo::get;
    "Takes the photo away."
    Operator: "photo.drop"(photo::WhosePhoto) -> photo::WorkerPhoto =
        crate::photo::drop_photo, changes Status Worker;
    "Keeps a folder of pictures as photos."
    Operator: "photo.import"(photo::ImportPhotos) -> photo::PhotosImported =
        crate::photo::import, changes Status Worker;
    "Enrols a worker."
    Operator: "membership.start"(worker::StartMembership) -> worker::Recorded =
        crate::worker::start_membership, changes Status Roster Worker;
    "Ends a cover."
    Operator: "membership.end"(worker::EndMembership) -> worker::Recorded =
        crate::worker::end_membership, changes Status Roster Worker;

    "Lists workers."
    Viewer: "roster.list"(roster::ListWorkers) -> roster::Workers = crate::roster::list;
    "Everybody who passes, by number."
    Viewer: "roster.numbers"(roster::ListWorkers) -> roster::WorkerNumbers =
        crate::roster::numbers;
    "Counts workers."
    Viewer: "roster.counts"(Nothing) -> village::Counts = crate::roster::counts;
    "Does the same for many."
    Operator: "roster.bulk"(roster::BulkAct) -> roster::BulkDone =
        crate::bulk::run, changes Status Roster Worker Programme;
    "Writes the roster."
    Operator: "roster.export"(roster::ExportRoster) -> village::FileWritten =
        crate::roster::export, changes Status;

    "Takes a list."
    Operator: "import.run"(import::ImportList) -> import::Imported =
        crate::import::run, changes Status Roster Worklist;
    "Takes an import back."
    Operator: "import.undo"(import::UndoGroup) -> import::Undone =
        crate::undo::run, changes Status Roster Worker Worklist;
    "Rows that wait."
    Viewer: "import.worklist"(Nothing) -> import::Worklist = crate::import::worklist;
    "Mends a row."
    Operator: "import.mend"(import::MendRow) -> import::RowMended =
        crate::import::mend::mend, changes Status Roster Worklist;
    "Gives up a row."
    Operator: "import.drop"(import::DropWaiting) -> Nothing =
        crate::import::drop_waiting, changes Status Worklist;

    "Which papers can be printed."
    Viewer: "paper.kinds"(Nothing) -> letter::PaperKinds = crate::letter::kinds;
    "Shows the first page as it would be printed now."
    Operator: "paper.preview"(letter::PaperOrder) -> letter::PaperPreview = crate::letter::preview;
    "Prints a letter or a list."
    Operator: "paper.print"(letter::PrintPaper) -> letter::PaperPrinted =
        crate::letter::print_paper, changes Status;

    "Prints cards."
    Operator: "card.print"(card::PrintCards) -> card::CardsPrinted =
        crate::card::print, changes Status Roster Worker;
    "Shows the first sheet as it would be printed now."
    Operator: "card.preview"(card::PreviewCards) -> card::CardPreview = crate::card::preview;
    "Prints of which nobody said yet which sheets came out."
    Viewer: "card.questions"(Nothing) -> card::PrintQuestions = crate::card::questions;
    "Says which sheets came out: only their cards are printed."
    Operator: "card.came_out"(card::SheetsCameOut) -> card::CardsCounted =
        crate::card::came_out, changes Status Roster Worker;
    "People with the cards that hold."
    Viewer: "card.holders"(card::ListHolders) -> card::CardHolders = crate::card::holders;
    "Records that people got their cards."
    Operator: "card.hand_over"(card::HandOverCards) -> card::CardsHandedOver =
        crate::card::hand_over, changes Status Roster Worker;
    "Checks a card."
    Viewer: "card.verify"(card::VerifyCard) -> card::CardVerdict = crate::card::verify;

    "Sheet, side and printer that were chosen last on this computer."
    Viewer: "printer.last"(Nothing) -> card::LastPrint = crate::card::last_print;
    "How a printer is corrected on a paper."
    Viewer: "calibration.show"(card::WhichCalibration) -> card::Calibrations =
        crate::card::show_calibration;
    "Prints the test sheet by which a printer is measured."
    Operator: "calibration.print"(card::PrintCalibration) -> card::CardsPrinted =
        crate::card::print_calibration;
    "Keeps what was measured on the test sheet."
    Operator: "calibration.set"(card::SetCalibration) -> card::Calibrations =
        crate::card::set_calibration;
}
