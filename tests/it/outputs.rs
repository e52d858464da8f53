//! The example hospital, judged by the program as a user would.

use serde_json::Value;

use crate::golden::{read, root, snapshot};
use crate::program::{Ran, sekisho};

fn check(arguments: &[&str]) -> Ran {
    sekisho(root(), &[&["check"], arguments].concat())
}

fn json(arguments: &[&str]) -> Value {
    let ran = check(&[&["--format", "json"], arguments].concat());
    serde_json::from_str(&ran.out).expect("it prints JSON")
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("a number")).expect("it fits")
}

#[test]
fn it_passes_its_own_gate_and_fails_a_stricter_one() {
    assert_eq!(check(&[]).code, 0);
    assert_eq!(check(&["--fail-on", "medium"]).code, 1);
}

#[test]
fn what_people_see_of_it() {
    for language in ["ja", "en"] {
        snapshot(&format!("snapshots/example.check.{language}.txt"), &check(&["--lang", language]).out);
    }
}

#[test]
fn its_commands() {
    for language in ["ja", "en"] {
        let commands: [&[&str]; 4] = [
            &["show", "sw-3f-1-2"],
            &["explain", "access/leaver-account-active"],
            &["explain", "企画管理編 9章"],
            &["policy", "list"],
        ];
        let text: Vec<String> = commands
            .iter()
            .map(|command| {
                let arguments = [*command, &["--lang", language]].concat();
                sekisho(root(), &arguments).transcript(&arguments)
            })
            .collect();
        snapshot(&format!("snapshots/example.commands.{language}.txt"), &text.join("\n"));
    }
}

#[test]
fn most_is_satisfied_and_a_few_dozen_violations_are_honest() {
    let counts = &json(&[])["counts"];
    let [satisfied, violated, undecided] =
        ["satisfied", "violated", "undecided"].map(|outcome| number(&counts[outcome]));
    assert!(satisfied > 10 * (violated + undecided), "{counts}");
    let waived = number(&counts["waived"]);
    assert!(waived > 12 && (24..=150).contains(&(violated - waived)), "{counts}");
    assert!(undecided > 100, "{counts}");
}

#[test]
fn its_result_keeps_to_the_published_schema() {
    let schema = read(&root().join("inventory/schema/result.schema.json")).expect("the schema is published");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a JSON Schema");
    for outcomes in ["open", "all"] {
        let result = json(&["--outcomes", outcomes]);
        let wrong: Vec<String> =
            validator.iter_errors(&result).take(3).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "--outcomes {outcomes}: {wrong:?}");
    }
}

#[test]
fn every_outcome_is_counted_once_and_listed_on_demand() {
    let all = json(&["--outcomes", "all"]);
    let listed = |outcome: &str| {
        all["outcomes"].as_array().expect("a list").iter().filter(|one| one["outcome"] == outcome).count()
    };
    let per_rule = |outcome: &str| -> usize {
        all["per_rule"].as_array().expect("a list").iter().map(|rule| number(&rule[outcome])).sum()
    };
    for outcome in ["satisfied", "violated", "undecided", "not_applicable"] {
        assert_eq!(per_rule(outcome), number(&all["counts"][outcome]), "{outcome}");
        assert_eq!(listed(&outcome.replace('_', "-")), per_rule(outcome), "{outcome}");
    }
    let open = json(&[]);
    let open = open["outcomes"].as_array().expect("a list");
    assert_eq!(open.len(), per_rule("violated") + per_rule("undecided"));
}

#[test]
fn nearly_every_rule_has_something_to_examine_and_the_others_are_named() {
    let result = json(&[]);
    let idle: Vec<&str> = result["unexamined"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert!(idle.len() <= 5, "{idle:?}");
    let text = check(&[]).out;
    for rule in idle {
        assert!(text.contains(rule), "{rule} is not named");
    }
}
