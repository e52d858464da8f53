//! What may be done with which information.

use super::person::Profession;
use crate::schema::declare::{choices, group, kind};
use crate::schema::types::Relation;

choices! {
    /// What a right allows.
    Right = "権限" / "Right" {
        Read = "read" "参照" / "read";
        Write = "write" "入力" / "write";
        Finalise = "finalise" "確定" / "finalise";
        Export = "export" "出力" / "export";
        Delete = "delete" "削除" / "delete";
        Administer = "administer" "管理" / "administer";
    }
}

group! {
    /// Rights on one type of information.
    Permission = "permission"; "権限" / "Permission";
    information: (ref Information) = "情報" / "Information" .back(Relation::Grants, "permissions");
    rights: (list (choice Right)) = "権限" / "Rights";
}

kind! {
    /// A role of a system: for which professions, with which rights.
    Role = "role" / "roles" in Access;
    "権限表" / "Role", "職種・業務ごとに、どの情報に何ができるか" / "Per profession: what may be done with which information";
    name: text = "名称" / "Name";
    system: (ref System) = "システム" / "System" .back(Relation::MemberOf, "roles");
    professions: (list (choice Profession)) = "職種" / "Professions" .about("制限しないなら「なし」", "None if not limited");
    permissions: (list (group Permission)) = "権限" / "Permissions";
    privileged: yes_no = "管理者権限" / "Privileged";
    regulation: (ref Regulation) = "根拠の規程" / "Based on" .relates(Relation::DescribedBy);
    approved: date = "承認日" / "Approved on" .evidence();
    reviewed: date = "最終見直し日" / "Last reviewed on" .evidence();
}
