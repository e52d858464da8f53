//! Text that is not quite YAML, or not quite UTF-8. The rest of the estate is still judged.

use crate::fixture::{Fixture, check};

#[test]
fn a_key_written_twice_points_at_both() {
    check(
        r#"
//- inventory/a.yaml
people:
  - id: p-1
    left: 2026-03-31
    #~~~ parse/duplicate-key
    left: 2027-03-31
    #^^^ parse/duplicate-key "`left` が二度"
"#,
    );
}

#[test]
fn a_key_written_twice_decides_nothing() {
    check(
        r#"
//- inventory/a.yaml
people:
  - { id: p-1, left: 2026-03-31 }
accounts:
  - id: acc-1
    holder: p-1
    state: active
    #      ^^^^^^ ? access/leaver-account-active
    state: disabled
    #^^^^ parse/duplicate-key
"#,
    );
}

#[test]
fn a_key_of_a_whole_sheet_written_twice() {
    check(
        r#"
//- inventory/a.yaml
zones:
  - { id: z-1 }
zones:
#^^^^ parse/duplicate-key "`zones` is written twice"
  - { id: z-2 }
"#,
    );
}

#[test]
fn merge_keys_are_refused() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - &base
    id: d-1
    class: server
  - <<: *base
    #^ parse/merge-key "models"
    id: d-2
"#,
    );
}

#[test]
fn tags_are_refused() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - id: d-1
    name: !!str 12
    #     ^^^^^ parse/tag
    serial: !secret abc
    #       ^^^^^^^ parse/tag
"#,
    );
}

#[test]
fn a_key_that_is_no_word() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - id: d-1
    ? [name, serial]
    # ^ parse/bad-key
    : x
    state: in-use
"#,
    );
}

#[test]
fn nesting_ends_somewhere() {
    let deep = "[".repeat(40) + &"]".repeat(40);
    check(&format!(
        r#"
//- inventory/a.yaml
devices:
  - id: d-1
    software: {deep}
    #                                         ^ parse/too-deep
  - id: d-2
"#
    ));
}

#[test]
fn aliases_may_repeat_a_value() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - { id: d-1, name: &n 受付端末 }
  - { id: d-2, name: *n }
  - { id: d-3, name: *m }
  #                  ^ parse/syntax "an alias has no anchor"
  - { id: d-4 }
"#,
    );
}

#[test]
fn an_alias_cannot_contain_itself() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - id: d-1
    software: &a [*a]
    #             ^^ parse/alias-bomb "contains itself"
"#,
    );
}

#[test]
fn aliases_cannot_grow_without_end() {
    let mut rows = String::from("  - { id: d-0, name: &a0 x }\n");
    for level in 1..=6 {
        let items = vec![format!("*a{}", level - 1); 10].join(", ");
        rows += &format!("  - {{ id: d-{level}, software: &a{level} [{items}] }}\n");
    }
    let fixture = Fixture::parse(&format!("//- inventory/a.yaml\ndevices:\n{rows}"));
    let codes = fixture.assess(|assessment| {
        assessment.reports.iter().map(|report| report.finding().rule.to_string()).collect::<Vec<_>>()
    });
    assert!(codes.iter().any(|code| code == "parse/alias-bomb"), "{codes:?}");
    // Ten thousand copied values at most, however they are refused.
    assert!(codes.len() < 30_000, "{}", codes.len());
}

#[test]
fn several_documents_are_all_read() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - { id: d-1, name: a, name: b }
  #                     ^^^^ parse/duplicate-key
---
devices:
#< parse/several-documents "文書が 2 個"
  - { id: d-2, name: a, name: b }
  #                     ^^^^ parse/duplicate-key
"#,
    );
}

#[test]
fn a_byte_order_mark_takes_no_column() {
    check(
        r#"
//- inventory/a.yaml bom
devices: [{ id: d-1, state: x }]
#                           ^ schema/unknown-word
#! parse/byte-order-mark
"#,
    );
}

#[test]
fn crlf_is_read_and_remarked() {
    check(
        r#"
//- inventory/a.yaml crlf
devices:
  - id: d-1
    state: 使用中
    #      ^^^ schema/unknown-word
    name: x
#! parse/crlf ".gitattributes"
"#,
    );
}

#[test]
fn other_encodings_are_named() {
    for (label, name) in
        [("shift_jis", "Shift_JIS"), ("euc-jp", "EUC-JP"), ("iso-2022-jp", "ISO-2022-JP"), ("utf-16le", "UTF-16")]
    {
        check(&format!(
            r#"
//- inventory/a.yaml
devices:
  - {{ id: d-1, name: a, name: b }}
  #                     ^^^^ parse/duplicate-key
//- inventory/b.yaml {label}
devices:
  - id: d-2
    name: 電子カルテサーバ 本館３階
#! parse/unreadable-file "{name}"
"#
        ));
    }
}

#[test]
fn an_empty_file_is_remarked() {
    check(
        r#"
//- inventory/a.yaml
devices: [{ id: d-1 }]
//- inventory/b.yaml
#! parse/empty-file
//- inventory/c.yaml
# 後で書く
#! parse/empty-file
//- inventory/d.yaml
---
#! parse/empty-file
//- inventory/e.yaml
devices:
"#,
    );
}

#[test]
fn rows_around_damage_survive() {
    // Each good row is seen by its unknown key.
    check(
        r#"
//- inventory/a.yaml
devices:
  - id: d-1
    farbe: rot
    #^^^^ schema/unknown-key
  - id: d-2
  # ~~~~~~~ parse/syntax "the row"
    name: "受付
    #     ^ parse/syntax "a quote is not closed"
  - id: d-3
    farbe: rot
    #^^^^ schema/unknown-key
zones:
  - id: z-1
    farbe: rot
    #^^^^ schema/unknown-key
"#,
    );
}

#[test]
fn a_tab_drops_its_row_only() {
    check(
        "
//- inventory/a.yaml
devices:
  - id: d-1
    farbe: rot
    #^^^^ schema/unknown-key
  - id: d-2
\tname: x
#< parse/syntax \"a tab\"
  - id: d-3
    farbe: rot
    #^^^^ schema/unknown-key
",
    );
}

#[test]
fn an_unclosed_bracket_drops_its_row_only() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - { id: d-1, farbe: rot }
  #            ^^^^^ schema/unknown-key
  - { id: d-2, name: x
  #~~~~~~~~~~~~~~~~~~~ parse/syntax
  - { id: d-3, farbe: rot }
  #< parse/syntax
  #            ^^^^^ schema/unknown-key
zones:
  - { id: z-1, farbe: rot }
  #            ^^^^^ schema/unknown-key
"#,
    );
}

#[test]
fn a_colon_in_a_value() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - id: d-1
    note: 注意: 再起動禁止
    #       ^ parse/syntax "colon"
  - id: d-2
    farbe: rot
    #^^^^ schema/unknown-key
"#,
    );
}

#[test]
fn damage_in_the_first_line_leaves_the_next_sheet() {
    check(
        r#"
//- inventory/a.yaml
%%%
#~~ parse/syntax
devices:
#< parse/syntax
  - id: d-2
    farbe: rot
    #^^^^ schema/unknown-key
"#,
    );
}

#[test]
fn damage_in_a_key_that_is_a_list() {
    check(
        r#"
//- inventory/a.yaml
? [devices
: x
#< parse/syntax
zones:
  - { id: z-1, farbe: rot }
  #            ^^^^^ schema/unknown-key
"#,
    );
}

#[test]
fn a_bracket_that_closes_too_much() {
    check(
        r#"
//- inventory/a.yaml
devices:
  - { id: d-1, software: [a, ] }
  #                       ^ model/unresolved-reference
  - { id: d-2, software: [a ]] }
  # ^ parse/syntax
  - { id: d-3, farbe: rot }
  #            ^^^^^ schema/unknown-key
"#,
    );
}

#[test]
fn a_key_that_is_a_japanese_map() {
    check(
        r#"
//- inventory/a.yaml
? 機器: 端末
# ^ parse/bad-key
: x
zones: [{ id: z-1 }]
"#,
    );
}
