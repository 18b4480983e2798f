//! What this crate promises, seen from outside.
#![expect(clippy::arithmetic_side_effects, reason = "a test that overflows should fail")]

#[cfg(test)]
mod actors;
#[cfg(test)]
mod backup;
#[cfg(test)]
mod bundle;
#[cfg(test)]
mod card;
#[cfg(test)]
mod craft;
#[cfg(test)]
mod defects;
#[cfg(test)]
mod invitation;
#[cfg(test)]
mod size;
#[cfg(test)]
mod slots;
#[cfg(test)]
mod tools;
#[cfg(test)]
mod vectors;
