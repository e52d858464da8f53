//! Files of rules and editions in layers: the program's, those of packs, the hospital's own.

use std::collections::BTreeMap;
use std::ops::Range;

use include_dir::{Dir, include_dir};

use super::pack::{self, Pack};
use super::rule::Origin;
use crate::error::Result;
use crate::id::{FileId, FilePath};
use crate::source::{self, Files, Tree};

/// The rules and editions that come with the program, by folder: what lies
/// beside these folders, such as the pages for readers, stays out of the binary.
static BUILT_IN: [(&str, Dir<'static>); 14] = [
    ("access", include_dir!("$CARGO_MANIFEST_DIR/policies/access")),
    ("backup", include_dir!("$CARGO_MANIFEST_DIR/policies/backup")),
    ("device", include_dir!("$CARGO_MANIFEST_DIR/policies/device")),
    ("editions", include_dir!("$CARGO_MANIFEST_DIR/policies/editions")),
    ("evidence", include_dir!("$CARGO_MANIFEST_DIR/policies/evidence")),
    ("ledger", include_dir!("$CARGO_MANIFEST_DIR/policies/ledger")),
    ("line", include_dir!("$CARGO_MANIFEST_DIR/policies/line")),
    ("mutation", include_dir!("$CARGO_MANIFEST_DIR/policies/mutation")),
    ("network", include_dir!("$CARGO_MANIFEST_DIR/policies/network")),
    ("organisation", include_dir!("$CARGO_MANIFEST_DIR/policies/organisation")),
    ("place", include_dir!("$CARGO_MANIFEST_DIR/policies/place")),
    ("system", include_dir!("$CARGO_MANIFEST_DIR/policies/system")),
    ("vendor", include_dir!("$CARGO_MANIFEST_DIR/policies/vendor")),
    ("wiring", include_dir!("$CARGO_MANIFEST_DIR/policies/wiring")),
];

/// Folder of edition files in a policies folder.
const EDITIONS: &str = "editions";
/// Folder of what is known about rules that notice nothing.
const MUTATION: &str = "mutation";

/// Files of rules and of editions, weakest layer first.
#[derive(Default)]
pub(super) struct Layers {
    pub(super) rules: Vec<(FileId, Origin)>,
    pub(super) editions: Vec<FileId>,
    /// Lists of fields whose every value is acceptable.
    pub(super) any_values: Vec<FileId>,
    /// Path below the layer's folder → the files of all layers so far.
    seen: BTreeMap<String, Vec<FileId>>,
}

impl Layers {
    /// The files that come with the program.
    pub(super) fn add_built_in(&mut self, files: &mut Files) {
        let new = files.append(built_in());
        self.add(files, new, "policies/".len(), Origin::BuiltIn);
    }

    /// The files of a pack.
    pub(super) fn add_pack(&mut self, files: &Files, position: usize, pack: &Pack) {
        self.add(files, pack.files.clone(), pack.prefix, Origin::Pack(position));
    }

    /// The files of the hospital's folder, but for packs that lie in it.
    pub(super) fn add_local(
        &mut self,
        tree: &dyn Tree,
        folder: &FilePath,
        packs: &[Pack],
        files: &mut Files,
    ) -> Result<()> {
        let mut local = source::load(tree, folder)?;
        local.retain(|path| !packs.iter().any(|pack| pack.revision.is_none() && path.is_within(&pack.path)));
        let below = if folder.as_str().is_empty() { 0 } else { folder.as_str().len() + 1 };
        let new = files.append(local);
        self.add(files, new, below, Origin::Local);
        Ok(())
    }

    fn add(&mut self, files: &Files, new: Range<u32>, prefix: usize, origin: Origin) {
        for id in new.map(FileId) {
            let file = files.get(id);
            let path = file.path.as_str().get(prefix..).unwrap_or_default();
            if matches!(origin, Origin::Pack(_)) && path == pack::FILE {
                continue;
            }
            let is_edition = is_in(EDITIONS, &file.path);
            let seen = self.seen.entry(path.to_owned()).or_default();
            // A copy of a file is that file. But a rule a pack copies is the pack's.
            let is_copy = seen.iter().any(|one| files.get(*one).text == file.text);
            seen.push(id);
            if is_in(MUTATION, &file.path) {
                self.any_values.push(id);
                continue;
            }
            match origin {
                _ if is_edition && !is_copy => self.editions.push(id),
                Origin::Local if is_copy => {}
                _ if !is_edition => self.rules.push((id, origin)),
                _ => {}
            }
        }
    }
}

/// The files that come with the program, below `policies/`.
fn built_in() -> Files {
    fn collect<'a>(folder: &str, dir: &'a Dir<'static>, texts: &mut Vec<(FilePath, &'a str)>) {
        for file in dir.files() {
            let path = file
                .path()
                .to_str()
                .and_then(|path| FilePath::new(&format!("policies/{folder}/{}", path.replace('\\', "/"))).ok());
            if let (Some(path), Some(text)) = (path, file.contents_utf8())
                && path.is_yaml()
            {
                texts.push((path, text));
            }
        }
        for dir in dir.dirs() {
            collect(folder, dir, texts);
        }
    }
    let mut texts = Vec::new();
    for (folder, dir) in &BUILT_IN {
        collect(folder, dir, &mut texts);
    }
    Files::of_texts(texts)
}

fn is_in(folder: &str, path: &FilePath) -> bool {
    let mut parts = path.as_str().rsplit(['/', ':']);
    parts.next();
    parts.next() == Some(folder)
}
