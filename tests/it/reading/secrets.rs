//! A secret is a finding, and is shown nowhere.

use sekisho::source::write_atomically;

use crate::fixture::check;
use crate::program::sekisho;

#[test]
fn a_secret_is_a_finding() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - id: d-1
    note: "管理者のパスワード: Himitsu123"
    #     ^^^^^^^^^^^^^^^^^^^^^^^ schema/secret "個人番号"
    password: Himitsu123
    #^^^^^^^ schema/secret "`password`"
"#,
    );
}

#[test]
fn a_secret_is_shown_nowhere() {
    const SECRET: &str = "Himitsu123";
    let folder = tempfile::tempdir().expect("a folder for tests");
    let inventory = format!(
        "devices:
  - id: d-1
    name: 電子カルテサーバ
    note: \"管理者のパスワード: {SECRET}\"
    password: {SECRET}
    hostname: [\"pw={SECRET}\"]
    state: \"pw={SECRET}\"
    class: server # パスワード: {SECRET}
  - id: \"pw={SECRET}\"
  - {{ id: d-2, name: \"psk={SECRET}\", location: \"pw={SECRET}\", model: {SECRET}, \"pw={SECRET}\": x }}
\"pw={SECRET}\":
  - {{ id: d-3 }}
"
    );
    write_atomically(&folder.path().join("inventory/a.yaml"), inventory.as_bytes()).expect("written");
    for arguments in [
        &["check"][..],
        &["check", "--undecided"],
        &["check", "--format", "json"],
        &["check", "--format", "json", "--outcomes", "all"],
        &["--lang", "ja", "check", "--undecided"],
        &["show", "d-1"],
        &["show", "d-2"],
        &["--lang", "ja", "show", "d-1"],
    ] {
        let ran = sekisho(folder.path(), arguments);
        assert!(ran.code != 2, "{arguments:?}: {}", ran.err);
        let shown = format!("{}{}", ran.out, ran.err);
        let line = shown.lines().find(|line| line.contains(SECRET));
        // `model: Himitsu123` has no label and does not look like a secret by itself.
        let line = line.filter(|line| !line.contains("model"));
        assert_eq!(line, None, "{arguments:?}");
    }
}
