//! What is known, what is known to be none, and what nobody knows: the same
//! rows under small expressions, and what each comes to.

use sekisho::pipeline::{self, Options};
use sekisho::policy::Outcome;
use sekisho::schema::units::Day;
use sekisho::source::Memory;

const DEVICES: &str = "devices:
  - id: absent
  - { id: empty, interfaces: [], warranty_end: なし, systems: [], monitored: はい }
  - { id: known, interfaces: [{ name: a, dhcp: はい }], warranty_end: 2026-01-01, stocktaken: 2026-02-01, monitored: いいえ, portable: はい }
  - { id: mixed, interfaces: [{ name: a, ip: 10.0.0.1 }, { name: b }], warranty_end: 不明, stocktaken: 2027-02-01, monitored: いいえ }
  - { id: nulls, interfaces: null, warranty_end: null, systems: なし, monitored: いいえ, portable: いいえ }
  - { id: bad, interfaces: 3, warranty_end: soon, stocktaken: [], systems: [nope], monitored: on }
";

const ZONES: &str = "zones:\n  - { id: z, purpose: server }\n";

const COMPLETE: &str = "people:\n  - id: p\nrecords:\n  - { id: r, type: complete-list, on: 2026-09-01, valid_until: 2026-10-01, by: p, sheets: [zones] }\n";

/// Outcomes of an expression for the six devices: `s`atisfied, `v`iolated, `?` undecided.
fn outcomes(expression: &str, more: &[&str]) -> String {
    let rule = format!(
        "id: t/x\ntitle: {{ ja: 題, en: t }}\nseverity: low\nsince: \"0.1\"\napplies_to: device\n\
         check: {{ cel: \"{expression}\" }}\nmessage: {{ ja: 文, en: m }}\nwhy: {{ ja: 理由, en: w }}\n\
         remedy: {{ ja: 対処, en: r }}\nexamples:\n  - {{ outcome: satisfied, subject: a, inventory: x }}\n"
    );
    let mut tree = Memory::new().with("inventory/a.yaml", DEVICES).with("policies/t/x.yaml", rule);
    for (number, text) in more.iter().enumerate() {
        tree = tree.with(&format!("inventory/more-{number}.yaml"), *text);
    }
    let options = Options { today: Day::parse("2026-10-01").expect("a day"), as_of: None, fail_on: None, clock: &|| 0 };
    let told = pipeline::assess(&tree, &options, |assessment| {
        let one = |id: &str| {
            let subject = assessment.estate.inventory.find(id).expect("a device");
            match assessment.judgement.outcome("t/x", subject).expect("the rule is in force") {
                Outcome::Satisfied => 's',
                Outcome::Violated => 'v',
                Outcome::Undecided => '?',
                Outcome::NotApplicable => '-',
            }
        };
        ["absent", "empty", "known", "mixed", "nulls", "bad"].map(one).into_iter().collect()
    });
    told.expect("the tree can be read")
}

#[test]
fn missing_is_undecided_and_none_is_known() {
    // In the order absent, empty, known, mixed, nulls, bad.
    for (expression, wanted) in [
        ("device.interfaces.all(i, i.ip == null)", "?s?v??"),
        ("device.interfaces.exists(i, i.ip != null)", "?v?s??"),
        ("size(device.interfaces) == 0", "?svv??"),
        ("device.warranty_end == null", "?sv???"),
        ("device.stocktaken >= date('2026-01-01')", "??s???"),
        ("device.monitored == true || device.portable == true", "?ss?v?"),
        ("device.monitored == true && device.portable == true", "??vvv?"),
        ("device.systems.exists(s, s.name == 'x')", "?v??v?"),
        ("device.virtual == false", "ssssss"),
    ] {
        assert_eq!(outcomes(expression, &[]), wanted, "{expression}");
    }
}

#[test]
fn a_sheet_answers_what_is_not_there_only_if_it_is_declared_complete() {
    let none = "sheet('zones').exists(z, z.purpose == 'guest')";
    let every = "sheet('zones').all(z, z.purpose != 'guest')";
    assert_eq!((outcomes(none, &[ZONES]), outcomes(every, &[ZONES])), ("??????".into(), "??????".into()));
    let complete = &[ZONES, COMPLETE][..];
    assert_eq!((outcomes(none, complete), outcomes(every, complete)), ("vvvvvv".into(), "ssssss".into()));
    let over = COMPLETE.replace("valid_until: 2026-10-01", "valid_until: 2026-09-30");
    assert_eq!(outcomes(none, &[ZONES, &over]), "??????");
    let unsigned = COMPLETE.replace("by: p, ", "");
    assert_eq!(outcomes(none, &[ZONES, &unsigned]), "??????");
    // What is there answers whatever is lost; what is not there does not.
    let lost = &[ZONES, COMPLETE, "segments: 3\n"][..];
    assert_eq!(outcomes("sheet('zones').exists(z, z.purpose == 'server')", lost), "ssssss");
    assert_eq!((outcomes(none, lost), outcomes(every, lost)), ("??????".into(), "??????".into()));
}

#[test]
fn a_row_whose_type_has_no_such_field_is_in_no_list_it_leads_to() {
    let unreviewed = "sheet('records').exists(r, r.type == 'incident' && size(r.reviews) == 0)";
    let sheets = COMPLETE.replace("[zones]", "[records]");
    let incident = "records:\n  - { id: i, type: incident, on: 2026-01-05 }\n";
    for (row, wanted) in [
        ("  - { id: x, type: log-review, on: 2026-02-05 }\n", "ssssss"),
        ("  - { id: x, type: incident-review, on: 2026-02-05 }\n", "??????"),
        ("  - { id: x, type: incident-review, on: 2026-02-05, incident: i }\n", "vvvvvv"),
    ] {
        assert_eq!(outcomes(unreviewed, &[&format!("{incident}{row}"), &sheets]), wanted, "{row}");
    }
}
