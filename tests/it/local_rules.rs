//! What a hospital hears about rule files of its own.

use sekisho::finding::Severity;
use sekisho::id::FilePath;
use sekisho::policy::{self, Adjustments};
use sekisho::source::{Files, Memory};

const GOOD: &str = r#"id: local/idle-account
title: { ja: 使われていないアカウント, en: idle account }
severity: low
since: "0.1"
applies_to: account
check: { cel: "account.state != 'active' || account.last_login > today - days(90)" }
message: { ja: "{{ account.login }} が使われていません", en: "{{ account.login }} is idle" }
why: { ja: 理由, en: a reason }
remedy: { ja: 対処, en: a remedy }
examples:
  - { outcome: satisfied, subject: a, inventory: "accounts:\n  - { id: a, state: disabled }" }
"#;

/// Codes found in a rule file, with their severity, and whether the rule is in force.
fn loaded(text: &str) -> (Vec<(String, Severity)>, bool) {
    let tree = Memory::new().with("policies/local/idle-account.yaml", text);
    let folder = FilePath::new("policies").expect("a plain path");
    let loaded = policy::load(&tree, &folder, &Adjustments::default(), &mut Files::default()).expect("memory");
    let found = loaded.findings.iter().map(|finding| (finding.rule.to_string(), finding.severity)).collect();
    (found, loaded.value.find("local/idle-account").is_some())
}

#[test]
fn a_good_rule_is_in_force_without_a_word() {
    assert_eq!(loaded(GOOD), (Vec::new(), true));
}

#[test]
fn a_rule_that_cannot_judge_is_always_a_grave_finding() {
    for (from, to) in [
        ("account.state !=", "account.stat !="),
        ("applies_to: account", "applies_to: acount"),
        ("{{ account.login }} is", "{{ account.logn }} is"),
        ("why: { ja: 理由, en: a reason }\n", ""),
        ("remedy: { ja: 対処, en: a remedy }", "remedy: { ja: 対処 }"),
        ("severity: low", "severity: lo"),
        ("check: { cel", "chekc: { cel"),
        ("id: local/idle-account", "id: Idle"),
        ("id: local/idle-account", "- id: local"),
    ] {
        let text = GOOD.replace(from, to);
        assert_ne!(text, GOOD, "{from}");
        let (found, in_force) = loaded(&text);
        assert!(!in_force, "{to}");
        assert!(found.iter().any(|(_, severity)| *severity >= Severity::High), "{to}: {found:?}");
    }
}

#[test]
fn a_citation_nobody_can_look_up_is_a_finding() {
    let (found, _) = loaded(&GOOD.replace("applies_to", "cites: [mhlw6-mgt-99-1, \"mhlw6-mgt-9-1#7\"]\napplies_to"));
    let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["policy/unknown-citation", "policy/unknown-citation"]);
    let (found, _) = loaded(&GOOD.replace("applies_to", "denies: [mhlw6-mgt-9-1]\napplies_to"));
    let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["policy/unknown-citation"], "it is not cited");
}
