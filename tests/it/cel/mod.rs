//! The rule language, held against two slow twins: the library's own evaluator
//! where everything is known, and an obvious one of our own where it is not.

mod checker;
mod expressions;
mod naive;
mod oracle;
mod rules;
mod twins;

pub use twins::compile;
