//! What an officer can do at the desk. The window, the command line and the tests call
//! [`Desk::call`] with a name of [`use_cases::USE_CASES`]; nothing else is public but the types.

mod app;
pub mod background;
mod backup;
mod bundle;
mod card;
mod clerk;
pub mod contract;
pub mod courier;
mod desk;
mod differences;
mod error;
pub mod file;
mod folder;
mod form;
mod identity;
mod import;
mod laptop;
mod laptops;
pub mod line;
mod page;
mod papers;
mod photo;
mod place;
mod progress;
pub mod receipt;
mod region;
mod remark;
mod revoked;
mod roster;
pub mod sample;
mod sign_in;
mod sync;
pub mod typescript;
mod undo;
pub mod use_cases;
mod village;
mod words;
mod worker;

pub use app::is_made;
pub use card::verdict;
pub use desk::{Answer, Desk, Machine, date_of};
pub use error::{ApiError, Told};
pub use identity::notes::folder as notes_folder;
pub use progress::{Progress, Step};
pub use words::Words;
