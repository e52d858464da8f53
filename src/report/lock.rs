//! `sekisho.lock`: the packs as they are now, as YAML.

use std::fmt::Write;

use super::untrusted::quoted;
use crate::policy::Pack;

/// Renders the file. It is the same in every language.
pub fn render(packs: &[Pack]) -> String {
    let mut text = String::from(
        "# 確かめたルール集の一覧です。`sekisho policy lock` が書きます。手では直しません。\n\
         # Rule packs as they were looked at; written by `sekisho policy lock`, never by hand.\n",
    );
    if packs.is_empty() {
        text.push_str("packs: []\n");
        return text;
    }
    text.push_str("packs:\n");
    for pack in packs {
        let _ = writeln!(text, "  - id: {}", quoted(&pack.id));
        let _ = writeln!(text, "    version: {}", quoted(&pack.version));
        if !pack.path.as_str().is_empty() {
            let _ = writeln!(text, "    path: {}", quoted(pack.path.as_str()));
        }
        if let Some(revision) = &pack.revision {
            let _ = writeln!(text, "    revision: {}", quoted(revision.as_str()));
        }
        if let Some(commit) = &pack.commit {
            let _ = writeln!(text, "    commit: {}", quoted(commit));
        }
        let _ = writeln!(text, "    digest: {}", quoted(&pack.digest));
    }
    text
}
