//! A disclosure form (MDS/SDS).

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// Which form it is.
    DisclosureType = "開示書の種類" / "Type of disclosure" {
        Mds = "mds" "MDS (製造業者)" / "MDS";
        Sds = "sds" "SDS (サービス事業者)" / "SDS";
        Conformity = "conformity" "サービス仕様適合開示書" / "service conformity disclosure";
    }
}

kind! {
    /// A disclosure form received from a vendor.
    Disclosure = "disclosure" / "disclosures" in ThirdParties;
    "開示書" / "Disclosure", "事業者から受け取った MDS/SDS など" / "MDS, SDS and the like, received from vendors";
    type_ as "type": (choice DisclosureType) = "種類" / "Type";
    vendor: (ref Vendor) = "事業者" / "Vendor" .back(Relation::SuppliedBy, "disclosures");
    system: (ref System) = "システム" / "System" .back(Relation::Concerns, "disclosures") .absent_none();
    devices: (list (ref Device)) = "機器" / "Devices" .back(Relation::Concerns, "disclosures") .absent_none();
    product_version: text = "対象の版" / "Version it is about";
    form_version: text = "書式の版" / "Version of the form" .example("5.0");
    received: date = "受領日" / "Received on" .evidence();
    negative_answers: (int 0 500 "件" "") = "「いいえ」の数" / "Answers that are no";
    hospital_measures: (int 0 500 "件" "") = "病院側で手当てした数" / "Of these, with a measure of the hospital";
    checked: date = "内容を確かめた日" / "Content checked on" .evidence();
}
