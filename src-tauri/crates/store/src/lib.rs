//! The village's database: SQLite, encrypted with SQLCipher. The only place with SQL.
//!
//! Two doors change what it says: [`Store::record`] for what is recorded here and [`Store::take`]
//! for what comes in a bundle. Both append entries to logs and fold the subjects they are about;
//! [`Store::replay`] shows that the tables hold nothing that the log does not say.

mod acknowledgements;
mod blobs;
mod claim;
mod differences;
mod entries;
mod error;
mod home;
mod household;
mod invitations;
mod kept;
mod local;
mod logs;
mod many;
mod marks;
mod merges;
mod migrations;
mod place;
mod program;
mod programme;
mod receipt;
mod recoded;
mod record;
mod replay;
mod revoked;
mod roster;
mod send;
mod state_hash;
mod statements;
mod store;
mod subject;
mod supersede;
mod tables;
mod take;
mod totals;
mod traits;
mod verify;
mod waits;

pub use acknowledgements::Acknowledgements;
pub use blobs::Carried;
pub use claim::{ClaimFilter, ClaimLine};
pub use differences::{Difference, Incomparable};
pub use error::{Result, StoreError};
pub use home::{Home, HomeError};
pub use invitations::Invited;
pub use local::Waiting;
pub use logs::{Log, Logs, epoch_of};
pub use many::Registration;
pub use migrations::MIGRATIONS;
pub use place::{EntryId, SubjectId};
pub use program::Program;
pub use programme::{BillLine, BillPerson, Held, MonthTotal, Waiter};
pub use receipt::SignedWord;
pub use record::{About, Author, Changes, Draft, Recording};
pub use revoked::RevokedEntry;
pub use roster::{Count, Doubtful, Filter, Holder, Line, More, Page, Sort, SortBy};
pub use statements::{BpjsWord, BpjsWords, Order};
pub use store::Store;
pub use subject::Told;
pub use supersede::TakenOut;
pub use take::{Admission, Taken};
pub use traits::Traits;
pub use verify::Verified;
