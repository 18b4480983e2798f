//! Those who work at the desk, as their entries leave them.

use crate::op::{ClerkAppointed, Role};
use std::fmt;

/// One who works, or worked, at the desk.
#[derive(Clone, PartialEq, Eq)]
pub struct Clerk {
    /// As the clerk signs.
    pub name: String,
    /// What the clerk may do.
    pub role: Role,
    /// Label of the clerk's key slot.
    pub slot: [u8; 8],
    /// Why the clerk no longer works here.
    pub closed: Option<String>,
}

impl Clerk {
    /// What the clerk may do now; nothing once closed.
    pub fn working(&self) -> Option<Role> {
        if self.closed.is_some() { None } else { Some(self.role) }
    }

    /// The label of the clerk's key slot, as text.
    pub fn label(&self) -> String {
        label(self.slot)
    }

    pub(crate) fn appointed(&self) -> ClerkAppointed {
        ClerkAppointed { name: self.name.clone(), role: self.role, slot: self.slot }
    }
}

impl From<&ClerkAppointed> for Clerk {
    fn from(appointed: &ClerkAppointed) -> Self {
        let ClerkAppointed { name, role, slot } = appointed.clone();
        Self { name, role, slot, closed: None }
    }
}

impl fmt::Debug for Clerk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clerk").field("role", &self.role).finish_non_exhaustive()
    }
}

/// The label of a key slot: 16 hexadecimal digits.
pub fn label(slot: [u8; 8]) -> String {
    format!("{:016x}", u64::from_be_bytes(slot))
}
