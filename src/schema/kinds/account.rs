//! An account.

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// What an account is for.
    AccountType = "アカウントの種類" / "Type of account" {
        Personal = "personal" "個人" / "personal";
        Shared = "shared" "共用" / "shared";
        Maintenance = "maintenance" "保守" / "maintenance";
        Service = "service" "サービス用" / "service";
        Local = "local" "端末のローカル" / "local, of a terminal";
        BreakGlass = "break-glass" "非常時用" / "for emergencies";
        Test = "test" "試験用" / "test";
    }
}

choices! {
    /// Whether an account can be used.
    AccountState = "アカウントの状態" / "State of an account" {
        Active = "active" "有効" / "active";
        Disabled = "disabled" "停止" / "disabled";
        Deleted = "deleted" "削除済み" / "deleted";
    }
}

choices! {
    /// Whether two factors are asked of this account.
    AccountTwoFactor = "二要素認証" / "Two factors" {
        Required = "required" "必須" / "required";
        Exempt = "exempt" "除外" / "exempt";
        NotOffered = "not-offered" "仕組みがない" / "not offered";
    }
}

kind! {
    /// An account in a system or on a device.
    Account = "account" / "accounts" in Access;
    "アカウント" / "Account", "システムや機器の利用者ID" / "A user id of a system or device";
    login: text = "利用者ID" / "Login";
    type_ as "type": (choice AccountType) = "種類" / "Type";
    holder: (ref Person) = "持ち主" / "Holder" .back(Relation::HeldBy, "accounts");
    vendor: (ref Vendor) = "事業者" / "Vendor" .back(Relation::HeldBy, "accounts");
    system: (ref System) = "システム" / "System" .back(Relation::MemberOf, "accounts");
    device: (ref Device) = "機器" / "Device" .back(Relation::MemberOf, "accounts");
    privileged: yes_no = "管理者権限" / "Privileged";
    domain_admin: yes_no = "ドメイン管理者" / "Domain administrator" .absent_no();
    shared: yes_no = "共用" / "Shared";
    state: (choice AccountState) = "状態" / "State";
    created: date = "発行日" / "Created on";
    expires: date = "有効期限" / "Expires on" .about("期限がなければ「なし」", "None if it never expires");
    disabled: date = "停止日" / "Disabled on" .evidence();
    last_login: date = "最終利用日" / "Last used on" .evidence();
    reviewed: date = "最終棚卸日" / "Last reviewed on" .evidence();
    requested_by: (ref Department Person) = "申請元" / "Requested by" .relates(Relation::ApprovedBy);
    approved: date = "承認日" / "Approved on" .evidence();
    two_factor: (choice AccountTwoFactor) = "二要素認証" / "Two factors";
    password_changed: date = "パスワードの変更日" / "Password changed on" .evidence();
    keeper: (ref Person Department) = "保管者 (非常時用)" / "Keeper (emergency accounts)" .back(Relation::ResponsibleFor, "kept_accounts");
    procedure: (ref Regulation) = "手順書" / "Procedure" .relates(Relation::DescribedBy);
    last_used: date = "最終使用日 (非常時用)" / "Last used in an emergency on" .evidence();
    contract: (ref Contract) = "契約" / "Contract" .back(Relation::Covers, "accounts");
    work_logged: yes_no = "作業が記録される" / "Its work is logged";
}
