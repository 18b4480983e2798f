//! The office: the receiving side of the exchange. It takes the bundles of its villages, finds
//! people registered twice, answers each device, by file or by the line, and reports.
//!
//! The office's database is of the same kind as a village's. It holds the logs of many villages
//! and its own: one common log, and one for each village, so that an answer to a village never
//! holds a byte about another village's people.

mod above;
mod acknowledge;
mod aims;
mod answer;
mod bpjs;
mod computer;
mod decide;
mod differences;
mod elsewhere;
mod enrol;
mod epoch;
mod error;
mod exchange;
mod grant;
mod invite;
mod keys;
mod logs;
mod moved;
mod offer;
mod office;
mod overview;
mod papers;
mod place;
mod postgres;
mod recode;
mod report;
mod revoke;
mod rules;
mod serve;
mod sheet;
mod sight;
mod staff;
mod take;
mod within;

pub use above::{Above, DecreeLine, Found, Group};
pub use aims::{Aimed, Aims, By, Short};
pub use answer::Answered;
pub use bpjs::{BpjsFiles, BpjsTaken, BpjsTold, SheetLine};
pub use computer::Computer;
pub use decide::{Side, Twice};
pub use differences::DifferenceLine;
pub use error::{OfficeError, Result};
pub use exchange::{Done, Exchanged, Letter, Post};
pub use grant::{Grant, GrantAsked, Granted};
pub use moved::Moved;
pub use offer::Offered;
pub use office::Office;
pub use overview::{Counted, Figures, Overview, OverviewLine, Seen};
pub use place::Place;
pub use recode::Recoded;
pub use report::{Duplicate, ReportLine, VillageLine};
pub use revoke::DeviceLine;
pub use rules::RulesGiven;
pub use serve::{Around, Asked, Event, Line, Served, Setting, page_table, serve};
pub use sheet::Words;
pub use staff::{Member, Role};
pub use take::{FileOutcome, FileRefused, FileTaken, SetAsideEntry};
