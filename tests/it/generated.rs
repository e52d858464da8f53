//! Files of the repository that are rendered from declarations.

use sekisho::report::{coverage, json, mutation, policy_diff};
use sekisho::schema::reference;

use crate::golden;

#[test]
fn the_schemas_and_reference_pages_are_those_of_the_declarations() {
    for (name, content) in reference::files() {
        golden::same(&format!("inventory/schema/{name}"), &content);
    }
    golden::same("inventory/schema/result.schema.json", json::SCHEMA);
    golden::same("inventory/schema/coverage.schema.json", coverage::json::SCHEMA);
    golden::same("inventory/schema/policy-diff.schema.json", policy_diff::json::SCHEMA);
    golden::same("inventory/schema/mutation.schema.json", mutation::json::SCHEMA);
}

#[test]
fn the_schemas_are_schemas_and_every_field_in_them_is_described_in_both_languages() {
    let mut fields = 0;
    for (name, content) in reference::files().into_iter().filter(|(name, _)| name.ends_with(".json")) {
        let schema: serde_json::Value = serde_json::from_str(&content).expect("JSON");
        assert!(jsonschema::meta::is_valid(&schema), "{name} is no JSON Schema");
        let defs = schema["$defs"].as_object().expect("definitions").iter();
        let parts = defs.map(|(name, part)| (name.as_str(), part)).chain([(name.as_str(), &schema)]);
        for (part, schema) in parts {
            for (field, schema) in schema["properties"].as_object().into_iter().flatten() {
                fields += 1;
                let described = schema["description"].as_str().unwrap_or_default();
                let (ja, en) = described.split_once(" / ").unwrap_or_default();
                assert!(!ja.is_empty() && !en.is_empty(), "{name}: {part}.{field}: {described}");
            }
        }
    }
    assert!(fields > 800, "only {fields} fields: the test looks in the wrong place");
}

#[test]
fn what_an_editor_offers_as_an_example_is_accepted() {
    let schema = sekisho::schema::json_schema::inventory();
    let (mut properties, mut values) = (serde_json::Map::new(), serde_json::Map::new());
    for (name, definition) in schema["$defs"].as_object().expect("definitions") {
        for (field, property) in definition["properties"].as_object().into_iter().flatten() {
            let of_item = property["items"]["examples"].get(0).map(|item| serde_json::json!([item]));
            if let Some(example) = of_item.or_else(|| property["examples"].get(0).cloned()) {
                properties.insert(format!("{name}.{field}"), property.clone());
                values.insert(format!("{name}.{field}"), example);
            }
        }
    }
    assert!(values.len() > 400, "only {} examples", values.len());
    let all = serde_json::json!({ "$defs": schema["$defs"], "properties": properties });
    let validator = jsonschema::validator_for(&all).expect("a schema");
    let wrong: Vec<String> = validator.iter_errors(&values.into()).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
