//! Rule packs of a group's headquarters: what they add, what a hospital may still change, where they may lie.

use std::fs;
use std::path::Path;

use sekisho::finding::Severity;
use sekisho::pipeline::{self, Report};
use sekisho::source::{WorkTree, write_atomically};
use sekisho::words::Lang;

use crate::commands::block;
use crate::fixture::{Fixture, TODAY, check, day, options};
use crate::golden::{read, root, snapshot};
use crate::program::sekisho;

const LEAVER: &str = "access/leaver-account-active";

const PACK: &str = "id: hq-rules
title: { ja: グループ本部のルール, en: Rules of the group }
version: '1.2'
owner: 法人本部 情報統括部
";

/// A rule of headquarters: servers have a location.
const RULE: &str = "id: group/server-without-location
title: { ja: 置き場所のないサーバー, en: server without location }
severity: high
since: '1.0'
applies_to: device
when: device.class == 'server'
check: { cel: 'device.location != null' }
message: { ja: '`{{ device.id }}` の置き場所がありません', en: '`{{ device.id }}` has no location' }
why: { ja: 理由, en: a reason }
remedy: { ja: 対処, en: a remedy }
examples:
  - { outcome: violated, subject: d, inventory: 'devices: [{ id: d, class: server, location: なし }]' }
";

const INVENTORY: &str = "facilities:
  - { id: kita }
people:
  - { id: p-1, left: 2026-01-31 }
accounts:
  - { id: acc-1, holder: p-1, state: active }
devices:
  - { id: dev-1, class: server, location: なし }
";

/// A hospital with a pack in `group`, which the lock knows nothing of.
fn hospital(config: &str, pack: &str, files: &[(&str, &str)]) -> String {
    let mut text = format!(
        "
//- sekisho.yaml
packs:
  - path: group
  #       ^^^^^ policy/pack-not-locked
{config}//- group/pack.yaml
{PACK}{pack}//- group/group/server-without-location.yaml
{RULE}//- inventory/a.yaml
{INVENTORY}"
    );
    for (path, content) in files {
        text.push_str(&format!("//- {path}\n{content}"));
    }
    text
}

/// Level and numbers of a rule in force.
fn in_force(text: &str, rule: &str) -> (String, Vec<i64>) {
    Fixture::parse(text).assess(|assessment| {
        let rule = assessment.estate.registry.find(rule).expect("the rule");
        (rule.levels.general.level.code().to_owned(), rule.parameters.iter().map(|one| one.value).collect())
    })
}

#[test]
fn a_pack_brings_rules_and_sets_levels_and_numbers() {
    let pack = "levels:
  - { rule: access/leaver-account-active, level: mandatory }
parameters:
  - { rule: device/gateway-updates-not-checked, name: days, value: 60 }
";
    let text = hospital("", pack, &[]);
    check(&text.replace(
        "location: なし }\n",
        "location: なし }
  #       ^^^^^ group/server-without-location \"has no location\"\n",
    ));
    assert_eq!(in_force(&text, LEAVER).0, "mandatory");
    assert_eq!(in_force(&text, "device/gateway-updates-not-checked").1, [60]);
}

#[test]
fn a_hospital_may_make_a_pack_stricter() {
    let pack = "levels:
  - { rule: access/leaver-account-active, level: override }
  - { rule: group/server-without-location, level: advisory }
parameters:
  - { rule: device/gateway-updates-not-checked, name: days, value: 60 }
";
    let config = "levels:
  - { rule: access/leaver-account-active, level: mandatory }
  - { rule: group/server-without-location, level: override }
parameters:
  - { rule: device/gateway-updates-not-checked, name: days, value: 30 }
";
    let text = hospital(config, pack, &[]);
    check(&text);
    assert_eq!(in_force(&text, LEAVER).0, "mandatory");
    assert_eq!(in_force(&text, "group/server-without-location").0, "override");
    assert_eq!(in_force(&text, "device/gateway-updates-not-checked").1, [30]);
}

/// What a hospital would like to loosen, with what it is told.
const LOOSER: &str = "levels:
  - { rule: access/leaver-account-active, level: override }
  #                                              ^^^^^^^^ policy/loosened-pack \"「免除可」に下げられません\"
  - { rule: access/leaver-account-active, level: advisory, facility: kita }
  #                                              ^^^^^^^^ policy/loosened-pack \"Rules of the group\"
  - { rule: group/server-without-location, level: advisory }
  #                                               ^^^^^^^^ policy/loosened-pack
parameters:
  - { rule: device/gateway-updates-not-checked, name: days, value: 90 }
  #                                                                ^^ policy/loosened-pack \"が 60 と決めています\"
  - { rule: access/too-many-privileged, name: few, value: 4 }
  #                                                       ^ policy/loosened-pack
  - { rule: access/password-policy-weak, name: short, value: 9 }
  #                                                          ^ policy/loosened-pack
";

const STRICT: &str = "levels:
  - { rule: access/leaver-account-active, level: mandatory }
parameters:
  - { rule: device/gateway-updates-not-checked, name: days, value: 60 }
  - { rule: access/too-many-privileged, name: few, value: 5 }
  - { rule: access/password-policy-weak, name: short, value: 10 }
";

#[test]
fn a_hospital_may_not_loosen_a_pack() {
    let text = hospital(LOOSER, STRICT, &[]);
    check(&text);
    assert_eq!(in_force(&text, LEAVER).0, "mandatory");
    assert_eq!(in_force(&text, "group/server-without-location").0, "override");
    assert_eq!(in_force(&text, "device/gateway-updates-not-checked").1, [60]);
    // The place in the pack is shown beside the place in the configuration.
    let text = text.replace(
        "level: mandatory }",
        "level: mandatory }
  #                                              ~~~~~~~~~ policy/loosened-pack \"what the pack says\"",
    );
    check(&text);
}

#[test]
fn a_pack_says_what_may_be_loosened() {
    let permit = "may_loosen:
  - access/leaver-account-active
  - access/too-many-privileged
  - access/password-policy-weak
  - device/gateway-updates-not-checked
  - group/server-without-location
";
    let config: String = LOOSER.lines().filter(|line| !line.contains('^')).map(|line| format!("{line}\n")).collect();
    let text = hospital(&config, &format!("{STRICT}{permit}"), &[]);
    check(&text);
    assert_eq!(in_force(&text, LEAVER).0, "override");
    assert_eq!(in_force(&text, "group/server-without-location").0, "advisory");
    assert_eq!(in_force(&text, "device/gateway-updates-not-checked").1, [90]);
}

#[test]
fn the_rule_file_still_says_how_far_a_number_goes() {
    let config = "parameters:
  - { rule: device/gateway-updates-not-checked, name: days, value: 91 }
  #                                                                ^^ policy/bad-setting
";
    let pack = "may_loosen: [device/gateway-updates-not-checked]
parameters:
  - { rule: device/gateway-updates-not-checked, name: days, value: 60 }
";
    check(&hospital(config, pack, &[]));
}

#[test]
fn a_local_file_does_not_take_the_place_of_what_a_pack_decides() {
    let weaker =
        RULE.replace("cel: 'device.location != null'", "cel: device.location != null || device.class == 'server'");
    let marked = weaker.replacen('\n', "\n#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy/loosened-pack\n", 1);
    let path = "policies/group/server-without-location.yaml";
    let violated = |text: &str| {
        text.replace(
            "location: なし }\n",
            "location: なし }
  #       ^^^^^ group/server-without-location\n",
        )
    };
    check(&violated(&hospital("", "", &[(path, &marked)])));
    // A copy is no change, and a pack may let its rule be replaced.
    check(&violated(&hospital("", "", &[(path, RULE)])));
    let marked = weaker.replacen('\n', "\n#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy/overridden-rule\n", 1);
    let text = hospital("", "may_loosen: [group/server-without-location]\n", &[(path, &marked)]);
    check(&format!("\n//- watch group/server-without-location{text}"));
    // A rule of the program that a pack speaks of is the pack's too.
    let built_in = read(&root().join("policies/access/leaver-account-active.yaml"));
    let built_in = built_in.expect("the rule").replace("severity: ", "# weaker\nseverity: ");
    let marked = built_in.replacen('\n', "\n#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy/loosened-pack\n", 1);
    check(&hospital("", STRICT, &[("policies/access/leaver-account-active.yaml", &marked)]));
}

#[test]
fn a_later_pack_may_not_loosen_an_earlier_one() {
    let text = hospital("", STRICT, &[]).replace(
        "//- group/pack.yaml",
        "  - path: region
  #       ^^^^^^ policy/pack-not-locked
//- region/pack.yaml
id: region
title: { ja: 地域, en: Region }
version: '1'
owner: 地域統括
levels:
  - { rule: access/leaver-account-active, level: override }
  #                                              ^^^^^^^^ policy/loosened-pack
//- group/pack.yaml",
    );
    check(&text);
}

#[test]
fn names_nobody_knows_are_said_where_they_stand() {
    let pack = "levels:
  - { rule: access/leaver-acount-active, level: mandatory }
  #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy/bad-setting \"`access/leaver-account-active`\"
  - { rule: access/leaver-account-active, level: mandatory, facility: of-another-hospital }
may_loosen: [group/no-such-rule]
#            ^^^^^^^^^^^^^^^^^^ policy/bad-setting
";
    check(&hospital("", pack, &[]));
}

#[test]
fn a_pack_lies_in_the_repository_or_nowhere() {
    for (setting, marks) in [
        ("path: ../group", "      ^^^^^^^^ policy/pack-unusable \"リポジトリの中のフォルダではありません\""),
        ("path: /etc", "      ^^^^ policy/pack-unusable"),
        ("path: .", "      ^ policy/pack-unusable"),
        ("path: .git/group", "      ^^^^^^^^^^ policy/pack-unusable"),
        ("path: nowhere", "      ^^^^^^^ policy/pack-unusable \"there is no pack.yaml in `nowhere`\""),
        ("path: 不明", "      ^^ policy/pack-unusable \"write `path` or `revision`\""),
        ("revision: main", "          ^^^^ policy/pack-unusable \"is no git repository\""),
        ("revision: 'HEAD^{/x}'", "          ^^^^^^^^^^^ policy/pack-unusable \"is not the name of a branch\""),
    ] {
        let text = format!("\n//- sekisho.yaml\npacks:\n  - {setting}\n  # {marks}\n//- inventory/a.yaml\n{INVENTORY}");
        check(&text);
        Fixture::parse(&text).assess(|assessment| assert!(assessment.fails(), "{setting}"));
    }
}

#[test]
fn a_pack_that_cannot_be_told_from_another_is_not_used() {
    let text = hospital("", "", &[]);
    check(&text.replace(
        "//- group/pack.yaml",
        "  - path: group
  #       ^^^^^ policy/pack-unusable \"`hq-rules` が二つあります\"
//- group/pack.yaml",
    ));
    let text = text.replace("  #       ^^^^^ policy/pack-not-locked\n", "");
    check(&text.replace("id: hq-rules\n", "id: Hq\n#   ^^ policy/pack-unusable\n"));
}

#[test]
fn a_pack_among_the_hospitals_own_rules_is_read_once() {
    let text = hospital("", "", &[])
        .replace("path: group", "path: policies/hq")
        .replace("^^^^^ policy/pack-not", "^^^^^^^^^^^ policy/pack-not");
    check(&text.replace("//- group/", "//- policies/hq/"));
}

#[cfg(unix)]
#[test]
fn a_pack_behind_a_link_is_not_followed() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let outside = tempfile::tempdir().expect("a folder for tests");
    let write = |path: &Path, text: &str| write_atomically(path, text.as_bytes()).expect("written");
    write(&outside.path().join("pack.yaml"), PACK);
    write(&folder.path().join("inventory/a.yaml"), INVENTORY);
    write(&folder.path().join("sekisho.yaml"), "packs:\n  - path: group\n");
    std::os::unix::fs::symlink(outside.path(), folder.path().join("group")).expect("a link");
    let tree = WorkTree::open(folder.path()).expect("a folder");
    let found = pipeline::assess(&tree, &options(day(TODAY)), |assessment| {
        let found = assessment.reports.iter().map(Report::finding);
        let found = found.filter(|one| one.severity >= Severity::High).map(|one| one.rule.to_string());
        let found = found.filter(|one| one != LEAVER);
        (found.collect::<Vec<_>>(), assessment.estate.registry.packs().len())
    });
    assert_eq!(
        found.expect("judged"),
        (["policy/pack-unusable", "parse/unreadable-file"].map(str::to_owned).to_vec(), 0)
    );
}

/// A repository whose branch `headquarters` holds a pack below `rules`, and whose work tree holds a hospital.
fn repository(at: &Path) -> String {
    let repository = git2::Repository::init(at).expect("a repository");
    let mut builder = git2::build::TreeUpdateBuilder::new();
    for (path, text) in [
        ("rules/pack.yaml", format!("{PACK}levels:\n  - {{ rule: {LEAVER}, level: mandatory }}\n")),
        ("rules/group/server-without-location.yaml", RULE.to_owned()),
        ("inventory/a.yaml", "facilities:\n  - { id: headquarters }\n".to_owned()),
    ] {
        let blob = repository.blob(text.as_bytes()).expect("a blob");
        builder.upsert(path, blob, git2::FileMode::Blob);
    }
    let empty = repository.treebuilder(None).and_then(|tree| tree.write()).expect("an empty tree");
    let empty = repository.find_tree(empty).expect("the tree");
    let tree = builder.create_updated(&repository, &empty).expect("a tree");
    let tree = repository.find_tree(tree).expect("the tree");
    let author = git2::Signature::new("a", "a@example.org", &git2::Time::new(0, 0)).expect("a name");
    let commit = repository.commit(Some("refs/remotes/hq/main"), &author, &author, "rules", &tree, &[]);
    let write = |path: &str, text: &str| write_atomically(&at.join(path), text.as_bytes()).expect("written");
    write("sekisho.yaml", "packs:\n  - { revision: hq/main, path: rules }\n");
    write("inventory/a.yaml", INVENTORY);
    commit.expect("a commit").to_string()
}

#[test]
fn a_pack_is_read_from_another_revision_without_a_checkout() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let commit = repository(folder.path());
    let tree = WorkTree::open(folder.path()).expect("a folder");
    pipeline::assess(&tree, &options(day(TODAY)), |assessment| {
        let registry = &assessment.estate.registry;
        let [pack] = registry.packs() else { panic!("one pack") };
        assert_eq!((pack.commit.as_deref(), pack.title.get(Lang::En)), (Some(commit.as_str()), "Rules of the group"));
        let rule = registry.find("group/server-without-location").expect("its rule");
        let path = assessment.estate.files.get(rule.file).path.as_str();
        assert_eq!(path, "hq/main:rules/group/server-without-location.yaml");
        assert!(assessment.reports.iter().any(|report| report.finding().rule == "group/server-without-location"));
        assert!(assessment.estate.inventory.find("headquarters").is_none());
    })
    .expect("judged");
    let said = sekisho(folder.path(), &["check", "--lang", "ja"]).out;
    assert!(said.contains("水準: 必須 (ルール集「グループ本部のルール」で設定)"), "{said}");
    assert!(said.contains("  ルール集「グループ本部のルール」 1.2 も使用 (中身を確かめていません)\n"), "{said}");
    // What is not fetched stops the gate, whatever the threshold.
    write_atomically(&folder.path().join("sekisho.yaml"), b"packs:\n  - { revision: hq/mian, path: rules }\n")
        .expect("written");
    let said = sekisho(folder.path(), &["check", "--lang", "en", "--fail-on", "critical"]);
    assert!(said.code == 1 && said.out.contains("there is no revision `hq/mian`"), "{}", said.out);
}

/// Codes about packs that `check` reports, each once.
fn about_packs(folder: &Path) -> Vec<String> {
    let result = sekisho(folder, &["check", "--format", "json", "--as-of", TODAY]);
    let result: serde_json::Value = serde_json::from_str(&result.out).expect("JSON");
    let findings = result["findings"].as_array().expect("a list").iter();
    let mut codes: Vec<String> = findings.filter_map(|one| Some(one["rule"].as_str()?.to_owned())).collect();
    codes.sort();
    codes.dedup();
    codes
}

#[test]
fn what_was_not_looked_at_is_said_until_it_is_locked() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let at = folder.path();
    let write = |path: &str, text: &str| write_atomically(&at.join(path), text.as_bytes()).expect("written");
    let inventory = "facilities:\n  - { id: kita }\n";
    write("inventory/a.yaml", inventory);
    write("sekisho.yaml", "packs:\n  - path: group\n");
    write("group/pack.yaml", PACK);
    write("group/group/server-without-location.yaml", RULE);
    assert_eq!(about_packs(at), ["policy/pack-not-locked"]);
    assert_eq!(sekisho(at, &["check"]).code, 1);

    let locked = sekisho(at, &["policy", "lock", "--lang", "ja"]);
    assert!(locked.code == 0 && locked.err.contains("ルール集 1 個を記録しました"), "{}", locked.err);
    assert!(about_packs(at).is_empty());
    assert_eq!(sekisho(at, &["check"]).code, 0);
    let lock = read(&at.join("sekisho.lock")).expect("a lock");
    let lines: Vec<&str> = lock.lines().skip(2).collect();
    assert_eq!(lines[..4], ["packs:", "  - id: 'hq-rules'", "    version: '1.2'", "    path: 'group'"]);
    assert!(lines[4].starts_with("    digest: 'sha256:") && lines.len() == 5, "{lock}");

    // The line ends of another system are no change, any other byte is.
    write("group/group/server-without-location.yaml", &RULE.replace('\n', "\r\n"));
    assert_eq!(about_packs(at), ["parse/crlf"]);
    write("group/group/server-without-location.yaml", &RULE.replace("severity: high", "severity: info"));
    assert_eq!(about_packs(at), ["policy/pack-changed"]);
    let said = sekisho(at, &["check", "--lang", "en"]);
    assert!(said.code == 1 && said.out.contains("judged as it is now"), "{}", said.out);
    write("group/group/server-without-location.yaml", RULE);
    write("group/group/another.yaml", &RULE.replace("server-without-location", "another"));
    assert_eq!(about_packs(at), ["policy/pack-changed"]);
    fs::remove_file(at.join("group/group/another.yaml")).expect("removed");
    assert!(about_packs(at).is_empty());

    // A pack that is no longer named, and one that cannot be used.
    write("sekisho.yaml", "language: ja\n");
    assert_eq!(about_packs(at), ["policy/lock-stale"]);
    write("sekisho.yaml", "packs:\n  - path: gruop\n");
    assert_eq!(about_packs(at), ["policy/pack-unusable"]);
    assert_eq!(sekisho(at, &["policy", "lock"]).code, 2);
    assert_eq!(read(&at.join("sekisho.lock")).expect("a lock"), lock);
    write("sekisho.yaml", "language: ja\n");
    assert_eq!(sekisho(at, &["policy", "lock"]).code, 0);
    assert!(about_packs(at).is_empty());
}

#[test]
fn a_lock_names_the_commit_and_results_name_the_packs() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let commit = repository(folder.path());
    assert_eq!(sekisho(folder.path(), &["policy", "lock"]).code, 0);
    assert!(about_packs(folder.path()).is_empty());
    let lock = read(&folder.path().join("sekisho.lock")).expect("a lock");
    assert!(lock.contains(&format!("    revision: 'hq/main'\n    commit: '{commit}'\n")), "{lock}");
    let result = sekisho(folder.path(), &["check", "--format", "json"]);
    let result: serde_json::Value = serde_json::from_str(&result.out).expect("JSON");
    let pack = &result["packs"][0];
    assert_eq!((&pack["id"], &pack["commit"], &pack["lock"]), (&"hq-rules".into(), &commit.into(), &"same".into()));
    let schema: serde_json::Value = serde_json::from_str(sekisho::report::json::SCHEMA).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a JSON Schema");
    let wrong: Vec<String> = validator.iter_errors(&result).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// A hospital whose pack and whose own settings change each kind of thing.
fn changed(at: &Path) {
    let write = |path: &str, text: &str| write_atomically(&at.join(path), text.as_bytes()).expect("written");
    write("inventory/a.yaml", INVENTORY);
    write("group/pack.yaml", &format!("{PACK}{STRICT}"));
    write("group/group/server-without-location.yaml", RULE);
    let other = RULE.replace("group/server-without-location", "line/never-billed");
    write("group/line/never-billed.yaml", &other);
    let settings: String = LOOSER.lines().filter(|line| !line.contains('^')).map(|line| format!("{line}\n")).collect();
    let stricter = "  - { rule: device/gateway-updates-not-checked, name: days, value: 90 }\n";
    assert!(settings.contains(stricter), "{settings}");
    let settings = settings.replace(stricter, &stricter.replace("90", "30"));
    write("sekisho.yaml", &format!("packs:\n  - path: group\n{settings}"));
    write("policies/local/server-without-location.yaml", &RULE.replace("group/server", "local/server"));
}

#[test]
fn what_is_changed_is_shown_by_whom() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    changed(folder.path());
    let text: Vec<String> = ["ja", "en"]
        .iter()
        .map(|lang| {
            let ran = sekisho(folder.path(), &["policy", "diff", "--lang", lang]);
            assert_eq!(ran.code, 0, "{}", ran.err);
            ran.out
        })
        .collect();
    snapshot("snapshots/policy-diff.txt", &text.join("\n"));
    let some = sekisho(folder.path(), &["policy", "diff", "line/", "--lang", "en"]).out;
    assert!(some.contains("line/never-billed") && !some.contains("access/"), "{some}");
}

#[test]
fn what_is_changed_keeps_to_the_published_schema() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    changed(folder.path());
    let ran = sekisho(folder.path(), &["policy", "diff", "--format", "json"]);
    let result: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let schema = serde_json::from_str(sekisho::report::policy_diff::json::SCHEMA).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a JSON Schema");
    let wrong: Vec<String> = validator.iter_errors(&result).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let changes = result["changes"].as_array().expect("a list");
    let told = |wanted: serde_json::Value| {
        let has = |change: &&serde_json::Value| {
            wanted.as_object().expect("a map").iter().all(|(key, value)| change[key] == *value)
        };
        assert_eq!(changes.iter().filter(has).count(), 1, "{wanted} {changes:#?}");
    };
    told(
        serde_json::json!({ "rule": LEAVER, "from": "override", "to": "mandatory", "pack": "hq-rules", "refused": false }),
    );
    told(
        serde_json::json!({ "rule": LEAVER, "to": "advisory", "facility": "kita", "by": "hospital", "refused": true }),
    );
    told(serde_json::json!({ "name": "days", "from": 90, "to": 60, "by": "pack" }));
    told(serde_json::json!({ "name": "days", "from": 60, "to": 30, "by": "hospital" }));
    told(serde_json::json!({ "rule": "line/never-billed", "what": "severity", "from": "low", "to": "high" }));
    told(serde_json::json!({ "rule": "line/never-billed", "what": "replaced", "by": "pack" }));
    told(serde_json::json!({ "rule": "group/server-without-location", "what": "added", "by": "pack" }));
    told(serde_json::json!({ "rule": "local/server-without-location", "what": "added", "by": "hospital" }));
}

#[test]
fn nothing_changed_is_said_too() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let said = sekisho(folder.path(), &["policy", "diff", "--lang", "en"]);
    assert_eq!((said.code, said.out.as_str()), (0, "nothing differs from the built-in rules\n"));
}

#[test]
fn the_pack_shown_in_the_readmes_works() {
    for readme in ["README.md", "README.ja.md"] {
        let folder = tempfile::tempdir().expect("a folder for tests");
        let write = |path: &str, text: &str| {
            write_atomically(&folder.path().join(path), text.as_bytes()).expect("written");
        };
        write("inventory/a.yaml", "facilities:\n  - { id: kita }\n");
        write("sekisho.yaml", &block(readme, "packs:"));
        write("group-rules/pack.yaml", &block(readme, "# group-rules/pack.yaml"));
        assert_eq!(sekisho(folder.path(), &["policy", "lock"]).code, 0);
        assert!(about_packs(folder.path()).is_empty(), "{readme}");
        let listed = sekisho(folder.path(), &["policy", "diff", "--lang", "en"]).out;
        assert!(listed.contains("level (facility kita)"), "{readme}: {listed}");
    }
}
