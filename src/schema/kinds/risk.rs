//! A risk and what is done about it.

use super::shared::Importance;
use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// The four treatments of the guideline.
    Treatment = "対応" / "Treatment" {
        Avoid = "avoid" "回避" / "avoid";
        Reduce = "reduce" "低減" / "reduce";
        Transfer = "transfer" "移転" / "transfer";
        Accept = "accept" "受容" / "accept";
    }
}

kind! {
    /// A risk and what is done about it.
    Risk = "risk" / "risks" in Organisation;
    "リスク" / "Risk", "リスク評価の一件" / "One entry of a risk assessment";
    name: text = "内容" / "What could happen";
    systems: (list (ref System)) = "対象のシステム" / "Systems" .back(Relation::Concerns, "risks");
    information: (list (ref Information)) = "対象の情報" / "Information" .back(Relation::Concerns, "risks");
    likelihood: (int 1 5) = "起こりやすさ" / "Likelihood" .about("1 (低い) 〜 5 (高い)", "1 (low) to 5 (high)");
    impact: (int 1 5) = "影響の大きさ" / "Impact" .about("1 (小さい) 〜 5 (大きい)", "1 (small) to 5 (large)");
    grade: (choice Importance) = "重み" / "Grade";
    treatment: (choice Treatment) = "対応" / "Treatment";
    owner: (ref Person Department) = "担当" / "Owner" .relates(Relation::ResponsibleFor);
    assessed: date = "評価日" / "Assessed on" .evidence();
    assessment: (ref Record) = "評価の記録" / "Assessment" .back(Relation::EvidencedBy, "risks");
    next_review: date = "次回見直し予定日" / "Next review on";
}
