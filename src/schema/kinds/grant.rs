//! A role given to an account.

use crate::schema::declare::kind;
use crate::schema::types::Relation;

kind! {
    /// A role given to an account.
    Grant = "grant" / "grants" in Access;
    "権限付与" / "Grant", "アカウントに与えた権限" / "A role given to an account";
    account: (ref Account) = "アカウント" / "Account" .back(Relation::Grants, "grants");
    role: (ref Role) = "権限表" / "Role" .back(Relation::Grants, "grants");
    from: date = "付与日" / "From";
    until: date = "期限" / "Until" .about("期限がなければ「なし」", "None if it has no end");
    requested_by: (ref Department Person) = "申請元" / "Requested by" .relates(Relation::ApprovedBy);
    confirmed_by: (ref Department Person) = "確認した部署" / "Confirmed by" .relates(Relation::ApprovedBy);
    approved: date = "承認日" / "Approved on" .evidence();
    reviewed: date = "最終棚卸日" / "Last reviewed on" .evidence();
}
