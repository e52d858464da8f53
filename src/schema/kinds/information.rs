//! A type of information.

use super::shared::Importance;
use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// What information is.
    InformationType = "情報の区分" / "Type of information" {
        MedicalRecord = "medical-record" "診療録等" / "medical records";
        Image = "image" "画像" / "images";
        TestResult = "test-result" "検査結果" / "test results";
        Order = "order" "オーダ・指示" / "orders";
        Billing = "billing" "診療報酬・会計" / "billing";
        PatientPersonal = "patient-personal" "患者基本情報" / "patients' personal data";
        Staff = "staff" "職員情報" / "staff data";
        Management = "management" "経営情報" / "management data";
        Research = "research" "研究" / "research";
        Technical = "technical" "設定・ログ" / "settings and logs";
        Other = "other" "その他" / "other";
    }
}

kind! {
    /// A type of information the hospital handles.
    Information = "information" / "information" in Systems;
    "情報" / "Information", "扱う情報の種類と重要度" / "Types of information and their importance";
    name: text = "名称" / "Name";
    type_ as "type": (choice InformationType) = "区分" / "Type";
    importance: (choice Importance) = "重要度" / "Importance";
    personal: yes_no = "個人情報" / "Personal data";
    owner: (ref Person Department) = "管理責任者" / "Owner" .back(Relation::ResponsibleFor, "information");
    locations: (list (ref Location Device Medium)) = "保存場所" / "Where it is kept" .back(Relation::Holds, "information");
    retention: period = "保存期間" / "Kept for" .example("5年");
    legal_basis: text = "保存の根拠法令" / "Law that asks to keep it" .example("医師法第24条");
    take_out: yes_no = "持出しを認める" / "May be taken out";
    disposal_procedure: (ref Regulation) = "廃棄の手順" / "Disposal procedure" .relates(Relation::DescribedBy);
    reviewed: date = "最終見直し日" / "Last reviewed on" .evidence();
}
