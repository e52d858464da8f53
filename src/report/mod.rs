//! Room 9: judgement → bytes, one file or folder per format.
//!
//! Each format has its own frozen shape: inner types change freely, formats do
//! not. Nothing here knows how an outcome arose.

pub mod coverage;
pub mod draft;
pub mod json;
mod level;
mod locate;
pub mod mutation;
pub mod lock;
mod markdown;
pub mod pages;
mod parts;
pub mod policy_diff;
pub(crate) mod said;
pub mod text;
mod untrusted;

pub use level::{level_note, level_origin, level_title, owner};
pub use locate::{Located, Locator};
pub use untrusted::one_line;
