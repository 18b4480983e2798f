//! What the integration tests share: the executable, a village at its desk, an office, dice, and
//! the rules of form as functions that a test can hold against a bad snippet.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a test that cannot go on stops"
)]

pub mod both;
pub mod chaos;
pub mod claims;
pub mod cups;
pub mod damage;
pub mod database;
pub mod desk;
pub mod dice;
pub mod executable;
pub mod later;
pub mod office;
pub mod page;
pub mod picture;
pub mod plug;
pub mod postgres;
pub mod power;
pub mod private;
pub mod programme;
pub mod proxy;
pub mod scene;
pub mod server;
pub mod tidy;
pub mod tools;
pub mod village;
