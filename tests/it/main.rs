//! All integration tests, in one binary so that they link once.

#![expect(unreachable_pub, reason = "nothing outside a test binary can reach into it")]

mod commands;
mod example;
mod generated;
mod golden;
#[path = "../hospital/mod.rs"]
mod hospital;
mod language;
mod program;
mod tidy;
