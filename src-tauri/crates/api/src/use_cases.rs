//! The table of use cases: what an officer can do at the desk. The window, the command line and
//! the tests all come through here; TypeScript is generated from it.

use crate::contract::{
    Nothing, app, backup, bundle, card, import, laptop, region, village, worker,
};
use crate::desk::Desk;
use crate::error::ApiError;
use crate::progress::Progress;
use serde_json::Value;

/// What an answer makes stale, so that the screen refreshes just that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The stage of the program, the language.
    App,
    /// Counts, frontier, what is pending.
    Status,
    /// Lists of workers.
    Roster,
    /// One worker's page.
    Worker,
    /// Rows that wait to be mended.
    Worklist,
}

impl Topic {
    /// The word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Status => "status",
            Self::Roster => "roster",
            Self::Worker => "worker",
            Self::Worklist => "worklist",
        }
    }
}

/// One line of the table, as the generator and the help see it.
pub struct UseCase {
    /// `worker.register`.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// What it changes.
    pub changes: &'static [Topic],
    pub(crate) request: fn(&mut crate::typescript::Types) -> String,
    pub(crate) answer: fn(&mut crate::typescript::Types) -> String,
    run: fn(&mut Desk, Value, &mut Progress<'_>) -> Result<Value, ApiError>,
}

impl UseCase {
    /// The line with this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        USE_CASES.iter().find(|case| case.name == name)
    }

    /// Does it.
    ///
    /// # Errors
    /// The request is not one, or what the use case itself answers.
    pub fn run(
        &self,
        desk: &mut Desk,
        request: Value,
        progress: &mut Progress<'_>,
    ) -> Result<Value, ApiError> {
        (self.run)(desk, request, progress)
    }
}

macro_rules! use_cases {
    ($($doc:literal $name:literal ($request:ty) -> $answer:ty = $function:path
       $(, changes $($topic:ident)*)? ;)*) => {
        /// Every use case.
        pub const USE_CASES: &[UseCase] = &[$(UseCase {
            name: $name,
            doc: $doc,
            changes: &[$($(Topic::$topic),*)?],
            request: |types| types.name::<$request>(),
            answer: |types| types.name::<$answer>(),
            run: |desk, request, progress| {
                let request: $request =
                    serde_json::from_value(request).map_err(|_| ApiError::bad_request($name))?;
                let answer: $answer = $function(desk, request, progress)?;
                serde_json::to_value(answer).map_err(|_| ApiError::internal("answer"))
            },
        },)*];
    };
}

use_cases! {
    "Where the desk stands." "app.state"(Nothing) -> app::AppState = crate::app::state;
    "Another language." "app.set_language"(app::SetLanguage) -> app::AppState =
        crate::app::set_language, changes App;
    "Drives and folders." "app.places"(Nothing) -> app::Places = crate::folder::places;
    "What lies in a folder." "app.folder"(app::ListFolder) -> app::Folder = crate::folder::list;
    "Keeps a form half filled in." "draft.save"(app::Draft) -> Nothing = crate::app::save_draft;
    "The form half filled in." "draft.load"(app::DraftName) -> app::Draft = crate::app::load_draft;
    "Regions to choose from." "region.list"(region::ListRegions) -> region::RegionList =
        crate::region::list;
    "Occupations to choose from." "occupation.list"(Nothing) -> worker::OccupationList =
        crate::region::occupations;

    "Sets up a register." "village.new"(village::NewVillage) -> village::VillageMade =
        crate::village::new, changes App;
    "Opens the register." "village.unlock"(village::Unlock) -> app::AppState =
        crate::village::unlock, changes App;
    "Closes the register." "village.lock"(Nothing) -> app::AppState =
        crate::village::lock, changes App;
    "Opens it by the recovery code." "village.recover"(village::Recover) -> app::AppState =
        crate::village::recover, changes App;
    "Another passphrase." "village.passphrase"(village::ChangePassphrase) -> Nothing =
        crate::village::change_passphrase;
    "Writes a backup." "village.backup"(backup::WriteBackup) -> village::FileWritten =
        crate::backup::write;
    "Makes a register again from its backup." "village.restore"(backup::Restore) ->
        backup::Restored = crate::backup::restore, changes App;
    "Takes an invitation." "village.join"(village::Join) -> village::Joined =
        crate::village::join, changes Status;
    "Invites another laptop of the village." "village.invite"(village::InviteLaptop) ->
        village::LaptopInvited = crate::laptop::invite;
    "Lists the laptops of the village." "laptop.list"(Nothing) -> laptop::Laptops =
        crate::laptops::list;
    "Says that another laptop is gone." "laptop.lost"(laptop::ReportLost) -> Nothing =
        crate::laptops::lost, changes Status;
    "What a revoked laptop wrote." "revoked.list"(Nothing) -> laptop::RevokedEntries =
        crate::revoked::list;
    "Records an entry of a revoked laptop again." "revoked.record_again"(laptop::RecordAgain) ->
        Nothing = crate::revoked::record_again, changes Status Roster Worker;
    "How the register stands." "village.status"(Nothing) -> village::Status =
        crate::village::status;
    "Proves the register." "village.verify"(Nothing) -> village::Verification =
        crate::village::verify;
    "Builds the tables anew." "village.replay"(Nothing) -> village::Replayed =
        crate::village::replay, changes Status Roster Worker;
    "Writes the cards' public keys." "village.keys"(village::WriteKeys) -> village::FileWritten =
        crate::card::write_keys;

    "Looks at a form." "worker.preview"(worker::PreviewWorker) -> worker::Preview =
        crate::worker::preview;
    "Registers a neighbour." "worker.register"(worker::RegisterWorker) -> worker::WorkerSaved =
        crate::worker::register, changes Status Roster Worklist;
    "Mends a form." "worker.correct"(worker::CorrectWorker) -> worker::WorkerSaved =
        crate::worker::correct, changes Status Roster Worker;
    "Takes a registration back." "worker.void"(worker::VoidWorker) -> Nothing =
        crate::worker::void, changes Status Roster Worker;
    "Records a death." "worker.died"(worker::RecordDeath) -> Nothing =
        crate::worker::died, changes Status Roster Worker;
    "Records a move." "worker.moved_out"(worker::RecordMove) -> Nothing =
        crate::worker::moved_out, changes Status Roster Worker;
    "Names the heirs." "worker.heirs"(worker::NameHeirs) -> Nothing =
        crate::worker::name_heirs, changes Status Worker;
    "Shows a worker." "worker.show"(worker::ShowWorker) -> worker::WorkerPage =
        crate::page::show;
    "Enrols a worker." "membership.start"(worker::StartMembership) -> Nothing =
        crate::worker::start_membership, changes Status Roster Worker;
    "Ends a cover." "membership.end"(worker::EndMembership) -> Nothing =
        crate::worker::end_membership, changes Status Roster Worker;

    "Lists workers." "roster.list"(worker::ListWorkers) -> worker::Workers = crate::roster::list;
    "Counts workers." "roster.counts"(Nothing) -> village::Counts = crate::roster::counts;
    "Writes the roster." "roster.export"(worker::ExportRoster) -> village::FileWritten =
        crate::roster::export, changes Status;

    "Takes a list." "import.run"(import::ImportList) -> import::Imported =
        crate::import::run, changes Status Roster Worklist;
    "Takes an import back." "import.undo"(import::UndoGroup) -> import::Undone =
        crate::undo::run, changes Status Roster Worker Worklist;
    "Rows that wait." "import.worklist"(Nothing) -> import::Worklist = crate::import::worklist;
    "Gives up a row." "import.drop"(import::DropWaiting) -> Nothing =
        crate::import::drop_waiting, changes Status Worklist;

    "Prints cards." "card.print"(card::PrintCards) -> card::CardsPrinted =
        crate::card::print, changes Status Roster Worker;
    "Shows the first sheet as it would be printed now." "card.preview"(card::PreviewCards) ->
        card::CardPreview = crate::card::preview;
    "Checks a card." "card.verify"(card::VerifyCard) -> card::CardVerdict = crate::card::verify;

    "Writes a bundle." "bundle.make"(bundle::MakeBundle) -> bundle::BundleMade =
        crate::bundle::make, changes Status;
    "Takes a bundle." "bundle.take"(bundle::TakeBundle) -> bundle::BundleTaken =
        crate::bundle::take, changes Status Roster Worker;
    "Prints the office's receipt." "receipt.print"(bundle::PrintReceipt) -> village::FileWritten =
        crate::receipt::print;
    "Writes the state, person by person, for comparing." "state.write"(bundle::WriteState) ->
        village::FileWritten = crate::differences::write;
    "Compares the state with another side's." "state.compare"(bundle::CompareState) ->
        bundle::Compared = crate::differences::compare;
    "Sends everything by the line." "bundle.sync"(bundle::SyncBundles) -> bundle::BundlesSynced =
        crate::sync::run, changes Status Roster Worker;
}
