//! The repository's own order: rooms, lists, lengths.

use std::collections::{BTreeMap, BTreeSet};

use crate::golden::{files_below, read, root};

/// Rooms in their order, as `src/lib.rs` lists them.
fn rooms() -> Vec<String> {
    let text = read(&root().join("src/lib.rs")).expect("the library has a root");
    text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).map(str::to_owned).collect()
}

/// Every source file with the room it belongs to.
fn sources() -> Vec<(String, String, String)> {
    files_below("src", "rs")
        .into_iter()
        .filter_map(|path| {
            let shown = path.strip_prefix(root().join("src")).ok()?.to_str()?.replace('\\', "/");
            let room = shown.split(['/', '.']).next()?.to_owned();
            Some((shown.clone(), room, read(&path)?))
        })
        .filter(|(_, room, _)| room != "lib" && room != "main")
        .collect()
}

/// Rooms a file names behind `crate::`, in lists too.
fn used(text: &str, rooms: &[String]) -> BTreeSet<String> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1))
        .filter_map(|rest| {
            let name: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            rooms.contains(&name).then_some(name)
        })
        .collect()
}

#[test]
fn a_room_uses_only_rooms_before_it() {
    let rooms = rooms();
    assert!(rooms.len() > 10, "the list of rooms is not where it was");
    let position = |room: &str| rooms.iter().position(|one| one == room);
    for (file, room, text) in sources() {
        let own = position(&room).unwrap_or_else(|| panic!("src/{file} is in no room of src/lib.rs"));
        for other in used(&text, &rooms) {
            assert!(position(&other) <= Some(own), "src/{file} imports `{other}`, a later room");
        }
        assert!(!text.contains("use crate::{"), "src/{file}: one `use` per room, so that this test can read it");
    }
}

#[test]
fn an_upward_import_would_be_seen() {
    let rooms = ["source".to_owned(), "parse".to_owned(), "schema".to_owned()];
    let found = used("use crate::schema::Kind;\n// crate::source\nlet x = crate::parse::read();", &rooms);
    assert_eq!(found.into_iter().collect::<Vec<_>>(), ["parse", "schema"]);
}

#[test]
fn no_source_file_is_forgotten() {
    let listed = |folder: &str| {
        let mut files = BTreeMap::new();
        for path in files_below(folder, "rs") {
            files.insert(path.clone(), read(&path).unwrap_or_default());
        }
        files
    };
    for folder in ["src", "tests/it"] {
        for path in listed(folder).keys() {
            let name = path.file_stem().and_then(|name| name.to_str()).expect("plain names");
            if ["lib", "main"].contains(&name) {
                continue;
            }
            let (parent, module) = if name == "mod" {
                let folder = path.parent().expect("a folder");
                (folder.parent().expect("a folder"), folder.file_name().and_then(|name| name.to_str()).expect("plain"))
            } else {
                (path.parent().expect("a folder"), name)
            };
            let declares = ["mod.rs", "lib.rs", "main.rs"].iter().any(|root| {
                read(&parent.join(root)).is_some_and(|text| {
                    text.lines().any(|line| {
                        let line = line.trim_start();
                        let line =
                            line.strip_prefix("pub(crate) ").or(line.strip_prefix("pub(super) ")).unwrap_or(line);
                        line.strip_prefix("pub ").unwrap_or(line) == format!("mod {module};")
                    })
                })
            });
            assert!(declares, "{} is in no list of modules", path.display());
        }
    }
}

/// Files that are longer than they should be. The list may only shrink.
const LONG: &[(&str, usize)] = &[("schema/types.rs", 420)];

#[test]
fn a_file_that_needs_scrolling_is_two_files() {
    for (file, _, text) in sources() {
        let limit = LONG.iter().find(|(name, _)| *name == file).map_or(400, |(_, lines)| *lines);
        let lines = text.lines().count();
        assert!(lines <= limit, "src/{file} has {lines} lines, more than {limit}");
    }
}

#[test]
fn the_architecture_names_every_room_and_every_dependency() {
    let text = read(&root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    for room in rooms() {
        assert!(text.contains(&format!("| `{room}` |")), "ARCHITECTURE.md has no row for room `{room}`");
    }
    let manifest = read(&root().join("Cargo.toml")).expect("Cargo.toml");
    let mut in_dependencies = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.ends_with("dependencies]");
        } else if in_dependencies && let Some((name, _)) = line.split_once(" = ") {
            assert!(text.contains(&format!("| `{name}` |")), "ARCHITECTURE.md has no line on why `{name}`");
        }
    }
}

#[test]
fn both_readmes_show_the_two_commands() {
    for readme in ["README.md", "README.ja.md"] {
        let text = read(&root().join(readme)).expect(readme);
        for command in ["cargo run --release -- check", "cargo test"] {
            assert!(text.contains(command), "{readme} does not show `{command}`");
        }
    }
}
