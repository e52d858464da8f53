//! A vendor's answers to the checklist.

use crate::schema::declare::{choices, group, kind};
use crate::schema::types::Relation;

choices! {
    /// What the vendor ticked.
    AnswerValue = "回答" / "Answer" {
        Yes = "yes" "はい" / "yes";
        No = "no" "いいえ" / "no";
        NotApplicable = "not-applicable" "対象外" / "not applicable";
    }
}

group! {
    /// One answer.
    Answer = "answer"; "回答" / "Answer";
    item: text = "項目のid" / "Item" .required() .example("chk-r7-vend-2-1-2");
    answer: (choice AnswerValue) = "回答" / "Answer";
    planned: date = "目標日" / "Target date" .absent_none();
    remark: text = "備考" / "Remark" .absent_none();
}

kind! {
    /// A vendor's form of the checklist (事業者確認用).
    VendorAnswer = "vendor_answer" / "vendor_answers" in ThirdParties;
    "事業者確認用の回答" / "Vendor's answer", "事業者ごとのチェックリストの回答" / "The checklist as answered by one vendor";
    vendor: (ref Vendor) = "事業者" / "Vendor" .back(Relation::SuppliedBy, "answers");
    systems: (list (ref System)) = "対象のシステム" / "Systems" .back(Relation::Concerns, "answers");
    edition: text = "チェックリストの版" / "Edition" .example("checklist-r7");
    sent: date = "送付日" / "Sent on" .evidence();
    received: date = "受領日" / "Received on" .evidence() .about("まだなら「なし」", "None while it is outstanding");
    answered_by: text = "記入者" / "Answered by";
    remote_maintenance: yes_no = "リモート保守をしている" / "Maintains remotely";
    remote_confirmed: date = "リモート保守の有無の確認日" / "Remote maintenance confirmed on" .evidence();
    reported: date = "企画管理者への報告日" / "Reported to the planning manager on" .evidence();
    answers: (list (group Answer)) = "回答" / "Answers";
}
