//! `show`: what a row is tied to, directly and through its model and its ports.

use sekisho::source::write_atomically;

use crate::program::sekisho;

const INVENTORY: &str = r"models:
  - { id: model-sw, class: network, function: switch }
devices:
  - { id: sw-1, model: model-sw }
  - { id: sw-2, model: model-sw }
  - { id: pc-1, class: terminal, systems: [sys-his], interfaces: [ { name: eth0, outlet: o-1 } ] }
  - { id: pc-2, class: terminal, systems: [sys-his], interfaces: [ { name: eth0, outlet: o-2 } ] }
  - { id: srv-1, class: server, interfaces: [ { name: eth0 } ] }
systems:
  - { id: sys-his, name: 電子カルテ }
  - { id: sys-lab, name: 検査, runs_on: [srv-1] }
  - { id: sys-far, name: 別のシステム }
outlets: [ { id: o-1 }, { id: o-2 } ]
cables:
  - { id: c-1, type: horizontal, a: sw-1/1, b: o-1 }
  - { id: c-2, type: horizontal, a: sw-1/2, b: o-2 }
  - { id: c-3, a: sw-1/3, b: srv-1/eth0 }
  - { id: c-4, a: sw-1/4, b: sw-2/4 }
vendors: [ { id: v-1 } ]
contracts:
  - { id: ctr-models, name: 型式の保守, vendor: v-1, covers: [model-sw] }
";

fn section(id: &str, heading: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder for tests");
    write_atomically(&folder.path().join("inventory/all.yaml"), INVENTORY.as_bytes()).expect("written");
    let shown = sekisho(folder.path(), &["--lang", "ja", "show", id]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    let after = shown.out.split(&format!("\n{heading}\n")).nth(1).unwrap_or_default();
    after.split("\n\n").next().unwrap_or_default().trim_end().to_owned()
}

#[test]
fn a_contract_for_a_model_is_shown_with_each_device_of_it() {
    let shown = section("sw-1", "`model-sw` を通した参照元");
    assert_eq!(shown, "  contract.covers (covers, 対象)\n    ctr-models  型式の保守  inventory/all.yaml:21");
    assert_eq!(section("pc-1", "`model-sw` を通した参照元"), "", "it is of no model");
}

#[test]
fn a_switch_is_shown_with_the_systems_of_what_is_plugged_in() {
    let shown = section("sw-1", "つながる機器のシステム");
    assert_eq!(
        shown,
        "  sys-his  電子カルテ  inventory/all.yaml:10  (pc-1 ほか 1 台から)\n  sys-lab  検査  inventory/all.yaml:11  (srv-1 から)"
    );
    assert_eq!(section("sw-2", "つながる機器のシステム"), "", "only another switch is plugged in");
}
