//! sekisho.
pub mod cli;
pub mod error;
pub mod finding;
pub mod graph;
pub mod id;
pub mod model;
pub mod parse;
pub mod pipeline;
pub mod policy;
pub mod report;
pub mod schema;
pub mod source;
pub mod words;
