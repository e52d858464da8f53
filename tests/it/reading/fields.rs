//! Fields: keys, words, numbers, dates, and the three states of each.

use crate::fixture::check;

#[test]
fn an_unknown_key_gets_the_nearest_names() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - id: d-1
    lokation: 3f
    #^^^^^^^ schema/unknown-key "location"
    interfaces:
      - { name: eth0, macc: x }
      #               ^^^^ schema/unknown-key "mac"
      - { nmae: eth0 }
      #   ^^^^ schema/unknown-key "name"
      #   ^^^^ schema/missing-field "`name`"
"#,
    );
}

#[test]
fn japanese_text_is_counted_as_editors_count() {
    check(
        r#"
//- inventory/a.yaml
devices: [{ id: d-1, name: 𠮷野 電子カルテ, 状態: x, state: 使用中 }]
#                                    ^^ schema/unknown-key
#                                                  ^^^ schema/unknown-word
"#,
    );
}

#[test]
fn an_unknown_sheet_gets_the_nearest_name() {
    check(
        r#"
//- inventory/a.yaml
device:
#^^^^^ schema/unknown-sheet "devices"
  - { id: d-1 }
segmnets:
#^^^^^^^ schema/unknown-sheet "segments"
  - { id: s-1 }
zones: z-1
#^^^^ schema/not-a-sheet
panels:
  - pp-1
  # ^^^^ schema/not-a-sheet
//- inventory/b.yaml
- id: d-1
# ^^^^^^^ schema/not-a-sheet
//- inventory/c.yaml
ただの文章
#^^^^ schema/not-a-sheet
"#,
    );
}

#[test]
fn a_row_needs_an_id() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - name: x
    #^^^ schema/no-id "行に id がありません"
  - { id: SV-1 }
  #       ^^^^ schema/no-id "`SV-1`"
  - { id: "サーバ" }
  #       ^^^^^ schema/no-id
  - { id: }
  #     ^ schema/no-id
  - { id: -1 }
  #       ^^ schema/no-id
  - { id: 1 }
  - { id: 1.5 }
"#,
    );
}

#[test]
fn the_field_decides_what_a_word_means() {
    // A text takes what is written; a yes or no takes clear words only.
    check(
        r#"
//- inventory/a.yaml
devices:
  - { id: d-1, serial: 014, asset_number: 1.10, hostname: no, name: on, note: true }
  - { id: d-2, monitored: yes, virtual: いいえ, byod: 無, portable: TRUE, disk_encrypted: "はい" }
  - { id: d-3, monitored: on }
  #                       ^^ schema/ambiguous-yes-no "はい"
  - { id: d-4, monitored: n }
  #                       ^ schema/ambiguous-yes-no "いいえ"
  - { id: d-5, monitored: Off }
  #                       ^^^ schema/ambiguous-yes-no
  - { id: d-6, monitored: Yes }
  #                       ^^^ schema/ambiguous-yes-no "`yes`"
  - { id: d-7, monitored: 1 }
  #                       ^ schema/ambiguous-yes-no
  - { id: d-8, monitored: なし }
  #                       ^^ schema/ambiguous-yes-no "無"
  - { id: d-9, monitored: たぶん }
  #                       ^^^ schema/unknown-word
"#,
    );
}

#[test]
fn numbers_have_a_range() {
    check(
        r#"
//- inventory/a.yaml
segments:
  - { id: s-1, vlan: 1 }
  - { id: s-2, vlan: 4094 }
  - { id: s-3, vlan: 0 }
  #                  ^ schema/value-out-of-range "1 から 4094"
  - { id: s-4, vlan: 4095 }
  #                  ^^^^ schema/value-out-of-range
  - { id: s-5, vlan: ten }
  #                  ^^^ schema/wrong-type
  - { id: s-6, vlan: "11" }
  #                  ^^^^ schema/wrong-type
  - { id: s-7, vlan: 1.5 }
  #                  ^^^ schema/wrong-type
  - { id: s-8, vlan: 010 }
  #                  ^^^ schema/wrong-type
facilities:
  - { id: f-1, beds: 290 }
  - { id: f-2, beds: 5001 }
  #                  ^^^^ schema/value-out-of-range "beds"
  - { id: f-3, beds: -1 }
  #                  ^^ schema/value-out-of-range
"#,
    );
}

#[test]
fn yen_is_a_whole_number() {
    check(
        r#"
//- inventory/a.yaml
bill_lines:
  - { id: b-1, amount: 12000 }
  - { id: b-2, amount: "12,000" }
  #                    ^^^^^^^^ schema/wrong-type "円"
  - { id: b-3, amount: 12000円 }
  #                    ^^^^^^ schema/wrong-type
  - { id: b-4, amount: -5 }
  #                    ^^ schema/value-out-of-range
"#,
    );
}

#[test]
fn dates_are_read_in_eras() {
    check(
        r#"
//- inventory/a.yaml
people:
  - { id: p-1, left: 令和8年3月31日 }
  - { id: p-2, left: R8.3.31 }
  - { id: p-3, left: 2026-03-31 }
  - { id: p-4, left: 2026/03/31 }
  #                  ^^^^^^^^^^ schema/bad-format "2026-03-31"
  - { id: p-5, left: 2026-02-29 }
  #                  ^^^^^^^^^^ schema/bad-format
  - { id: p-6, left: 令和８年３月３１日 }
  #                  ^^^^^^^^^ schema/bad-format "半角"
  - { id: p-7, left: 平成31年5月1日 }
accounts:
  - { id: a-1, holder: p-1, state: active }
  #                                ^^^^^^ access/leaver-account-active
  - { id: a-2, holder: p-2, state: active }
  #                                ^^^^^^ access/leaver-account-active
  - { id: a-3, holder: p-3, state: active }
  #                                ^^^^^^ access/leaver-account-active
  - { id: a-4, holder: p-4, state: active }
  #       ^^^ ? access/leaver-account-active
  - { id: a-7, holder: p-7, state: active }
  #                                ^^^^^^ access/leaver-account-active
"#,
    );
}

#[test]
fn addresses_have_a_form() {
    check(
        r#"
//- inventory/a.yaml
segments:
  - { id: s-1, prefixes: [10.10.16.0/22, "2001:db8::/32"] }
  - { id: s-2, prefixes: [10.10.20.0/33, 10.10.24.0, 10.10.28.0/22] }
  #                       ^^^^^^^^^^^^^ schema/bad-format "10.10.16.0/22"
  #                                      ^^^^^^^^^^ schema/bad-format
devices:
  - id: d-1
    interfaces:
      - { name: a, mac: "00:11:22:33:44:55", ip: 10.10.16.5 }
      - { name: b, mac: 0011.2233.4455, ip: "2001:db8::1" }
      - { name: c, mac: 00-11-22-AA-BB-CC }
      - { name: d, mac: "00:11:22:33:44" }
      #                 ^^^^^^^^^^^^^^^^ schema/bad-format
      - { name: e, ip: 10.10.16 }
      #                ^^^^^^^^ schema/bad-format
      - { name: f, ip: 010.10.16.5 }
      #                ^^^^^^^^^^^ schema/bad-format
      - { name: g, ip: 10.10.16.5/22 }
      #                ^^^^^^^^^^^^^ schema/bad-format
"#,
    );
}

#[test]
fn ports_and_periods_have_a_form() {
    check(
        r#"
//- inventory/a.yaml
devices: [{ id: sw-1 }]
panels: [{ id: pp-1 }]
outlets: [{ id: o-1 }]
cables:
  - { id: c-1, a: sw-1/Gi1/0/15, b: "pp-1/15:rear" }
  - { id: c-2, a: sw-1, b: o-1 }
  - { id: c-3, a: SW-1/1, b: sw-1/ポート1 }
  #               ^^^^^^ schema/bad-format
  #                          ^^^^^^^^^ schema/bad-format
  - { id: c-4, a: nowhere/1, b: o-1 }
  #               ^^^^^^^^^ model/dangling-reference
committees:
  - { id: k-1, meets_every: 1か月 }
  - { id: k-2, meets_every: 毎月 }
  #                         ^^ schema/bad-format "3か月"
  - { id: k-3, meets_every: 1.5年 }
  #                         ^^^^ schema/bad-format
"#,
    );
}

#[test]
fn a_value_of_another_shape() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - { id: d-1, name: [a, b] }
  #                  ^^^^^^ schema/wrong-type
  - { id: d-2, software: windows }
  #                      ^^^^^^^ schema/wrong-type
  - { id: d-3, patch: yes }
  #                   ^^^ schema/wrong-type
  - { id: d-4, name: { ja: x } }
  #                    ^^ schema/wrong-type
  - { id: d-5, interfaces: [eth0] }
  #                         ^^^^ schema/wrong-type
"#,
    );
}

#[test]
fn a_field_of_another_type_of_row() {
    check(
        r#"
//- inventory/a.yaml
records:
  - { id: r-1, type: training, attended: 12 }
  - { id: r-2, type: audit, attended: 12 }
  #                         ^^^^^^^^ schema/field-of-another-type
  #                  ~~~~~ schema/field-of-another-type
  - { id: r-3, name: x }
  #   ^^ schema/missing-field "`type`"
"#,
    );
}

#[test]
fn a_text_has_an_end() {
    let long = "あ".repeat(4001);
    let carets = "^".repeat(4001);
    check(&format!(
        "
//- inventory/a.yaml
devices:
  - id: d-1
    name: {long}
    #     {carets} schema/too-long \"4000\"
    note: {}
",
        "あ".repeat(4000)
    ));
}

#[test]
fn a_whole_row_can_be_wrong_and_the_next_is_read() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - id: d-1
    class: サーバ
    #      ^^^ schema/unknown-word
    state: in_use
    #      ^^^^^^ schema/unknown-word "in-use"
    monitored: on
    #          ^^ schema/ambiguous-yes-no
    farbe: rot
    #^^^^ schema/unknown-key
  - id: d-2
    rack_unit: 0
    #          ^ schema/value-out-of-range "60"
"#,
    );
}

#[test]
fn three_states_of_a_day() {
    // The day a person left: a day, none, or not known, however that is written.
    check(
        r#"
//- inventory/a.yaml
people:
  - { id: p-known, left: 2026-09-30 }
  - { id: p-none, left: なし }
  - { id: p-absent }
  - { id: p-null, left: null }
  - { id: p-tilde, left: ~ }
  - { id: p-empty, left: }
  - { id: p-unknown, left: 不明 }
  - { id: p-quoted, left: "不明" }
  - { id: p-bad, left: 昨日 }
  #                    ^^ schema/bad-format
accounts:
  - { id: a-known, holder: p-known, state: active }
  #                                        ^^^^^^ access/leaver-account-active
  - { id: a-none, holder: p-none, state: active }
  - { id: a-absent, holder: p-absent, state: active }
  #       ^^^^^^^^ ? access/leaver-account-active
  - { id: a-null, holder: p-null, state: active }
  #       ^^^^^^ ? access/leaver-account-active
  - { id: a-tilde, holder: p-tilde, state: active }
  #       ^^^^^^^ ? access/leaver-account-active
  - { id: a-empty, holder: p-empty, state: active }
  #       ^^^^^^^ ? access/leaver-account-active
  - { id: a-unknown, holder: p-unknown, state: active }
  #       ^^^^^^^^^ ? access/leaver-account-active
  - { id: a-quoted, holder: p-quoted, state: active }
  #       ^^^^^^^^ ? access/leaver-account-active
  - { id: a-bad, holder: p-bad, state: active }
  #       ^^^^^ ? access/leaver-account-active
"#,
    );
}

#[test]
fn three_states_of_a_list() {
    // A test of an absent list is unknown; of a list known to be empty it is not.
    check(
        r#"
//- policies/test/all-software.yaml
id: test/all-software
title: { ja: 版のないソフト, en: Software without a version }
severity: low
since: "0.1"
cites: []
applies_to: device
check: { cel: "device.software.all(s, s.version != '1.0')" }
message: { ja: 版, en: version }
why: { ja: 版, en: version }
remedy: { ja: 版, en: version }
examples: []
//- inventory/a.yaml
products:
  - { id: old, version: "1.0" }
  - { id: new, version: "2.0" }
  - { id: bare }
devices:
  - { id: d-absent }
  #       ^^^^^^^^ ? test/all-software
  - { id: d-null, software: null }
  #                         ^^^^ ? test/all-software
  - { id: d-unknown, software: 不明 }
  #                            ^^ ? test/all-software
  - { id: d-empty, software: [] }
  - { id: d-none, software: なし }
  - { id: d-good, software: [new] }
  - { id: d-bad, software: [new, old] }
  #       ^^^^^ test/all-software
  - { id: d-bad-anyway, software: [bare, old, 不明] }
  #       ^^^^^^^^^^^^ test/all-software
  - { id: d-partly, software: [new, 不明] }
  #                           ^^^^^^^^^ ? test/all-software
  - { id: d-bare, software: [new, bare] }
  #       ^^^^^^ ? test/all-software
"#,
    );
}
