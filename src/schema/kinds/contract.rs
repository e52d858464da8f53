//! A contract.

use super::backup::BackupMethod;
use super::shared::Importance;
use crate::schema::declare::{choices, group, kind};
use crate::schema::types::Relation;

choices! {
    /// What a contract is about.
    ContractType = "契約の種類" / "Type of contract" {
        Maintenance = "maintenance" "保守" / "maintenance";
        MedicalMaintenance = "medical-maintenance" "医療機器保守" / "maintenance of medical devices";
        Lease = "lease" "リース・賃貸借" / "lease";
        Line = "line" "通信回線" / "line";
        Outsourcing = "outsourcing" "業務委託" / "outsourcing";
        Service = "service" "クラウド・ライセンス" / "service or licence";
        Facility = "facility" "設備・施設保守" / "building maintenance";
        Emergency = "emergency" "非常時の支援" / "support in emergencies";
        Purchase = "purchase" "購入" / "purchase";
    }
}

group! {
    /// Which clauses the contract has.
    Clauses = "clauses"; "契約の条項" / "Clauses";
    confidentiality: yes_no = "守秘" / "Confidentiality";
    legal_compliance: yes_no = "法令の遵守" / "Compliance with laws";
    personal_data: yes_no = "個人情報の取扱い" / "Personal data";
    scope: yes_no = "委託の範囲" / "Scope";
    team: yes_no = "実施の体制" / "Team";
    demarcation: yes_no = "責任分界" / "Demarcation";
    subcontracting: yes_no = "再委託の条件" / "Subcontracting";
    staff_duty: yes_no = "従業者の守秘・教育" / "Duties of its staff";
    supervision: yes_no = "監督・監査の権利" / "Right to supervise";
    incident_report: yes_no = "事故の報告" / "Report of incidents";
    incident_roles: yes_no = "攻撃時の技術対応と対外説明の役割" / "Roles in an attack";
    recovery_support: yes_no = "復旧への協力" / "Help with recovery";
    return_and_erasure: yes_no = "終了時の返却・消去" / "Return and erasure at the end";
    no_analysis: yes_no = "無断分析の禁止" / "No analysis without leave";
    purpose_limit: yes_no = "目的の限定" / "Limited purpose";
    anonymised_data: yes_no = "匿名化情報の扱い" / "Anonymised data";
    patient_access: yes_no = "患者閲覧時の権限設定" / "Rights when patients look";
    work_records: yes_no = "作業記録の提出" / "Records of work";
}

group! {
    /// Storage of information entrusted to the vendor.
    Storage = "storage"; "保存の委託" / "Storage";
    country: text = "保存する国" / "Country";
    japanese_law: yes_no = "国内法が及ぶ" / "Under Japanese law";
    foreign_law_exposure: yes_no = "国外法が及びうる" / "Foreign law may apply";
    backup_method: (choice BackupMethod) = "バックアップの方式" / "Method of backup";
    backup_generations: (int 0 9999) = "世代" / "Generations";
    backup_detached: yes_no = "切り離した写し" / "Detached copy";
}

group! {
    /// What the vendor promises.
    ServiceLevel = "service_level"; "サービス水準 (SLA)" / "Service level";
    hours: text = "対応時間帯" / "Hours of service" .example("24時間365日");
    response: hours = "駆け付け・応答" / "Response within";
    availability: decimal = "稼働率 (%)" / "Availability (%)";
    reviewed: date = "SLAの評価日" / "Last evaluated on" .evidence();
}

kind! {
    /// A contract with a vendor.
    Contract = "contract" / "contracts" in ThirdParties;
    "契約" / "Contract", "保守・リース・回線・委託などの契約" / "Maintenance, lease, line, outsourcing and other contracts";
    name: text = "件名" / "Name";
    number: text = "契約番号" / "Number";
    type_ as "type": (choice ContractType) = "種類" / "Type";
    vendor: (ref Vendor) = "相手先" / "Vendor" .back(Relation::SuppliedBy, "contracts");
    covers: (list (ref Device System Line Location Product Model)) = "対象" / "Covers" .back(Relation::Covers, "contracts");
    importance: (choice Importance) = "重要度" / "Importance";
    signed: date = "締結日" / "Signed on";
    from: date = "開始日" / "From";
    until: date = "終了日" / "Until" .about("この日まで有効。期限がなければ「なし」", "Valid through this day; none if open-ended");
    auto_renewal: yes_no = "自動更新" / "Renews itself";
    notice_by: period = "解約の申出" / "Notice" .example("3か月");
    cost_per_month: yen = "月額" / "Cost a month";
    cost_per_year: yen = "年額" / "Cost a year";
    cost_initial: yen = "初期費用" / "Initial cost";
    department: (ref Department) = "所管部署" / "Department in charge" .back(Relation::ResponsibleFor, "contracts");
    place: (ref Department Location System) = "契約書の保管場所" / "Where the contract is kept" .about("持っている部署、置いてある場所か、電子契約ならシステム", "The department or place that has it, or the system of an electronic one") .relates(Relation::ContainedIn);
    approved: date = "経営層の承認日" / "Approved by management on" .evidence();
    clauses: (group Clauses) = "条項" / "Clauses";
    boundary_document: (ref Regulation Record) = "責任分界の書面" / "Document on demarcation" .relates(Relation::DescribedBy);
    boundary_agreed: date = "責任分界の合意日" / "Demarcation agreed on" .evidence();
    service_level: (group ServiceLevel) = "サービス水準" / "Service level";
    remote_maintenance: yes_no = "リモート保守を含む" / "Includes remote maintenance";
    remote_route: (list (ref RemoteAccess Line)) = "リモート保守の経路" / "Route of remote maintenance" .back(Relation::Covers, "contracts_through");
    backup_promised: yes_no = "バックアップの取得を含む" / "Includes taking backups";
    external_storage: yes_no = "医療情報の保存を含む" / "Includes storing medical information";
    storage: (group Storage) = "保存の委託" / "Storage";
    all_server_updates: yes_no = "全サーバの更新を事業者が負う" / "Vendor bears updates of all servers";
    night_contact: text = "夜間の連絡先" / "Contact at night" .absent_none();
}
