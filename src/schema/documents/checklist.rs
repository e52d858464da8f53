//! An edition of the inspection checklist: its items.

use super::guideline::{ClauseFact, ConcernedFacility, Confidence, EntryChange, NewerEdition};
use super::rule::Bilingual;
use crate::schema::declare::{choices, group};

choices! {
    /// Who fills a form in.
    ChecklistForm = "様式" / "Form" {
        Hospital = "医療機関確認用" "医療機関確認用" / "for medical institutions";
        Vendor = "事業者確認用" "事業者確認用" / "for vendors";
        Pharmacy = "薬局確認用" "薬局確認用" / "for pharmacies";
    }
}

choices! {
    /// How far declared data can answer.
    Automation = "自動化" / "Automation" {
        Full = "full" "宣言だけで決まる" / "declared data decides";
        Partial = "partial" "人が実態を確かめる" / "a person confirms";
        Human = "human" "人だけが答えられる" / "only a person can tell";
    }
}

group! {
    /// A clause an item points to.
    ItemClause = "item_clause"; "対応する条" / "Clause";
    part: text = "編" / "Volume";
    clause: text = "条" / "Clause";
    edition: text = "版" / "Edition";
    confidence: (choice Confidence) = "確からしさ" / "Confidence";
    note: text = "注" / "Note" .absent_none();
}

group! {
    /// A clause of an edition that an item is about, or a chapter where no more is known.
    ItemJoin = "join"; "関係する条文" / "Clause it is about";
    edition: text = "版" / "Edition" .required() .example("mhlw-6.0");
    clause: text = "条のid" / "Id of the clause" .absent_none();
    volume: text = "編" / "Volume" .absent_none() .about("章までしか分からないとき", "If no more than the chapter is known");
    chapter: text = "章の番号" / "Number of the chapter" .absent_none() .example("9");
    confidence: (choice Confidence) = "確からしさ" / "Confidence" .required();
    note: text = "注" / "Note" .absent_none();
}

group! {
    /// What decides the answer.
    AnswerFrom = "answer_from"; "答えの決め方" / "What decides";
    data: (list text) = "使う事実" / "Data";
    fields: (list text) = "そのうち問う項目" / "Fields of them it asks for" .absent_none()
        .about("省略すると、使う事実の台帳の項目すべて", "If absent: all fields of its data");
    yes_if: text = "はい" / "Yes if";
    no_if: text = "いいえ" / "No if";
    otherwise: text = "それ以外" / "Otherwise" .absent_none();
    na_if: text = "記入不要" / "Not applicable if" .absent_none();
    warn: text = "注意" / "Warn" .absent_none();
    contradiction: text = "矛盾" / "Contradiction" .absent_none();
    note: text = "注" / "Note" .absent_none();
}

group! {
    /// Where the inventory states what an item's `data` names.
    DataName = "data_name"; "使う事実の置き場所" / "Where data stands";
    name: text = "使う事実" / "Data" .required();
    title: (group Bilingual) = "見出し" / "Title" .required();
    fields: (list text) = "台帳の項目" / "Fields" .required() .example("duty.holder");
}

group! {
    /// Whom a form is for.
    FormFor = "form_for"; "様式の対象" / "Whom a form is for";
    form: (choice ChecklistForm) = "様式" / "Form" .required();
    concerns: (group ConcernedFacility) = "対象の施設" / "Facilities concerned" .required();
}

group! {
    /// An item of the checklist.
    ChecklistItem = "item"; "項目" / "Item";
    id: text = "id" / "Id" .required();
    form: (choice ChecklistForm) = "様式" / "Form" .required();
    section: text = "区分" / "Section" .required();
    scope: text = "範囲" / "Scope" .absent_none();
    number: text = "番号" / "Number" .required();
    number_note: text = "番号の注" / "Note on the number" .absent_none();
    label: text = "見出し" / "Label" .required();
    summary: (group Bilingual) = "要約" / "Summary" .required();
    target: text = "期限" / "Target" .absent_none();
    replaces: (list text) = "前の版の対応する項目" / "Replaces" .absent_none();
    change: (choice EntryChange) = "前の版からの変化" / "Change" .absent_none();
    same_logic_as: text = "同じ判定の項目" / "Decided like" .absent_none();
    pairs_with: text = "対になる項目" / "Pairs with" .absent_none();
    clauses: (list (group ItemClause)) = "対応する条" / "Clauses" .absent_none();
    joins: (list (group ItemJoin)) = "関係する条文" / "Clauses it is about" .absent_none()
        .about("手で書いた対応表。行ごとに確からしさがある", "A map written by hand; each row says how sure it is");
    automation: (choice Automation) = "自動化" / "Automation" .required();
    answer_from: (group AnswerFrom) = "答えの決め方" / "What decides" .required();
    facts: (list (group ClauseFact)) = "事実" / "Facts" .absent_none();
    evidence: (list text) = "示す証拠" / "Evidence to show" .absent_none();
    sources: (list text) = "出典" / "Sources" .absent_none();
    confidence: (choice Confidence) = "確からしさ" / "Confidence" .required();
    confidence_note: text = "確からしさの注" / "Note on confidence" .absent_none();
}

group! {
    /// An edition of the inspection checklist.
    Checklist = "checklist"; "チェックリストの版" / "Edition of the checklist";
    id: text = "id" / "Id" .required();
    title: (group Bilingual) = "名称" / "Title" .required();
    issued: text = "公表" / "Issued";
    superseded_by: (group NewerEdition) = "新しい版" / "Superseded by" .absent_none();
    about: (group Bilingual) = "説明" / "About";
    forms: (list (group FormFor)) = "様式の対象" / "Whom forms are for" .absent_none();
    data_names: (list (group DataName)) = "使う事実の置き場所" / "Where data stands" .absent_none();
    items: (list (group ChecklistItem)) = "項目" / "Items" .required();
}
