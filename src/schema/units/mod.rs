//! Values that can be wrong, each with its own type: made by a checking
//! constructor, trusted ever after.
//!
//! Every type states how it is written as a regular expression for the JSON
//! Schema; a property test holds the expression and the constructor together.

mod day;
mod mac;
pub(crate) mod network;
mod period;
mod port;
mod vlan;

pub use day::Day;
pub use mac::Mac;
pub use network::Network;
pub use period::Period;
pub use port::{Face, PortName};
pub use vlan::VlanId;

/// Words every field accepts for "nobody knows".
pub const UNKNOWN_WORDS: &[&str] = &["不明"];
/// Words every optional field accepts for "known to be none".
pub const NONE_WORDS: &[&str] = &["なし"];
