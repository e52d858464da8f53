//! Levels of rules: who sets them, for which facility, and what the gate makes of them.

use sekisho::pipeline::Report;

use crate::fixture::{Fixture, check};
use crate::program::sekisho;

const LEAVER: &str = "access/leaver-account-active";

/// Two facilities, each with an account of somebody who has left, and one account nobody can place.
fn fixture(levels: &str, marks: &str) -> String {
    format!(
        "
//- sekisho.yaml
levels:
{levels}
//- inventory/a.yaml
facilities:
  - {{ id: kita }}
  - {{ id: minami }}
people:
  - {{ id: p-1, left: 2026-01-31 }}
  - {{ id: p-2, left: なし }}
  - {{ id: p-3, left: なし }}
duties:
  - {{ id: duty-1, role: director, holder: p-3, appointed: 2026-04-01, ended: なし }}
accounts:
  - {{ id: acc-kita, facility: kita, holder: p-1, state: active }}
  - {{ id: acc-minami, facility: minami, holder: p-1, state: active }}
  - {{ id: acc-somewhere, holder: p-1, state: active }}
waivers:
  - id: w-1
    rule: {LEAVER}
    subjects: [acc-kita, acc-minami, acc-somewhere]
{marks}    reason: 引継ぎのため
    requested_by: p-2
    approver: p-3
    from: 2026-09-10
    until: 2026-12-31
"
    )
}

/// What became of the three accounts: waived, counting for the gate, or neither.
fn outcomes(text: &str) -> String {
    Fixture::parse(text).assess(|assessment| {
        let of = |subject: &str| {
            let found = assessment.reports.iter().find(|one| one.finding().subject.as_deref() == Some(subject));
            match found.filter(|one| one.finding().rule == LEAVER) {
                Some(Report { waived: Some(_), .. }) => "waived",
                Some(Report { counts: true, .. }) => "gates",
                Some(_) => "passes",
                None => "nothing",
            }
        };
        ["acc-kita", "acc-minami", "acc-somewhere"].map(of).join(" ")
    })
}

#[test]
fn a_level_holds_at_its_facility_and_the_strictest_where_nobody_knows() {
    for (levels, wanted) in [
        (vec![], "waived waived waived"),
        (vec![("advisory", None)], "waived waived waived"),
        (vec![("mandatory", Some("kita"))], "gates waived gates"),
        (vec![("mandatory", None), ("override", Some("minami"))], "gates waived gates"),
        (vec![("advisory", Some("kita")), ("mandatory", Some("minami"))], "waived gates gates"),
    ] {
        let lines: String = levels
            .iter()
            .map(|(level, facility)| {
                let facility = facility.map(|id| format!(", facility: {id}")).unwrap_or_default();
                format!("  - {{ rule: {LEAVER}, level: {level}{facility} }}\n")
            })
            .collect();
        let text = fixture(&format!("{}  ", if lines.is_empty() { "  []\n" } else { &lines }), "");
        assert_eq!(outcomes(&text), wanted, "{lines}");
    }
}

#[test]
fn without_a_waiver_advisory_never_gates() {
    let text = fixture(&format!("  - {{ rule: {LEAVER}, level: advisory, facility: kita }}"), "");
    let text = text.replace("subjects: [acc-kita, acc-minami, acc-somewhere]", "subjects: [acc-minami]");
    assert_eq!(outcomes(&text), "passes waived gates");
}

#[test]
fn a_waiver_has_no_effect_where_the_rule_is_mandatory_and_says_so() {
    let levels = format!("  - {{ rule: {LEAVER}, level: mandatory, facility: kita }}");
    let marks = "    #          ^^^^^^^^ policy/waiver-not-allowed \"`acc-kita`、`acc-somewhere`\" \"mandatory at the facility of\"
    #                                ~~~~~~~~~~~~~ policy/waiver-not-allowed
";
    check(&fixture(&levels, marks));
    // Where it is mandatory for every subject, nothing of the waiver is left.
    let text = fixture(&levels, "    #          ^^^^^^^^ policy/waiver-not-allowed\n");
    let text = text.replace("[acc-kita, acc-minami, acc-somewhere]", "[acc-kita]");
    check(&text);
    assert_eq!(outcomes(&text), "gates gates gates");
}

#[test]
fn a_setting_that_cannot_be_meant_is_said() {
    let file = |lines: &str| {
        format!(
            "\n//- sekisho.yaml\nlevels:\n{lines}\n//- inventory/a.yaml\nfacilities:\n  - {{ id: kita }}\n  - {{ id: minami }}\n"
        )
    };
    check(&file(
        "  - { rule: access/leaver-acount-active, level: mandatory }
  #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy/bad-setting \"`access/leaver-account-active`\"
  - { rule: access/leaver-account-active, level: mandatory, facility: kitta }
  #                                                                   ^^^^^ policy/bad-setting \"`kita` ではありませんか\"
  - { rule: access/leaver-account-active, level: advisory, facility: 不明 }
  #                                                                  ^^ policy/bad-setting \"there is no facility\"
  - { rule: access/leaver-account-active, level: mandatory, facility: minami }
  - { rule: access/leaver-account-active, level: override, facility: minami }
  #                                              ^^^^^^^^ policy/bad-setting \"二つあります\"
  - { rule: vendor/remote-without-authentication, level: override, facility: kita }
  #                                                      ^^^^^^^^ policy/bad-setting \"下げられません\"",
    ));
}

#[test]
fn what_is_undecided_of_a_mandatory_rule_counts_and_is_counted() {
    let text = |level: &str| {
        format!(
            "
//- sekisho.yaml
levels:
  - {{ rule: {LEAVER}, level: {level} }}
//- inventory/a.yaml
people:
  - {{ id: p-1 }}
accounts:
  - {{ id: acc-1, holder: p-1, state: active }}
"
        )
    };
    for (level, counted) in [("mandatory", 1), ("override", 0), ("advisory", 0)] {
        Fixture::parse(&text(level)).assess(|assessment| {
            assert_eq!((assessment.counted(), assessment.fails()), (counted, counted > 0), "{level}");
        });
    }
}

#[test]
fn where_a_level_comes_from_is_told_everywhere() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let text = fixture(
        &format!(
            "  - {{ rule: {LEAVER}, level: advisory }}\n  - {{ rule: {LEAVER}, level: mandatory, facility: kita }}"
        ),
        "",
    );
    for file in text.split("//- ").skip(1) {
        let (path, content) = file.split_once('\n').expect("a file");
        sekisho::source::write_atomically(&folder.path().join(path), content.as_bytes()).expect("written");
    }
    let run = |arguments: &[&str]| sekisho(folder.path(), arguments).out;
    let japanese = run(&["check", "--lang", "ja", "--as-of", "2026-10-01"]);
    assert!(japanese.contains("水準: 必須 (施設 kita、sekisho.yaml:3 で設定)"), "{japanese}");
    let explained = run(&["explain", LEAVER, "--lang", "en"]);
    assert!(explained.contains("level: never gates (set in sekisho.yaml:2)\n"), "{explained}");
    assert!(explained.contains("(for facility kita, set in sekisho.yaml:3)\n"), "{explained}");
    let listed = run(&["policy", "list", "access/leaver", "--lang", "ja"]);
    assert!(
        listed.contains("  [参考 (sekisho.yaml:2 で設定)]  [必須 (施設 kita、sekisho.yaml:3 で設定)]\n"),
        "{listed}"
    );
    let json: serde_json::Value =
        serde_json::from_str(&run(&["check", "--format", "json", "--as-of", "2026-10-01"])).expect("JSON");
    let outcome = |subject: &str| {
        let all = json["outcomes"].as_array().expect("a list").iter();
        let mut all = all.filter(|one| one["rule"] == LEAVER && one["subject"] == subject);
        all.next().expect("an outcome")["detail"].clone()
    };
    assert_eq!(outcome("acc-kita")["level"], "mandatory");
    assert_eq!(outcome("acc-kita")["level_from"]["facility"], "kita");
    assert_eq!(outcome("acc-kita")["level_from"]["place"]["line"], 3);
    assert_eq!(outcome("acc-minami")["level"], "advisory");
    assert_eq!(outcome("acc-minami")["level_from"]["place"]["line"], 2);
    let rules = json["per_rule"].as_array().expect("a list");
    let rule = rules.iter().find(|rule| rule["id"] == LEAVER).expect("the rule");
    assert_eq!(rule["level_at"][0]["level"], "mandatory", "{rule}");
}
