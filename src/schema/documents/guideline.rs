//! An edition of a guideline: its clauses.

use super::rule::Bilingual;
use crate::schema::declare::{choices, group};

choices! {
    /// What a clause asks for.
    ClauseKind = "条の種類" / "Kind of clause" {
        Inventory = "inventory" "台帳" / "inventory";
        Evidence = "evidence" "証拠" / "evidence";
        Document = "document" "文書" / "document";
        Organization = "organization" "体制" / "organisation";
        TechnicalSetting = "technical-setting" "技術設定" / "technical setting";
        Judgement = "judgement" "判断" / "judgement";
    }
}

choices! {
    /// The guideline's reference patterns: with or without system staff, on premises or in the cloud.
    ReferencePattern = "参照パターン" / "Reference pattern" {
        One = "I" "担当者あり・オンプレミス" / "with staff, on premises";
        Two = "II" "担当者あり・クラウド" / "with staff, cloud";
        Three = "III" "担当者なし・オンプレミス" / "without staff, on premises";
        Four = "IV" "担当者なし・クラウド" / "without staff, cloud";
    }
}

choices! {
    /// How sure the text of a clause or item is.
    Confidence = "確からしさ" / "Confidence" {
        CrossChecked = "cross-checked" "二つの資料で確認" / "seen in two sources";
        Seen = "seen" "資料で確認" / "seen";
        Memory = "memory" "本文未確認 (記憶による)" / "from memory";
        Inferred = "inferred" "推定" / "inferred";
    }
}

choices! {
    /// How the number of a clause is known.
    NumberBasis = "番号の根拠" / "Basis of the number" {
        Seen = "seen" "番号を確認" / "seen";
        Order = "order" "並び順による" / "by its place";
        Memory = "memory" "推定" / "inferred";
    }
}

choices! {
    /// What may decide a fact.
    DecidedBy = "決め方" / "Decided by" {
        Rules = "rules" "ルール" / "rules";
        Attestation = "attestation" "確認書" / "attestation";
        Both = "both" "両方" / "both";
    }
}

choices! {
    /// How an entry differs from what it replaces.
    EntryChange = "前の版からの変化" / "Change" {
        Same = "same" "同じ" / "the same";
        Changed = "changed" "変わった" / "changed";
        Amended = "amended" "一部が変わった" / "amended";
        Merged = "merged" "まとめられた" / "merged";
        New = "new" "新しい" / "new";
    }
}

group! {
    /// A source of a clause.
    ClauseSource = "clause_source"; "出典" / "Source";
    document: text = "資料" / "Document";
    url: text = "所在" / "Address" .absent_none();
}

group! {
    /// What has to be true of a facility for a clause to concern it.
    ConcernedFacility = "concerns"; "対象の施設" / "Facilities concerned",
        "どの施設にも当てはまらないと宣言されていれば、対象外になります" / "If every facility declares otherwise, it does not apply";
    field: text = "施設の項目" / "Field of the facility" .required() .example("facility.uses.wireless_lan");
    is: (list text) = "その値" / "Its value" .required() .example("yes");
    otherwise: (group Bilingual) = "そうでない場合の理由" / "The reason otherwise" .required();
}

group! {
    /// One fact a clause asks for.
    ClauseFact = "fact"; "事実" / "Fact";
    id: text = "id" / "Id" .required();
    text: (group Bilingual) = "内容" / "What" .required();
    fields: (list text) = "要る項目" / "Fields it needs" .absent_none();
    decided_by: (choice DecidedBy) = "決め方" / "Decided by" .absent_is("rules");
    concerns: (group ConcernedFacility) = "対象の施設" / "Facilities concerned" .absent_none();
}

group! {
    /// A lettered or numbered part of a clause.
    ClausePart = "part"; "号" / "Part";
    id: text = "id" / "Id" .required();
    aliases: (list text) = "以前のid" / "Former ids" .absent_none();
    cite: text = "引用" / "Citation" .required();
    summary: (group Bilingual) = "要約" / "Summary" .required();
    replaces: (list text) = "前の版の対応する号・条" / "Replaces" .absent_none();
    change: (choice EntryChange) = "前の版からの変化" / "Change" .absent_none();
    kind: (choice ClauseKind) = "種類" / "Kind" .absent_none();
    facts: (list (group ClauseFact)) = "事実" / "Facts" .absent_none();
    confidence: (choice Confidence) = "確からしさ" / "Confidence" .absent_none();
    note: text = "注" / "Note" .absent_none();
}

group! {
    /// A clause (遵守事項).
    Clause = "clause"; "条" / "Clause";
    id: text = "id" / "Id" .required();
    aliases: (list text) = "以前のid" / "Former ids" .absent_none();
    volume: text = "編" / "Volume" .required();
    chapter: text = "章" / "Chapter" .required();
    cite: text = "引用" / "Citation" .required();
    summary: (group Bilingual) = "要約" / "Summary" .required();
    replaces: (list text) = "前の版の対応する条" / "Replaces" .absent_none()
        .about("前の版の id。どれにも代わらない条は、新しく求められたものとして扱います", "Ids of an earlier edition; a clause that replaces none is asked anew");
    change: (choice EntryChange) = "前の版からの変化" / "Change" .absent_none()
        .about("「同じ」と書かれていなければ、変わったものとして扱います", "Taken as changed unless it says that it is the same");
    kind: (choice ClauseKind) = "種類" / "Kind" .required();
    unread: yes_no = "条文を見ていない" / "Its text was not seen" .absent_no();
    concerns: (group ConcernedFacility) = "対象の施設" / "Facilities concerned" .absent_none();
    facts: (list (group ClauseFact)) = "事実" / "Facts" .absent_none();
    parts: (list (group ClausePart)) = "号" / "Parts" .absent_none();
    related: (list text) = "関連 (資料による)" / "Related" .absent_none();
    related_inferred: (list text) = "関連 (推定)" / "Related, inferred" .absent_none();
    patterns: (list (choice ReferencePattern)) = "参照パターン" / "Patterns" .absent_none();
    sources: (list (group ClauseSource)) = "出典" / "Sources" .absent_none();
    best_source: text = "最も新しい出典" / "Best source" .absent_none();
    confidence: (choice Confidence) = "確からしさ" / "Confidence" .required();
    number_basis: (choice NumberBasis) = "番号の根拠" / "Basis of the number" .required();
    note: text = "注" / "Note" .absent_none();
}

group! {
    /// An edition that takes the place of this one.
    NewerEdition = "newer_edition"; "新しい版" / "Newer edition";
    title: (group Bilingual) = "名称" / "Title" .required();
    issued: text = "公表" / "Issued";
    note: (group Bilingual) = "注" / "Note";
}

group! {
    /// An edition of a guideline.
    Guideline = "guideline"; "ガイドラインの版" / "Edition of a guideline";
    id: text = "id" / "Id" .required();
    title: (group Bilingual) = "名称" / "Title" .required();
    issued: text = "公表" / "Issued";
    superseded_by: (group NewerEdition) = "新しい版" / "Superseded by" .absent_none();
    about: (group Bilingual) = "説明" / "About";
    clauses: (list (group Clause)) = "条" / "Clauses" .required();
}
