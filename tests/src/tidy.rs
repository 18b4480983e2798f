//! The rules of form and of architecture, as functions of a text: each can be held against a bad
//! snippet, and each says where and what.

pub mod codes;
pub mod form;
pub mod manifest;
pub mod rust;
pub mod tree;

/// A breach: the file and line where there is one, and what is wrong.
pub type Faults = Vec<String>;

/// Fails with every fault at once.
#[track_caller]
pub fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
