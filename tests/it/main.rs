//! All integration tests, in one binary so that they link once.

#![expect(unreachable_pub, reason = "nothing outside a test binary can reach into it")]
#![expect(clippy::panic, reason = "helpers of tests fail a test by panicking")]

mod answers;
mod attested;
mod cel;
mod commands;
mod corpus;
mod coverage;
mod days;
mod detail;
mod estates;
mod example;
mod fixture;
mod free_text;
mod garden;
mod generated;
mod golden;
mod grounds;
#[path = "../hospital/mod.rs"]
mod hospital;
mod injection;
mod known;
mod language;
mod levels;
mod local_rules;
mod mutation;
mod outputs;
mod packs;
mod pages;
mod program;
mod reading;
mod revision;
mod rules;
mod same_every_time;
mod schema_values;
mod show;
mod smoke;
mod successors;
mod tidy;
mod vendor_forms;
mod waivers;
