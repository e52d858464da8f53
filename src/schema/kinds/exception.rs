//! A technical departure from what would be right.

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// What is departed from.
    ExceptionType = "例外の種類" / "Type of exception" {
        Antivirus = "antivirus" "不正ソフト対策を入れない・除外" / "no anti-malware";
        Update = "update" "更新を止める・当てない" / "updates off or not applied";
        SupportEnd = "support-end" "サポート終了品の使用" / "use past support end";
        Usb = "usb" "USBの一時的な許可" / "USB permitted for a time";
        TwoFactor = "two-factor" "二要素認証の除外" / "exempt from two factors";
        Password = "password" "パスワード規則の除外" / "exempt from password rules";
        SharedAccount = "shared-account" "共用アカウント" / "shared account";
        AlwaysOn = "always-on" "常時接続" / "always-on connection";
        Tls = "tls" "古いTLSの使用" / "old TLS";
        Log = "log" "ログを取れない" / "no logs";
        Other = "other" "その他" / "other";
    }
}

choices! {
    /// Why the right thing cannot be done.
    ExceptionReason = "理由の区分" / "Type of reason" {
        ApprovedConfiguration = "approved-configuration" "承認された構成 (医療機器など) を変えられない" / "an approved configuration may not change";
        Performance = "performance" "動作に支障が出る" / "it would disturb the work";
        VendorUnsupported = "vendor-unsupported" "事業者が動作を保証しない" / "the vendor does not warrant it";
        OldProduct = "old-product" "製品が対応していない" / "the product cannot";
        AwaitingRenewal = "awaiting-renewal" "更改・切替えまで待つ" / "until it is replaced";
        Operation = "operation" "業務に要る" / "the work needs it";
        Other = "other" "その他" / "other";
    }
}

kind! {
    /// A technical departure: a fact, whereas a waiver excuses a finding.
    Exception = "exception" / "exceptions" in Assets;
    "例外" / "Exception", "技術的に守れない事項と、その代わりの対策" / "What cannot be kept technically, and what is done instead";
    name: text = "内容" / "What";
    type_ as "type": (choice ExceptionType) = "種類" / "Type" .required();
    subjects: (list (ref Device System Line RemoteAccess Account Product Medium)) = "対象" / "Subjects" .back(Relation::Concerns, "exceptions");
    reason: text = "理由" / "Reason";
    reason_type: (choice ExceptionReason) = "理由の区分" / "Type of reason";
    asked_by: (ref Person Vendor Department) = "求めた人・事業者" / "Asked by" .relates(Relation::ApprovedBy);
    in_writing: yes_no = "書面がある" / "In writing";
    document: (ref Record Regulation Contract) = "書面" / "Document" .relates(Relation::EvidencedBy) .absent_none();
    compensation: text = "代わりの対策" / "Compensation";
    compensation_type: (list (choice Compensation)) = "代わりの対策の種類" / "Kind of compensation";
    approved: date = "承認日" / "Approved on" .evidence();
    approved_by: (ref Person) = "承認者" / "Approved by" .relates(Relation::ApprovedBy);
    from: date = "開始日" / "From";
    until: date = "期限" / "Until";
    review: date = "見直し日" / "Review on";
}

choices! {
    /// What is done instead.
    Compensation = "代わりの対策" / "Compensation" {
        Isolated = "isolated" "網を分ける" / "isolated network";
        SourceRestricted = "source-restricted" "接続元の制限" / "restricted sources";
        PhysicalBlock = "physical-block" "物理的な封鎖" / "blocked physically";
        Monitoring = "monitoring" "監視" / "monitoring";
        OfflineScan = "offline-scan" "定期の検査" / "regular offline scan";
        Replacement = "replacement" "更改の計画" / "planned replacement";
        None = "none" "なし" / "none";
    }
}
