//! Judges a hospital's IT estate, declared as YAML in git, against Japan's MHLW
//! guideline for medical information systems and its inspection checklist.
//!
//! The modules below are rooms, in the order data passes through them. A room
//! uses only rooms before it; a test holds the order. [`pipeline::assess`] is
//! the whole program in one function, and the place to start reading.
//!
//! ```
//! use sekisho::pipeline::{self, Options};
//! use sekisho::policy::Outcome;
//! use sekisho::schema::units::Day;
//! use sekisho::source::Memory;
//!
//! let tree = Memory::new().with(
//!     "inventory/people.yaml",
//!     "people:
//!   - { id: p-1, name: 山田 花子, left: 2026-03-31 }
//! accounts:
//!   - { id: acc-1, holder: p-1, state: active }
//! ",
//! );
//! let options = Options {
//!     today: Day::parse("2026-10-01").expect("a day"),
//!     as_of: None,
//!     fail_on: None,
//!     clock: &|| 0,
//! };
//! let violated = pipeline::assess(&tree, &options, |assessment| {
//!     let subject = assessment.estate.inventory.find("acc-1").expect("it is in the inventory");
//!     assessment.judgement.outcome("access/leaver-account-active", subject)
//! });
//! assert_eq!(violated.expect("the tree can be read"), Some(Outcome::Violated));
//! ```

pub mod words;
pub mod error;
pub mod id;
pub mod source;
pub mod finding;
pub mod parse;
pub mod schema;
pub mod model;
pub mod graph;
pub mod policy;
pub mod pipeline;
pub mod report;
pub mod cli;
