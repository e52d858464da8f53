//! Named faults that can be seeded on demand: each makes its finding appear.

use super::faults_records;

/// A fault: its name on the command line, what it does, the rule that sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Such as `hub-behind-outlet`.
    pub name: &'static str,
    /// What is done to the hospital.
    pub does: &'static str,
    /// Rule or finding code that reports it.
    pub seen_by: &'static str,
}

/// Faults of places, devices and wiring.
pub const PHYSICAL: &[Fault] = &[];

/// Every fault.
pub fn all() -> impl Iterator<Item = &'static Fault> {
    PHYSICAL.iter().chain(faults_records::FAULTS)
}
