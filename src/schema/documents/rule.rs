//! A rule file.

use crate::schema::declare::{choices, group};

choices! {
    /// Severity as written in files.
    RuleSeverity = "重さ" / "Severity" {
        Info = "info" "情報" / "info";
        Low = "low" "低" / "low";
        Medium = "medium" "中" / "medium";
        High = "high" "高" / "high";
        Critical = "critical" "重大" / "critical";
    }
}

choices! {
    /// Who may let a finding pass.
    RuleLevel = "水準" / "Level" {
        Advisory = "advisory" "参考" / "never gates";
        Override = "override" "免除可" / "gates unless waived";
        Mandatory = "mandatory" "必須" / "gates and cannot be waived";
    }
}

choices! {
    /// Outcomes.
    RuleOutcome = "判定" / "Outcome" {
        Satisfied = "satisfied" "充足" / "satisfied";
        Violated = "violated" "違反" / "violated";
        NotApplicable = "not-applicable" "対象外" / "not applicable";
        Undecided = "undecided" "不明" / "undecided";
    }
}

choices! {
    /// Whose number a parameter is.
    ParameterSource = "数字の出どころ" / "Whose number" {
        Law = "law" "法令" / "law";
        Guideline = "guideline" "ガイドライン" / "guideline";
        Qa = "qa" "Q&A" / "Q&A";
        Checklist = "checklist" "チェックリスト" / "checklist";
        Own = "own" "道具の既定" / "our own default";
    }
}

choices! {
    /// What a hospital may do with a parameter.
    ParameterFreedom = "変更の可否" / "What a hospital may change" {
        Fixed = "fixed" "変更不可" / "nothing";
        Smaller = "smaller" "小さくできる" / "only to smaller";
        Larger = "larger" "大きくできる" / "only to larger";
        Any = "any" "自由" / "anything";
    }
}

choices! {
    /// The named analyses rules may ask for.
    BuiltinName = "組込み判定" / "Built-in analysis" {
        UniqueAddress = "unique-address" "アドレスの重複" / "no address twice in a routing domain";
        UniqueMac = "unique-mac" "MACアドレスの重複" / "no MAC address twice";
        UniqueText = "unique-text" "値の重複" / "no two rows with the same text";
        ListedText = "listed-text" "台帳との照合" / "the text stands in another sheet too";
        UniqueHostName = "unique-host-name" "ホスト名の重複" / "no host name twice among devices in use";
        UniqueVlan = "unique-vlan" "VLAN IDの重複" / "no VLAN id twice in a routing domain";
        OverlappingPrefixes = "overlapping-prefixes" "アドレス範囲の重なり" / "no two segments share addresses";
        FaceOccupiedOnce = "face-occupied-once" "口の二重使用" / "one cable to a face";
        PortExists = "port-exists" "存在しないポート" / "cables end on ports that exist";
        WiredSegment = "wired-segment" "配線先のセグメント" / "the outlet's switch port is in the interface's segment";
        ReachesSwitch = "reaches-switch" "配線の到達" / "an outlet in use leads to a switch port";
        DrawingStale = "drawing-stale" "図面の古さ" / "no change after the drawing";
        FlatNetwork = "flat-network" "平らなネットワーク" / "outside and critical servers in separate zones";
        PlaceholderText = "placeholder-text" "仮の値" / "no placeholder text";
    }
}

group! {
    /// A text in both languages.
    Bilingual = "bilingual"; "二か国語の文" / "Text in both languages";
    ja: text = "日本語" / "Japanese" .required();
    en: text = "英語" / "English" .required();
}

group! {
    /// How a rule decides: an expression or a named analysis.
    RuleCheck = "check"; "判定" / "Check";
    cel: text = "式 (CEL)" / "Expression (CEL)" .absent_none();
    builtin: (choice BuiltinName) = "組込み判定" / "Built-in analysis" .absent_none();
    field: text = "組込み判定の項目" / "Field the analysis looks at" .absent_none();
    listed_in: text = "照合先の項目" / "Field it is looked up in" .absent_none() .example("line.circuit_number");
}

group! {
    /// A place that is shown with the finding.
    RulePlace = "rule_place"; "示す場所" / "Place";
    at: text = "場所" / "At" .required() .example("account.holder.left");
    label: (group Bilingual) = "説明" / "Label" .required();
}

group! {
    /// A number a rule depends on.
    Parameter = "parameter"; "数字" / "Parameter";
    name: text = "名称" / "Name" .required();
    value: (int 0 1_000_000) = "値" / "Value" .required();
    source: (choice ParameterSource) = "出どころ" / "Source" .required();
    may: (choice ParameterFreedom) = "変更の可否" / "What may change" .required();
    about: (group Bilingual) = "説明" / "About";
}

group! {
    /// An executed example.
    RuleExample = "example"; "例" / "Example";
    outcome: (choice RuleOutcome) = "判定" / "Outcome" .required();
    subject: text = "対象のid" / "Subject" .required();
    inventory: text = "台帳" / "Inventory" .required();
    missing: (list text) = "不明の項目" / "Missing fields" .absent_none();
}

group! {
    /// A rule.
    Rule = "rule"; "ルール" / "Rule";
    id: text = "id" / "Id" .required();
    title: (group Bilingual) = "見出し" / "Title" .required();
    severity: (choice RuleSeverity) = "重さ" / "Severity" .required();
    level: (choice RuleLevel) = "水準" / "Level" .absent_is("override");
    since: text = "導入した版" / "Since" .required();
    cites: (list text) = "根拠" / "Cites" .absent_none();
    denies: (list text) = "否定だけする根拠" / "Only denies"
        .about("根拠のうち、充足しても「はい」の理由にしないもの。問いの一部だけを見るか、問いから外れる宣言を見張るルールに書きます",
            "Of what it cites, what being satisfied does not affirm: the rule looks at a part of the question, or guards who is asked") .absent_none();
    applies_to: text = "対象の種類" / "Applies to" .required();
    when: text = "前提 (CEL)" / "When (CEL)" .absent_none();
    check: (group RuleCheck) = "判定" / "Check" .required();
    parameters: (list (group Parameter)) = "数字" / "Parameters" .absent_none();
    point_at: text = "示す項目" / "Point at" .absent_none();
    label: (group Bilingual) = "示す項目の説明" / "Label" .absent_none();
    also: (list (group RulePlace)) = "あわせて示す場所" / "Also" .absent_none();
    message: (group Bilingual) = "指摘" / "Message" .required();
    why: (group Bilingual) = "理由" / "Why" .required();
    remedy: (group Bilingual) = "対処" / "Remedy" .required();
    examples: (list (group RuleExample)) = "例" / "Examples" .required();
}
