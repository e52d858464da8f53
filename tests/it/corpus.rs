//! Real files from elsewhere, if `SEKISHO_CORPUS` names a folder of them.

use std::fs;
use std::path::{Path, PathBuf};

use sekisho::id::{FileId, FilePath};
use sekisho::parse::{self, Arena, Cursor, Plain, Shape, resolve};
use sekisho::source::Files;
use serde_json::Value;

use crate::smoke::bodies;

/// A folder of the corpus, if there is one.
#[expect(clippy::print_stderr, reason = "a test that looks at nothing says so")]
fn folder(name: &str) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "the corpus is named by the environment")]
    let Some(corpus) = std::env::var_os("SEKISHO_CORPUS") else {
        eprintln!("skipped: SEKISHO_CORPUS is not set");
        return None;
    };
    let folder = Path::new(&corpus).join(name);
    if !folder.is_dir() {
        eprintln!("skipped: there is no {}", folder.display());
        return None;
    }
    Some(folder)
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut items: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|item| item.path()).collect();
    items.sort();
    for path in items {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|end| end == "yaml" || end == "yml" || end == "json") {
            found.push(path);
        }
    }
}

fn bytes(path: &Path) -> Vec<u8> {
    #[expect(clippy::disallowed_methods, reason = "tests read the corpus itself")]
    fs::read(path).expect("a file of the corpus can be read")
}

/// What other tools wrote in YAML and JSON holds no sheets of ours, and is read all the same.
#[test]
fn files_of_other_tools_can_be_read() {
    for name in ["device-types", "network-cli", "netbox-demo", "topologies", "kev", "yaml-test-suite"] {
        let Some(folder) = folder(name) else { continue };
        let mut found = Vec::new();
        files(&folder, &mut found);
        assert!(!found.is_empty(), "{} is empty", folder.display());
        for path in found {
            let bytes = bytes(&path);
            // Large files say nothing here that small ones do not.
            bodies::parse(&bytes[..bytes.len().min(200_000)]);
        }
    }
}

/// One case of the suite.
struct Case {
    name: String,
    yaml: String,
    /// The documents, if they have a form in JSON.
    json: Option<Vec<Value>>,
    fails: bool,
}

/// The suite shows what cannot be seen by signs.
fn unseen(text: &str) -> String {
    let tabs = regex::Regex::new("—*»").expect("a constant pattern");
    let text = text.replace('␣', " ").replace('←', "\r").replace('⇔', "\u{feff}").replace('↵', "");
    let text = tabs.replace_all(&text, "\t").into_owned();
    match text.find('∎') {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

fn cases(folder: &Path) -> Vec<Case> {
    let mut found = Vec::new();
    files(folder, &mut found);
    let mut cases = Vec::new();
    for path in found {
        let text = String::from_utf8(bytes(&path)).expect("the suite is UTF-8");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        with_root(&text, |root| {
            let mut before: Option<String> = None;
            for (number, item) in root.items().enumerate() {
                let get = |key: &str| item.get(key).map(|value| value.scalar().to_owned());
                // A later case of a file repeats the text of the first.
                let yaml = get("yaml").or_else(|| before.clone()).unwrap_or_default();
                before = Some(yaml.clone());
                let json = get("json").map(|text| {
                    serde_json::Deserializer::from_str(&text)
                        .into_iter()
                        .collect::<Result<Vec<Value>, _>>()
                        .expect("JSON")
                });
                let fails = get("fail").is_some_and(|value| value == "true");
                cases.push(Case { name: format!("{name}:{number}"), yaml: unseen(&yaml), json, fails });
            }
        });
    }
    cases
}

fn with_root(text: &str, see: impl FnOnce(Cursor<'_>)) {
    let files = Files::of_texts([(FilePath::new("a.yaml").expect("a path"), text)]);
    let mut arena = Arena::new();
    parse::read(FileId(0), files.get(FileId(0)), &mut arena);
    see(arena.pieces(text).next().expect("a document").1);
}

/// Whether our tree says what the suite says. A scalar is compared by its text:
/// what it means is for the field to say.
fn same(cursor: Cursor<'_>, json: &Value) -> bool {
    match (cursor.shape(), json) {
        (Shape::Map, Value::Object(map)) => {
            let entries: Vec<_> = cursor.entries().collect();
            entries.len() == map.len()
                && entries.iter().all(|(key, value)| map.get(key.scalar()).is_some_and(|json| same(*value, json)))
        }
        (Shape::List, Value::Array(items)) => {
            let found: Vec<_> = cursor.items().collect();
            found.len() == items.len() && found.iter().zip(items).all(|(cursor, json)| same(*cursor, json))
        }
        (Shape::Empty, Value::Null) => true,
        (Shape::Empty, Value::String(text)) => text.is_empty(),
        (Shape::Plain, Value::Null) => resolve(cursor.scalar()) == Plain::Null,
        (Shape::Plain, Value::Bool(value)) => resolve(cursor.scalar()) == Plain::Bool(*value),
        (Shape::Plain, Value::Number(number)) => cursor.scalar().parse() == Ok(number.as_f64().unwrap_or(f64::NAN)),
        (Shape::Plain | Shape::Quoted, Value::String(text)) => cursor.scalar() == text,
        _ => false,
    }
}

#[test]
fn the_suite_is_read_as_it_says() {
    let Some(folder) = folder("yaml-test-suite") else { return };
    let mut wrong = Vec::new();
    let mut compared = 0;
    for case in cases(&folder) {
        bodies::parse(case.yaml.as_bytes());
        let files = Files::of_texts([(FilePath::new("a.yaml").expect("a path"), case.yaml.as_str())]);
        let mut arena = Arena::new();
        let findings = parse::read(FileId(0), files.get(FileId(0)), &mut arena);
        let ours: Vec<Cursor<'_>> = arena.pieces(&case.yaml).map(|(_, root)| root).collect();
        let good = match (&case.json, case.fails) {
            (_, true) => !findings.is_empty(),
            // Nothing at all is no document to us.
            (Some(documents), _) => {
                let documents: Vec<&Value> = documents.iter().filter(|one| !one.is_null()).collect();
                ours.len() == documents.len() && ours.iter().zip(documents).all(|(cursor, json)| same(*cursor, json))
            }
            (None, _) => continue,
        };
        compared += 1;
        if !good {
            wrong.push(format!("{}: {:?}", case.name, case.yaml));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > 90, "{compared}");
}
