//! Reading what people write: text, fields, references.

mod fields;
mod references;
mod secrets;
mod text;
