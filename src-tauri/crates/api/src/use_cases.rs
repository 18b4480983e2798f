//! The table of use cases: what an officer can do at the desk. The window, the command line and
//! the tests all come through here; TypeScript is generated from it. Each line says which role may
//! do it: a rule of the desk, checked before anything is done.

use crate::contract::{
    Nothing, app, backup, bill, bundle, card, clerk, import, laptop, papers, photo, programme,
    region, update, village, worker,
};
use crate::desk::Desk;
use crate::error::ApiError;
use crate::progress::Progress;
use lindung_domain::op::Role;
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
    /// Whose money pays, decrees, places, bills, payments and the rules they go by.
    Programme,
}

impl Topic {
    /// Every topic, in the order of the contract.
    pub const ALL: [Self; 6] =
        [Self::App, Self::Status, Self::Roster, Self::Worker, Self::Worklist, Self::Programme];

    /// The word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Status => "status",
            Self::Roster => "roster",
            Self::Worker => "worker",
            Self::Worklist => "worklist",
            Self::Programme => "programme",
        }
    }
}

/// One line of the table, as the generator and the help see it.
pub struct UseCase {
    /// `worker.register`.
    pub name: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// The role that may do this, and those above it; none where nobody need be signed in.
    pub least: Option<Role>,
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

macro_rules! least {
    (Anybody) => {
        None
    };
    ($role:ident) => {
        Some(Role::$role)
    };
}

macro_rules! use_cases {
    ($($doc:literal $least:ident: $name:literal ($request:ty) -> $answer:ty = $function:path
       $(, changes $($topic:ident)*)? ;)*) => {
        /// Every use case.
        pub const USE_CASES: &[UseCase] = &[$(UseCase {
            name: $name,
            doc: $doc,
            least: least!($least),
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
    "Where the desk stands."
    Anybody: "app.state"(Nothing) -> app::AppState = crate::app::state;
    "Another language."
    Anybody: "app.set_language"(app::SetLanguage) -> app::AppState =
        crate::app::set_language, changes App;
    "When it closes by itself."
    Operator: "app.set_lock"(app::SetLock) -> app::AppState = crate::app::set_lock, changes App;
    "Drives and folders."
    Anybody: "app.places"(Nothing) -> app::Places = crate::folder::places;
    "What lies in a folder."
    Anybody: "app.folder"(app::ListFolder) -> app::Folder = crate::folder::list;
    "Keeps a form half filled in."
    Viewer: "draft.save"(app::Draft) -> Nothing = crate::app::save_draft;
    "The form half filled in."
    Viewer: "draft.load"(app::DraftName) -> app::Draft = crate::app::load_draft;
    "Regions to choose from."
    Anybody: "region.list"(region::ListRegions) -> region::RegionList = crate::region::list;
    "Occupations to choose from."
    Anybody: "occupation.list"(Nothing) -> worker::OccupationList = crate::region::occupations;

    "Sets up a register."
    Anybody: "village.new"(village::NewVillage) -> village::VillageMade =
        crate::village::new, changes App;
    "Opens the register."
    Anybody: "village.unlock"(village::Unlock) -> app::AppState =
        crate::sign_in::unlock, changes App;
    "Closes the register."
    Anybody: "village.lock"(Nothing) -> app::AppState = crate::sign_in::lock, changes App;
    "Opens it by the recovery code."
    Anybody: "village.recover"(village::Recover) -> app::AppState =
        crate::sign_in::recover, changes App;
    "Another passphrase."
    Viewer: "village.passphrase"(village::ChangePassphrase) -> Nothing =
        crate::sign_in::change_passphrase;
    "Checks that the recovery code is at hand."
    Operator: "village.drill"(clerk::DrillCode) -> Nothing = crate::sign_in::drill, changes Status;
    "A fresh recovery code."
    Head: "village.renew_code"(clerk::RenewCode) -> clerk::CodeRenewed =
        crate::sign_in::renew_code, changes Status;
    "Writes a backup."
    Operator: "village.backup"(backup::WriteBackup) -> village::FileWritten = crate::backup::write;
    "Where a backup is written every day."
    Operator: "village.backups"(backup::SetBackups) -> Nothing =
        crate::background::backup::set, changes Status;
    "Makes a register again from its backup."
    Anybody: "village.restore"(backup::Restore) -> backup::Restored =
        crate::backup::restore, changes App;
    "Takes an invitation."
    Head: "village.join"(village::Join) -> village::Joined = crate::village::join, changes Status;
    "Invites another laptop of the village."
    Head: "village.invite"(village::InviteLaptop) -> village::LaptopInvited = crate::laptop::invite;
    "Lists the laptops of the village."
    Viewer: "laptop.list"(Nothing) -> laptop::Laptops = crate::laptops::list;
    "Says that another laptop is gone."
    Head: "laptop.lost"(laptop::ReportLost) -> Nothing = crate::laptops::lost, changes Status;
    "What a revoked laptop wrote."
    Viewer: "revoked.list"(Nothing) -> laptop::RevokedEntries = crate::revoked::list;
    "Records an entry of a revoked laptop again."
    Operator: "revoked.record_again"(laptop::RecordAgain) -> Nothing =
        crate::revoked::record_again, changes Status Roster Worker;
    "How the register stands."
    Viewer: "village.status"(Nothing) -> village::Status = crate::village::status;
    "Proves the register."
    Viewer: "village.verify"(Nothing) -> village::Verification = crate::village::verify;
    "Builds the tables anew."
    Operator: "village.replay"(Nothing) -> village::Replayed =
        crate::village::replay, changes Status Roster Worker;
    "Writes the cards' public keys."
    Operator: "village.keys"(village::WriteKeys) -> village::FileWritten = crate::card::write_keys;

    "Who works here."
    Viewer: "clerk.list"(Nothing) -> clerk::ClerkList = crate::clerk::list;
    "Lets one more work here."
    Head: "clerk.appoint"(clerk::AppointClerk) -> clerk::ClerkList =
        crate::clerk::appoint, changes App Status;
    "Gives a clerk another role."
    Head: "clerk.assign"(clerk::AssignClerk) -> clerk::ClerkList =
        crate::clerk::assign, changes App Status;
    "A clerk leaves."
    Head: "clerk.close"(clerk::CloseClerk) -> clerk::ClerkList =
        crate::clerk::close, changes App Status;
    "Hands one's own work over to another clerk."
    Head: "clerk.hand_over"(papers::HandOver) -> papers::HandedOver =
        crate::papers::hand_over, changes App Status;
    "The form for a breach of personal data."
    Operator: "incident.form"(papers::IncidentForm) -> village::FileWritten =
        crate::papers::incident;
    "Sets a clerk's passphrase on this laptop."
    Head: "clerk.passphrase"(clerk::SetClerkPassphrase) -> Nothing = crate::clerk::passphrase;

    "Looks at a form."
    Operator: "worker.preview"(worker::PreviewWorker) -> worker::Preview = crate::worker::preview;
    "Registers a neighbour."
    Operator: "worker.register"(worker::RegisterWorker) -> worker::WorkerSaved =
        crate::worker::register, changes Status Roster Worklist;
    "Mends a form."
    Operator: "worker.correct"(worker::CorrectWorker) -> worker::WorkerSaved =
        crate::worker::correct, changes Status Roster Worker;
    "Takes a registration back."
    Operator: "worker.void"(worker::VoidWorker) -> Nothing =
        crate::worker::void, changes Status Roster Worker;
    "Records a death."
    Operator: "worker.died"(worker::RecordDeath) -> Nothing =
        crate::worker::died, changes Status Roster Worker;
    "Records a move."
    Operator: "worker.moved_out"(worker::RecordMove) -> Nothing =
        crate::worker::moved_out, changes Status Roster Worker;
    "Records that one who had moved came back."
    Operator: "worker.moved_in"(worker::RecordReturn) -> Nothing =
        crate::worker::moved_in, changes Status Roster Worker;
    "Says that two registrations are of one person."
    Operator: "worker.merge"(worker::MergeWorkers) -> Nothing =
        crate::pair::merge, changes Status Roster Worker;
    "Says that they are of two people."
    Operator: "worker.separate"(worker::SeparateWorkers) -> Nothing =
        crate::pair::separate, changes Status Roster Worker;
    "Names the heirs."
    Operator: "worker.heirs"(worker::NameHeirs) -> Nothing =
        crate::worker::name_heirs, changes Status Worker;
    "Shows a worker."
    Viewer: "worker.show"(worker::ShowWorker) -> worker::WorkerPage = crate::page::show;
    "Shows a number that the screen masks."
    Operator: "worker.reveal"(papers::RevealNumber) -> papers::Number =
        crate::papers::reveal, changes Status Worker;
    "All that is stored about a worker, on paper."
    Operator: "worker.data"(papers::PrintData) -> village::FileWritten =
        crate::papers::data, changes Status Worker;
    "Keeps a picture as the worker's photo."
    Operator: "photo.set"(photo::SetPhoto) -> photo::WorkerPhoto =
        crate::photo::set, changes Status Worker;
    "The worker's photo."
    Viewer: "photo.get"(photo::WhosePhoto) -> photo::WorkerPhoto = crate::photo::get;
    "Takes the photo away."
    Operator: "photo.drop"(photo::WhosePhoto) -> photo::WorkerPhoto =
        crate::photo::drop_photo, changes Status Worker;
    "Keeps a folder of pictures as photos."
    Operator: "photo.import"(photo::ImportPhotos) -> photo::PhotosImported =
        crate::photo::import, changes Status Worker;
    "Enrols a worker."
    Operator: "membership.start"(worker::StartMembership) -> Nothing =
        crate::worker::start_membership, changes Status Roster Worker;
    "Ends a cover."
    Operator: "membership.end"(worker::EndMembership) -> Nothing =
        crate::worker::end_membership, changes Status Roster Worker;

    "Names whose money pays."
    Head: "funding.name"(programme::NameFunding) -> programme::Saved =
        crate::funding::name, changes Status Programme;
    "Says the terms of a funding source anew."
    Head: "funding.correct"(programme::CorrectFunding) -> Nothing =
        crate::funding::correct, changes Status Programme;
    "Takes a funding source back."
    Head: "funding.void"(programme::VoidFact) -> Nothing =
        crate::funding::void, changes Status Programme;
    "Lists the funding sources."
    Viewer: "funding.list"(Nothing) -> programme::FundingList = crate::funding::list;
    "Records a decree."
    Head: "decree.issue"(programme::IssueDecree) -> programme::Saved =
        crate::decree::issue, changes Status Programme;
    "Records an amending decree."
    Head: "decree.amend"(programme::AmendDecree) -> Nothing =
        crate::decree::amend, changes Status Programme;
    "Takes a decree back."
    Head: "decree.void"(programme::VoidFact) -> Nothing =
        crate::decree::void, changes Status Programme;
    "Lists the decrees."
    Viewer: "decree.list"(Nothing) -> programme::DecreeList = crate::decree::list;
    "Shows a decree, who holds its places and who waits."
    Viewer: "decree.show"(programme::ShowDecree) -> programme::DecreePage = crate::decree::show;
    "Gives places of a decree."
    Operator: "place.give"(programme::GivePlaces) -> programme::PlacesGiven =
        crate::decree::places::give, changes Status Roster Worker Programme;
    "Frees a place."
    Operator: "place.free"(programme::FreePlace) -> Nothing =
        crate::decree::places::free, changes Status Roster Worker Programme;
    "Has a worker wait for a place."
    Operator: "waiting.join"(programme::JoinWaiting) -> Nothing =
        crate::decree::places::join, changes Status Worker Programme;
    "Takes a worker off the waiting list."
    Operator: "waiting.leave"(programme::LeaveWaiting) -> Nothing =
        crate::decree::places::leave, changes Status Worker Programme;
    "Makes a bill from the places as they are."
    Operator: "bill.make"(bill::MakeBill) -> bill::BillPage =
        crate::bill::make, changes Status Programme;
    "Shows a bill."
    Viewer: "bill.show"(bill::ShowBill) -> bill::BillPage = crate::bill::show;
    "Lists the bills, with totals."
    Viewer: "bill.list"(Nothing) -> bill::BillList = crate::bill::list;
    "Gives a bill the code by which it is paid."
    Operator: "bill.code"(bill::CodeBill) -> Nothing =
        crate::bill::code, changes Status Programme;
    "Takes a bill back."
    Head: "bill.void"(programme::VoidFact) -> Nothing =
        crate::bill::void, changes Status Programme;
    "Records a payment."
    Operator: "contribution.receive"(bill::ReceiveContribution) -> bill::BillPage =
        crate::bill::payment::receive, changes Status Worker Programme;
    "Takes a payment back."
    Head: "contribution.void"(bill::VoidContribution) -> bill::BillPage =
        crate::bill::payment::void, changes Status Worker Programme;
    "How a worker is covered."
    Viewer: "cover.show"(bill::ShowCover) -> bill::CoverPage = crate::cover::show;
    "How everybody is covered."
    Viewer: "cover.counts"(bill::CountCover) -> bill::CoverCounts = crate::cover::counts;
    "Plans a budget."
    Viewer: "plan.budget"(bill::PlanBudget) -> bill::BudgetPlan = crate::plan::budget;
    "Takes a newer table of rules."
    Head: "rules.replace"(bill::ReplaceRules) -> Nothing =
        crate::rules::replace, changes Status Programme;

    "Lists workers."
    Viewer: "roster.list"(worker::ListWorkers) -> worker::Workers = crate::roster::list;
    "Counts workers."
    Viewer: "roster.counts"(Nothing) -> village::Counts = crate::roster::counts;
    "Writes the roster."
    Operator: "roster.export"(worker::ExportRoster) -> village::FileWritten =
        crate::roster::export, changes Status;

    "Takes a list."
    Operator: "import.run"(import::ImportList) -> import::Imported =
        crate::import::run, changes Status Roster Worklist;
    "Takes an import back."
    Operator: "import.undo"(import::UndoGroup) -> import::Undone =
        crate::undo::run, changes Status Roster Worker Worklist;
    "Rows that wait."
    Viewer: "import.worklist"(Nothing) -> import::Worklist = crate::import::worklist;
    "Gives up a row."
    Operator: "import.drop"(import::DropWaiting) -> Nothing =
        crate::import::drop_waiting, changes Status Worklist;

    "Prints cards."
    Operator: "card.print"(card::PrintCards) -> card::CardsPrinted =
        crate::card::print, changes Status Roster Worker;
    "Shows the first sheet as it would be printed now."
    Operator: "card.preview"(card::PreviewCards) -> card::CardPreview = crate::card::preview;
    "Checks a card."
    Viewer: "card.verify"(card::VerifyCard) -> card::CardVerdict = crate::card::verify;

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
