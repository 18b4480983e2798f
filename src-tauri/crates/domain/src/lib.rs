//! Nouns and rules of the programme. Pure: no clock, no I/O, no SQL, no randomness.

pub mod card;
pub mod clerk;
pub mod cover;
pub mod details;
pub mod doubt;
pub mod fold;
pub mod funding;
pub mod merge;
pub mod money;
pub mod number;
pub mod op;
pub mod refusal;
pub mod table;
pub mod village;
pub mod worker;
