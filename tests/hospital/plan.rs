//! What is to be made: size, seed, copy, faults.

use super::profile::{self, Figure};
use super::random::Random;

/// What the caller wants.
#[derive(Clone, Debug)]
pub struct Options {
    /// Beds of each hospital, `20..=2000`. 290 and 604 are hospitals A and B of the profile.
    pub beds: u32,
    /// Hospitals in the group; ids of the second begin with `h2-`.
    pub copies: u32,
    /// Same seed, same bytes.
    pub seed: u64,
    /// Faults to seed on demand, by name; see `faults::all`.
    pub faults: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { beds: 290, copies: 1, seed: 20_261_001, faults: Vec::new() }
    }
}

/// One hospital of the group.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its beds.
    pub beds: u32,
    /// 0 for the first hospital.
    pub copy: u32,
    /// Hospitals in the group.
    pub copies: u32,
    seed: u64,
    faults: Vec<String>,
}

impl Plan {
    pub(super) fn new(options: &Options, copy: u32) -> Self {
        // Faults are seeded once, into the first hospital.
        let faults = if copy == 0 { options.faults.clone() } else { Vec::new() };
        Self { beds: options.beds, copy, copies: options.copies, seed: options.seed, faults }
    }

    /// Random numbers of their own for a part of the work.
    pub fn random(&self, label: &str) -> Random {
        Random::new(self.seed ^ (u64::from(self.copy) << 32), label)
    }

    /// What the profile wants for these beds.
    ///
    /// # Panics
    /// If there is no such figure: a slip of the pen in the generator.
    pub fn target(&self, figure: &str) -> u32 {
        let found: Option<&Figure> = profile::figures().find(|one| one.key == figure);
        found.expect("because figures are named after the profile").at(self.beds)
    }

    /// Whether a fault was asked for.
    pub fn has(&self, fault: &str) -> bool {
        self.faults.iter().any(|name| name == fault)
    }

    /// Prefix of the ids of this copy: empty for the first, else `h2-` and so on.
    pub fn prefix(&self) -> String {
        if self.copy == 0 { String::new() } else { format!("h{}-", self.copy + 1) }
    }
}
