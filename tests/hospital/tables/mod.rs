//! What hospitals of a kind have in common, as tables.

pub mod contracts;
pub mod crews;
pub mod figures;
pub mod ids;
pub mod models;
pub mod names;
pub mod network;
pub mod organisation;
pub mod places;
pub mod posts;
pub mod systems;
pub mod vendors;

/// Systems that a vendor supplies.
pub fn systems_of(beds: u32, vendor: &str) -> impl Iterator<Item = &'static systems::System> {
    systems::systems(beds).filter(move |system| system.vendor == vendor)
}

/// Lines that a vendor uses.
pub fn lines_of(beds: u32, vendor: &str) -> impl Iterator<Item = &'static systems::Line> {
    systems::lines(beds).filter(move |line| line.vendor == vendor)
}
