//! The program, the register, its laptops and clerks.

use crate::contract::{
    Nothing, app, backup, clerk, laptop, letter, papers, region, task, village, worker,
};

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
    Operator: "village.backup"(backup::WriteBackup) -> village::FileWritten =
        crate::backup::write, changes Status;
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
    "Goes on under new keys on this laptop."
    Head: "laptop.renew"(Nothing) -> laptop::Laptops = crate::laptops::renew, changes Status;
    "Says that another laptop is gone."
    Head: "laptop.lost"(laptop::ReportLost) -> Nothing = crate::laptops::lost, changes Status;
    "What a revoked laptop wrote."
    Viewer: "revoked.list"(Nothing) -> laptop::RevokedEntries = crate::revoked::list;
    "Records an entry of a revoked laptop again."
    Operator: "revoked.record_again"(laptop::RecordAgain) -> Nothing =
        crate::revoked::record_again, changes Status Roster Worker;
    "What stands on the village's letters."
    Viewer: "letterhead.show"(Nothing) -> letter::LetterheadPage = crate::letter::show_head;
    "Says what stands on the village's letters."
    Head: "letterhead.set"(letter::LetterheadForm) -> letter::LetterheadPage =
        crate::letter::set_head, changes Status;
    "What waits to be done."
    Viewer: "task.list"(Nothing) -> task::Tasks = crate::task::list;
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
}
