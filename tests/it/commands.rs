//! What each command prints and how it ends.

use serde_json::Value;

use crate::golden::{read, root, snapshot};
use crate::program::sekisho;

/// Runs commands one after the other and holds them to one snapshot.
fn transcript(name: &str, folder: &std::path::Path, commands: &[&[&str]]) {
    let text: Vec<String> = commands.iter().map(|arguments| sekisho(folder, arguments).transcript(arguments)).collect();
    snapshot(&format!("snapshots/{name}.txt"), &text.join("\n"));
}

#[test]
fn help_pages() {
    for (name, language) in [("help.ja", "ja"), ("help.en", "en")] {
        let pages: Vec<Vec<&str>> = [
            &[][..],
            &["check"],
            &["coverage"],
            &["show"],
            &["explain"],
            &["policy"],
            &["waiver"],
            &["waiver", "draft"],
            &["schema"],
            &["init"],
        ]
        .into_iter()
        .map(|command| command.iter().copied().chain(["--lang", language, "--help"]).collect())
        .collect();
        let pages: Vec<&[&str]> = pages.iter().map(Vec::as_slice).collect();
        transcript(name, root(), &pages);
    }
}

#[test]
fn a_new_repository_passes_its_own_check() {
    for language in ["ja", "en"] {
        let folder = tempfile::tempdir().expect("a folder for tests");
        let made = sekisho(folder.path(), &["--lang", language, "init", "hospital"]);
        assert_eq!(made.code, 0, "{}", made.err);
        let check = sekisho(folder.path(), &["check", "hospital"]);
        assert_eq!(check.code, 0, "{}{}", check.out, check.err);
        // Nothing about the files themselves, and no violation a newcomer would have to explain.
        let result = sekisho(folder.path(), &["check", "hospital", "--format", "json"]);
        let result: Value = serde_json::from_str(&result.out).expect("JSON");
        let list = |name: &str| result[name].as_array().expect("a list").clone();
        let violated: Vec<Value> = list("outcomes")
            .into_iter()
            .filter(|outcome| outcome["outcome"] == "violated")
            .chain(list("findings"))
            .collect();
        assert!(violated.is_empty(), "{language}: {violated:?}");
    }
}

#[test]
fn explain_takes_a_number_as_people_write_it() {
    let first = |what: &str| {
        let said = sekisho(root(), &["--lang", "ja", "explain", what]);
        let cites =
            said.out.lines().filter(|line| line.starts_with("チェックリスト") || line.starts_with("企画管理編"));
        cites.map(str::to_owned).collect::<Vec<_>>().join(" / ")
    };
    let forms = "チェックリスト 医療機関確認用 2-⑤ / チェックリスト 薬局確認用 2-⑤ / チェックリスト 事業者確認用 2-⑤";
    let sorted = |text: &str| {
        let mut parts: Vec<String> = text.split(" / ").map(str::to_owned).collect();
        parts.sort();
        parts
    };
    assert_eq!(sorted(&first("2-⑤")), sorted(forms));
    assert_eq!(sorted(&first("2-5")), sorted(forms));
    assert_eq!(first("医療機関確認用 2-⑤"), "チェックリスト 医療機関確認用 2-⑤");
    assert_eq!(first("企画管理編 13章①"), first("mhlw6-mgt-13-1"));
    assert_eq!(first("企9章②条"), "企画管理編 9章② (本文未確認)");
    assert_eq!(first("企13章第1条"), first("mhlw6-mgt-13-1"));
    let said = sekisho(root(), &["--lang", "ja", "explain", "シス13章第⑪条"]).out;
    assert!(said.starts_with("システム運用編 13章⑪"), "{said}");
    assert!(!said.contains("\nシステム運用編 13章① "), "{said}");
    let chapter = first("企画管理編 13章");
    assert!(chapter.contains("13章①") && chapter.contains("13章 (本文未確認)"), "{chapter}");
    assert_eq!(first("-⑤"), "");
}

#[test]
fn init_leaves_a_folder_with_files_alone() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    sekisho::source::write_atomically(&folder.path().join("mine.txt"), b"mine").expect("written");
    let made = sekisho(folder.path(), &["init", "."]);
    assert_eq!(made.code, 2);
    assert_eq!(std::fs::read_dir(folder.path()).expect("there").count(), 1);
}

#[test]
fn what_cannot_run_ends_with_2() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let empty = folder.path();
    transcript(
        "cannot-run",
        empty,
        &[
            &["check", "no-such-folder"],
            &["--lang", "ja", "check", "no-such-folder"],
            &["check", "--as-of", "yesterday"],
            &["check", "--fail-on", "severe"],
            &["explain", "no/such-rule"],
            &["frobnicate"],
        ],
    );
}

/// The block of a README that begins with that line.
pub fn block(readme: &str, first: &str) -> String {
    let text = read(&root().join(readme)).expect(readme);
    let blocks = text.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let found: Vec<&str> = blocks.filter(|block| block.starts_with(first)).collect();
    assert_eq!(found.len(), 1, "{readme} has one block that begins with `{first}`");
    found[0].to_owned()
}

#[test]
fn the_files_shown_in_the_readmes_work() {
    for readme in ["README.md", "README.ja.md"] {
        let folder = tempfile::tempdir().expect("a folder for tests");
        assert_eq!(sekisho(folder.path(), &["init", "."]).code, 0);
        let write = |path: &str, text: String| {
            sekisho::source::write_atomically(&folder.path().join(path), text.as_bytes()).expect("it can be written");
        };
        write("sekisho.yaml", block(readme, "language: "));
        write("inventory/network/3f-west.yaml", block(readme, "# inventory/network/3f-west.yaml"));
        let result = sekisho(folder.path(), &["check", "--format", "json"]);
        let result: Value = serde_json::from_str(&result.out).expect("JSON");
        // The rows around the ones shown (the panel, the switch, the room) are left out there.
        let findings: Vec<&Value> = result["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .filter(|finding| finding["rule"] != "model/dangling-reference")
            .collect();
        assert!(findings.is_empty(), "{readme}: {findings:?}");
    }
}

#[test]
fn an_error_speaks_the_language_of_the_configuration_unless_another_was_asked_for() {
    for (arguments, japanese) in [
        (&["explain", "no/such-rule"][..], true),
        (&["coverage", "--edition", "none"], true),
        (&["show", "no-such-row"], true),
        (&["--lang", "en", "explain", "no/such-rule"], false),
    ] {
        let said = sekisho(root(), arguments);
        assert_eq!(said.code, 2, "{arguments:?}");
        assert_eq!(said.err.contains("ません"), japanese, "{arguments:?}: {}", said.err);
    }
}
