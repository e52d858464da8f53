//! A waiver of a finding.

use crate::schema::declare::kind;
use crate::schema::types::Relation;

kind! {
    /// The excuse of a finding, for named records and a limited time.
    Waiver = "waiver" / "waivers" in Organisation;
    "免除" / "Waiver", "指摘を、理由と期限を決めて一時的に免除する" / "Excuses a finding for a stated reason and a limited time";
    rule: text = "ルール" / "Rule" .required() .example("access/leaver-account-active");
    subjects: (list text) = "対象のid" / "Subjects" .required()
        .about("免除する行のid。まだない行でもよい。* は使えません", "Ids of the rows it excuses, which may not exist yet; no wildcards")
        .example("acc-his-0456");
    route: text = "対象の項目" / "Route" .absent_none() .example("interfaces/eth0");
    reason: text = "理由" / "Reason";
    compensation: text = "代わりの対策" / "Compensating measure";
    requested_by: (ref Person) = "申請者" / "Requested by" .relates(Relation::ApprovedBy);
    approver: (ref Person) = "承認者" / "Approver" .relates(Relation::ApprovedBy);
    from: date = "開始日" / "From";
    until: date = "期限" / "Until" .about("この日まで有効", "Valid through this day");
    review: date = "見直し日" / "Review on";
    ticket: text = "管理番号" / "Ticket";
}
