//! Programs, bundles and the line.

use crate::contract::{Nothing, bundle, update, village};

use_cases! {
    "Whether the office offers a newer program, and how much of it is here."
    Viewer: "update.state"(Nothing) -> update::UpdateState = crate::update::state;
    "Asks for it: the office's answers bring it from now on."
    Operator: "update.ask"(Nothing) -> update::UpdateState = crate::update::ask;
    "Writes it into a file. Nothing is installed."
    Operator: "update.save"(update::SaveUpdate) -> village::FileWritten = crate::update::save;

    "Writes a bundle."
    Operator: "bundle.make"(bundle::MakeBundle) -> bundle::BundleMade =
        crate::bundle::make, changes Status;
    "Takes a bundle."
    Operator: "bundle.take"(bundle::TakeBundle) -> bundle::BundleTaken =
        crate::bundle::take, changes Status Roster Worker;
    "What waits for the office."
    Viewer: "bundle.waiting"(Nothing) -> bundle::WaitingForOffice =
        crate::bundle::journal::waiting;
    "Which bundles are on their way."
    Viewer: "bundle.journal"(Nothing) -> bundle::BundleJournal = crate::bundle::journal::journal;
    "Bundles on the sticks that are plugged in."
    Viewer: "bundle.offered"(Nothing) -> bundle::BundlesOffered = crate::bundle::journal::offered;
    "Prints the office's receipt."
    Operator: "receipt.print"(bundle::PrintReceipt) -> village::FileWritten =
        crate::receipt::print;
    "Writes the state, person by person, for comparing."
    Operator: "state.write"(bundle::WriteState) -> village::FileWritten =
        crate::differences::write;
    "Compares the state with another side's."
    Operator: "state.compare"(bundle::CompareState) -> bundle::Compared =
        crate::differences::compare;
    "How to use the line to the office."
    Operator: "line.set"(bundle::SetLine) -> Nothing = crate::background::line::set, changes Status;
    "Sends as soon as the desk is free."
    Operator: "line.ask"(Nothing) -> Nothing = crate::background::line::ask, changes Status;
    "Sends everything by the line."
    Operator: "bundle.sync"(bundle::SyncBundles) -> bundle::BundlesSynced =
        crate::sync::run, changes Status Roster Worker;
}
