//! The configuration file.

use super::guideline::ReferencePattern;
use super::rule::{RuleLevel, RuleSeverity};
use crate::schema::declare::{choices, group};

choices! {
    /// Language as written in files.
    Language = "言語" / "Language" {
        Ja = "ja" "日本語" / "Japanese";
        En = "en" "英語" / "English";
    }
}

choices! {
    /// What the gate does about undecided outcomes.
    UndecidedGate = "不明の扱い" / "Undecided outcomes" {
        Ignore = "ignore" "通す" / "pass the gate";
        Fail = "fail" "止める" / "fail the gate";
    }
}

group! {
    /// When a check fails.
    Gate = "gate"; "関門" / "Gate";
    fail_on: (choice RuleSeverity) = "止める重さ" / "Fail on" .absent_is("high");
    undecided: (choice UndecidedGate) = "不明の扱い" / "Undecided" .absent_is("ignore");
}

group! {
    /// A number of a rule, set by a hospital or a pack.
    ParameterSetting = "parameter_setting"; "数字の変更" / "Parameter";
    rule: text = "ルール" / "Rule" .required();
    name: text = "名称" / "Name" .required();
    value: (int 0 1_000_000) = "値" / "Value" .required();
    reason: text = "理由" / "Reason";
}

group! {
    /// The level of a rule, set by a hospital or a pack.
    LevelSetting = "level_setting"; "水準の変更" / "Level";
    rule: text = "ルール" / "Rule" .required();
    level: (choice RuleLevel) = "水準" / "Level" .required();
    facility: text = "施設のid" / "Id of the facility" .absent_none()
        .about("書かなければ、すべての施設", "All facilities if it is not written");
    reason: text = "理由" / "Reason";
}

group! {
    /// How coverage is shown.
    CoverageSetting = "coverage"; "判定の一覧" / "Coverage";
    old_after: period = "古い確認とみなすまで" / "Confirmations are old after" .absent_none().example("12か月")
        .about("省略すると12か月。法令やガイドラインの数字ではなく、sekisho の既定値です", "12 months if absent: a default of sekisho, not a number of the law or the guideline");
    pattern: (list (choice ReferencePattern)) = "参照パターン" / "Reference patterns" .absent_none()
        .about("省略すると、施設の担当者の有無と、システムの設置の形から決めます", "If absent: worked out from the staff of the facility and from where its systems run");
}

group! {
    /// Where a rule pack lies: in a folder, or in another revision of the repository.
    PackSetting = "pack_setting"; "ルール集" / "Rule pack";
    path: text = "フォルダ" / "Folder" .absent_none() .example("group-rules")
        .about("このリポジトリの中、またはリビジョンの中", "In this repository, or in the revision");
    revision: text = "git のリビジョン" / "Git revision" .absent_none() .example("headquarters/main");
}

group! {
    /// The configuration of a hospital's repository.
    Config = "config"; "設定" / "Configuration";
    inventory: text = "台帳のフォルダ" / "Folder of the inventory" .absent_none() .example("inventory");
    policies: text = "ルールのフォルダ" / "Folder of local rules" .absent_none() .example("policies");
    editions: (list text) = "使う版" / "Editions" .absent_none();
    language: (choice Language) = "言語" / "Language" .absent_none();
    as_of: date = "判定日" / "Judged as of" .absent_none()
        .about("ふだんは書かない。書くと、その日に固定される", "Normally absent; pins the day everything is judged on");
    example: yes_no = "見本の台帳" / "An example inventory" .absent_no()
        .about("見本であることを示す。判定日を固定してよい", "Marks an example, whose day may be pinned");
    gate: (group Gate) = "関門" / "Gate" .absent_none();
    packs: (list (group PackSetting)) = "ルール集" / "Rule packs" .absent_none();
    parameters: (list (group ParameterSetting)) = "数字の変更" / "Parameters" .absent_none();
    coverage: (group CoverageSetting) = "判定の一覧" / "Coverage" .absent_none();
    levels: (list (group LevelSetting)) = "水準の変更" / "Levels" .absent_none();
}
