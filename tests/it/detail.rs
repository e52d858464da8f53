//! `coverage --of`: one clause or item with the rows and days behind it.

use sekisho::source::write_atomically;

use crate::program::sekisho;

const INVENTORY: &str = "facilities: [ { id: f, type: hospital } ]
departments: [ { id: dep-ward, name: 4階病棟 } ]
people: [ { id: p-1, name: 菜園太郎, department: dep-ward } ]
media:
  - { id: m-1, number: 1, type: usb, state: in-use, holder: p-1, registered: 2026-05-01 }
  - { id: m-2, number: 2, type: usb, state: in-use, holder: p-1 }
  - { id: m-3, number: 3, type: usb, state: in-use, holder: p-1, registered: なし }
";

fn detail(arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder for tests");
    write_atomically(&folder.path().join("inventory/all.yaml"), INVENTORY.as_bytes()).expect("written");
    let day = ["--lang", "ja", "coverage", "--as-of", "2026-10-01", "--of"];
    let ran = sekisho(folder.path(), &[&day, arguments].concat());
    format!("{}{}{}", ran.out, ran.err, ran.code)
}

#[test]
fn an_answer_names_its_rows_its_days_and_who_would_know() {
    let shown = detail(&["企画管理編 9章②"]);
    let at = shown.find("device/medium-not-registered").expect("the rule is named");
    let lines: Vec<&str> = shown[at..].lines().skip(1).take(6).map(str::trim).collect();
    assert_eq!(lines[0], "充足 1、違反 1、不明 1");
    assert_eq!(lines[1], "違反  m-3  inventory/all.yaml:7");
    assert!(lines[2].contains("`m-3`"), "{shown}");
    assert_eq!(lines[3], "不明  m-2  inventory/all.yaml:6");
    assert_eq!(lines[4], "分かれば決まる: `m-2` の登録日 (`medium.registered`) (聞く相手は菜園太郎)");
    assert_eq!(lines[5], "充足  m-1  inventory/all.yaml:5  登録日 2026-05-01");
}

#[test]
fn what_is_cited_together_is_shown_together_and_nothing_else() {
    let shown = detail(&["2-⑨"]);
    assert_eq!(shown.matches("── チェックリスト").count(), 3, "the item of each form that has it: {shown}");
    let of_one_form = detail(&["2-⑨", "--form", "薬局確認用"]);
    assert_eq!(of_one_form.matches("── チェックリスト").count(), 1, "{of_one_form}");
    assert!(detail(&["9章の9"]).contains("当てはまる条も項目もありません"));
}

#[test]
fn what_waits_for_a_person_names_the_id_to_attest() {
    let shown = detail(&["mhlw6-mgt-14-1"]);
    assert!(shown.contains("確認書に書く id (`fact`): mhlw6-mgt-14-1#1"), "{shown}");
}
