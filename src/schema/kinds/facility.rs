//! A hospital, clinic or pharmacy.

use crate::schema::declare::{choices, group, kind};
use crate::schema::types::Relation;

choices! {
    /// What a facility is.
    FacilityType = "施設の種類" / "Type of facility" {
        Hospital = "hospital" "病院" / "hospital";
        Clinic = "clinic" "診療所" / "clinic";
        Pharmacy = "pharmacy" "薬局" / "pharmacy";
        Dental = "dental" "歯科診療所" / "dental clinic";
        MidwiferyHome = "midwifery-home" "助産所" / "midwifery home";
        Other = "other" "その他" / "other";
    }
}

choices! {
    /// Where the main systems run.
    Deployment = "設置の形" / "Deployment" {
        OnPremises = "on-premises" "院内設置 (オンプレミス)" / "on premises";
        Cloud = "cloud" "クラウド" / "cloud";
        Hybrid = "hybrid" "併用" / "both";
    }
}

group! {
    /// Things the facility does or does not have at all. A `no` here is the
    /// declared reason for which clauses about them do not apply.
    Uses = "uses"; "利用の有無" / "What is in use",
        "「いいえ」と書いた事項の条は対象外になります" / "Clauses about a thing that is declared not in use do not apply";
    wireless_lan: yes_no = "無線LAN" / "Wireless LAN";
    remote_maintenance: yes_no = "リモート保守" / "Remote maintenance";
    external_storage: yes_no = "医療情報の外部保存" / "External storage of medical information";
    cloud: yes_no = "クラウドサービス" / "Cloud services";
    byod: yes_no = "個人所有機器の業務利用 (BYOD)" / "Use of private devices";
    staff_remote_access: yes_no = "職員の院外からの利用" / "Access by staff from outside";
    take_out: yes_no = "情報・機器の持出し" / "Taking out information or devices";
    third_party_provision: yes_no = "情報の第三者提供" / "Provision to third parties";
    electronic_signature: yes_no = "電子署名" / "Electronic signatures";
    paper_scanning: yes_no = "紙の電子化 (スキャン保存)" / "Scanning of paper records";
    paper_kept: yes_no = "電子化後の紙の保存" / "Keeping paper after scanning";
    removable_media: yes_no = "USBメモリなどの外部媒体" / "Removable media";
    patient_internet_service: yes_no = "インターネット越しの医療情報サービス" / "Medical service over the internet";
    ic_card_login: yes_no = "ICカードなどによる認証" / "Login with cards or tokens";
}

kind! {
    /// A hospital, clinic or pharmacy.
    Facility = "facility" / "facilities" in Organisation;
    "施設" / "Facility", "病院・診療所・薬局の一つ" / "One hospital, clinic or pharmacy";
    name: text = "名称" / "Name";
    type_ as "type": (choice FacilityType) = "種類" / "Type";
    beds: (int 0 5000 "床" "beds") = "病床数" / "Beds";
    dedicated_staff: yes_no = "システム運用の担当者がいる" / "Has dedicated system staff"
        .about("ガイドラインの参照パターン (担当者あり・なし) を決めます", "Decides the reference pattern of the guideline together with `deployment`");
    deployment: (choice Deployment) = "設置の形" / "Deployment";
    guideline_edition: text = "準拠するガイドラインの版" / "Guideline edition in force" .example("6.0");
    uses: (group Uses) = "利用の有無" / "What is in use";
    headquarters: (ref Facility) = "本部" / "Headquarters" .back(Relation::MemberOf, "members");
    committee: (ref Committee) = "所管の委員会" / "Committee in charge" .relates(Relation::ResponsibleFor);
}
