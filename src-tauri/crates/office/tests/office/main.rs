//! Stories of the villages Pelangi and Melati and of their province.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]
#![expect(clippy::arithmetic_side_effects, reason = "tests")]

mod actors;
mod cards;
mod decided;
mod exchange;
mod first_contact;
mod moves;
mod province;
mod recoded;
mod refused;
mod revoked;
mod successor;
mod together;
mod twice;
