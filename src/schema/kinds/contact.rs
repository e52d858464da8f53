//! An entry of the emergency contact chart.

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// Whom the chart leads to.
    ContactType = "連絡先の種類" / "Type of contact" {
        FirstReport = "first-report" "発見者の連絡窓口" / "where to report first";
        SafetyManager = "safety-manager" "安全管理責任者" / "safety manager";
        Management = "management" "経営層" / "management";
        Csirt = "csirt" "対応チーム" / "response team";
        Department = "department" "部署" / "department";
        Vendor = "vendor" "事業者" / "vendor";
        Carrier = "carrier" "通信事業者" / "carrier";
        Mhlw = "mhlw" "厚生労働省" / "Ministry of Health, Labour and Welfare";
        Prefecture = "prefecture" "都道府県・保健所" / "prefecture or health centre";
        Police = "police" "警察" / "police";
        PrivacyCommission = "privacy-commission" "個人情報保護委員会" / "privacy commission";
        Expert = "expert" "外部の専門家" / "outside expert";
        Patients = "patients" "患者等への窓口" / "contact for patients";
        Media = "media" "報道" / "press";
        Headquarters = "headquarters" "本部・開設者" / "headquarters";
    }
}

choices! {
    /// How somebody is reached while telephone and mail are down.
    OtherMeans = "電話・メールが止まったときの手段" / "Means if phone and mail are down" {
        MobilePhone = "mobile-phone" "個人・業務の携帯電話" / "mobile phone";
        SatellitePhone = "satellite-phone" "衛星電話" / "satellite phone";
        Radio = "radio" "無線機" / "radio";
        Broadcast = "broadcast" "院内放送" / "announcement in the house";
        Messenger = "messenger" "院外のメッセージサービス" / "messaging service outside the hospital";
        Runner = "runner" "人が出向く" / "somebody goes there";
        Other = "other" "その他" / "other";
    }
}

kind! {
    /// An entry of the emergency contact chart.
    Contact = "contact" / "contacts" in Organisation;
    "連絡先" / "Contact", "連絡体制図の宛先 (院外を含む)" / "Whom the emergency contact chart leads to, outside bodies included";
    name: text = "宛先" / "Name";
    type_ as "type": (choice ContactType) = "種類" / "Type" .required();
    person: (ref Person) = "人" / "Person" .back(Relation::HeldBy, "contact_entries") .absent_none();
    vendor: (ref Vendor) = "事業者" / "Vendor" .back(Relation::Concerns, "contacts") .absent_none();
    systems: (list (ref System)) = "対象のシステム" / "Systems" .back(Relation::Concerns, "contacts") .absent_none();
    phone: text = "電話" / "Phone";
    night_phone: text = "夜間・休日の電話" / "Phone at night and on holidays";
    other_means: (list (choice OtherMeans)) = "電話・メールが止まったときの手段" / "Means if phone and mail are down";
    deadline: text = "報告の期限" / "Deadline" .about("法令上の期限があれば", "By law, if there is one") .example("速報 3〜5日以内");
    order: (int 1 999) = "連絡の順番" / "Order";
    agreement: (ref Contract Record) = "支援の取り決め" / "Agreement" .relates(Relation::EvidencedBy) .absent_none();
    reviewed: date = "最終確認日" / "Last checked on" .evidence();
}
