//! Faults of people, systems, vendors, contracts, lines and accounts.

use super::faults::Fault;

/// In the order of the help text.
pub const FAULTS: &[Fault] = &[];
