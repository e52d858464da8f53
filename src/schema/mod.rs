//! Room 4: what a hospital can declare.
//!
//! One declaration per kind ([`kinds`]) yields the typed reader, the JSON
//! Schema, the decoder's table, the types rules are checked against, which
//! values are inherited, and the reference page. [`records`] turns files into
//! typed records: the JSON Schema validator decides what is acceptable, and
//! decoding what it accepted cannot fail. A record here knows nothing of other
//! records: references are ids that nobody has looked up.

pub mod codes;
pub(crate) mod declare;
mod decode;
pub mod documents;
mod fact;
mod formats;
mod json;
pub mod json_schema;
pub mod kinds;
mod nearest;
mod records;
pub mod reference;
pub mod secrets;
pub mod types;
pub mod units;
mod validate;
pub mod value;
pub mod view;

pub use fact::Fact;
pub use nearest::{did_you_mean, nearest, one_of, suggest};
pub use records::{Lost, Record, Records, records};
