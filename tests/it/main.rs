//! All integration tests, in one binary so that they link once.

#![expect(unreachable_pub, reason = "nothing outside a test binary can reach into it")]

mod commands;
mod generated;
mod golden;
mod language;
mod program;
mod rules;
mod tidy;
