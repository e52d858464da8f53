//! What hospitals of a kind have in common, as tables.

pub mod figures;
pub mod ids;
pub mod names;
pub mod network;
pub mod organisation;
pub mod places;
pub mod posts;
pub mod systems;
