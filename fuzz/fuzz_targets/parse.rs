//! Bytes of a file of the inventory.

#![no_main]

#[path = "../bodies.rs"]
#[allow(dead_code, reason = "each target has its own body")]
mod bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::parse(data));
