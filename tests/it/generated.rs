//! Files of the repository that are rendered from declarations.

use sekisho::report::json;
use sekisho::schema::reference;

use crate::golden;

#[test]
fn the_schemas_and_reference_pages_are_those_of_the_declarations() {
    for (name, content) in reference::files() {
        golden::same(&format!("inventory/schema/{name}"), &content);
    }
    golden::same("inventory/schema/result.schema.json", json::SCHEMA);
}
