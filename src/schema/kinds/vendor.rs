//! A vendor.

use crate::schema::declare::{choices, group, kind};
use crate::schema::types::Relation;

choices! {
    /// What a vendor does.
    VendorType = "事業者の種類" / "Type of vendor" {
        System = "system" "システム・サービス" / "systems and services";
        MedicalDevice = "medical-device" "医療機器" / "medical devices";
        Network = "network" "ネットワーク" / "networks";
        Carrier = "carrier" "通信" / "carrier";
        Leasing = "leasing" "リース" / "leasing";
        Outsourcing = "outsourcing" "業務委託" / "outsourcing";
        Building = "building" "設備" / "building";
        Cloud = "cloud" "クラウド" / "cloud";
        PublicBody = "public-body" "公的機関" / "public body";
        Other = "other" "その他" / "other";
    }
}

choices! {
    /// Certificates a vendor may hold.
    CertificateType = "認証の種類" / "Type of certificate" {
        PrivacyMark = "privacy-mark" "プライバシーマーク (JIS Q 15001)" / "PrivacyMark (JIS Q 15001)";
        Isms = "isms" "ISMS (JIS Q 27001)" / "ISMS (JIS Q 27001)";
        Ismap = "ismap" "ISMAP" / "ISMAP";
        CloudSecurity = "cloud-security" "ISMSクラウド (27017)" / "ISMS cloud (27017)";
        Equivalent = "equivalent" "同等の認証" / "an equivalent";
        ExternalAudit = "external-audit" "有資格者の外部監査" / "audit by a qualified auditor";
    }
}

group! {
    /// A certificate of a vendor.
    Certificate = "certificate"; "認証" / "Certificate";
    type_ as "type": (choice CertificateType) = "種類" / "Type";
    number: text = "番号" / "Number";
    until: date = "有効期限" / "Until";
}

group! {
    /// What is checked before information is kept with a vendor.
    VendorCheck = "vendor_check"; "選定時の確認" / "Checks before selection",
        "外部保存を委託するときに確かめる事項" / "To be checked before information is stored with the vendor";
    policies: date = "方針・規程の確認日" / "Policies seen on" .evidence();
    organisation: date = "体制の確認日" / "Organisation seen on" .evidence();
    backups: date = "バックアップの確認日" / "Backups seen on" .evidence();
    track_record: date = "実績の確認日" / "Track record seen on" .evidence();
    finances: date = "経営の健全性の確認日" / "Finances seen on" .evidence();
    certificates: date = "認証の確認日" / "Certificates seen on" .evidence();
    cloud_scheme: date = "クラウド認証の確認日" / "Cloud certification seen on" .evidence();
    country: date = "保存場所の確認日" / "Place of storage seen on" .evidence();
    foreign_law: date = "国外法の確認日" / "Foreign law considered on" .evidence();
}

kind! {
    /// A vendor, carrier, outsourcing company or public body.
    Vendor = "vendor" / "vendors" in ThirdParties;
    "事業者" / "Vendor", "システム・保守・回線・委託の相手" / "Whom the hospital buys from or entrusts work to";
    name: text = "名称" / "Name";
    type_ as "type": (choice VendorType) = "種類" / "Type";
    responsible: text = "先方の責任者" / "Responsible person";
    phone: text = "電話" / "Phone";
    night_phone: text = "夜間・休日の電話" / "Phone at night and on holidays";
    mail: text = "メール" / "Mail";
    certificates: (list (group Certificate)) = "認証" / "Certificates";
    security_organisation: yes_no = "安全管理の体制を示した" / "Has shown its security organisation";
    staff_confidentiality: yes_no = "従業者の守秘を就業規則等で定める" / "Binds its staff to confidentiality";
    staff_trained: yes_no = "従業者に教育を行う" / "Trains its staff";
    subcontractors: (list text) = "再委託先" / "Subcontractors";
    checks: (group VendorCheck) = "選定時の確認" / "Checks before selection";
    selected: (ref Record) = "選定の記録" / "Record of selection" .relates(Relation::EvidencedBy);
}
