//! A regulation, plan, procedure or manual.

use crate::schema::declare::{choices, group, kind};
use crate::schema::types::Relation;

choices! {
    /// What a document is.
    RegulationType = "文書の種類" / "Type of document" {
        SecurityPolicy = "security-policy" "情報セキュリティ方針" / "security policy";
        InformationPolicy = "information-policy" "医療情報の取扱い方針" / "policy on medical information";
        Operation = "operation" "運用管理規程" / "operation regulation";
        InformationManagement = "information-management" "情報管理規程" / "information management";
        AccessControl = "access-control" "アクセス管理規程" / "access control";
        PhysicalAccess = "physical-access" "入退室管理規程" / "physical access";
        MediaHandling = "media-handling" "記録媒体取扱規程" / "handling of media";
        CommitteeRules = "committee-rules" "委員会規程" / "committee rules";
        RiskPolicy = "risk-policy" "リスク管理方針" / "risk policy";
        Bcp = "bcp" "事業継続計画 (BCP)" / "business continuity plan";
        Emergency = "emergency" "非常時対応方針・手順" / "emergency plan";
        CyberResponse = "cyber-response" "サイバーセキュリティ対応計画" / "cyber response plan";
        BreachResponse = "breach-response" "漏えい等対応手順" / "breach response";
        ReportProcedure = "report-procedure" "外部機関への報告手順" / "report to authorities";
        AuditPlan = "audit-plan" "監査計画" / "audit plan";
        RemoteAccess = "remote-access" "外部アクセス規程" / "remote access";
        TakeOut = "take-out" "持出し規程" / "taking out";
        LostDevice = "lost-device" "紛失・盗難時の手順" / "loss or theft";
        Disposal = "disposal" "廃棄手順" / "disposal";
        Scanning = "scanning" "電子化 (スキャン) 規程" / "scanning";
        Finalisation = "finalisation" "記録の確定に関する規程" / "finalisation of records";
        LawRegister = "law-register" "関係法令・基準の一覧" / "register of laws";
        EvidenceList = "evidence-list" "証跡の一覧" / "list of evidence";
        MeasuresList = "measures-list" "対策項目の一覧" / "list of measures";
        Specification = "specification" "仕様書" / "specification";
        OperationProcedure = "operation-procedure" "運用手順書" / "operation procedure";
        EmergencyProcedure = "emergency-procedure" "非常時手順書" / "emergency procedure";
        RecoveryProcedure = "recovery-procedure" "復旧手順書" / "recovery procedure";
        CutOffProcedure = "cut-off-procedure" "遮断・隔離の手順書" / "cut-off and isolation";
        PaperFallback = "paper-fallback" "紙運用の手順書" / "working on paper";
        UserManual = "user-manual" "利用者マニュアル" / "user manual";
        BreakGlass = "break-glass" "非常時用アカウントの手順書" / "emergency accounts";
        AuthenticationFallback = "authentication-fallback" "認証手段がないときの規則" / "authentication fallback";
        ChangeProcedure = "change-procedure" "変更・検証の手順書" / "change and check";
        QualityProcedure = "quality-procedure" "品質管理の手順書" / "quality management";
        SecurityStatement = "security-statement" "事業者の安全管理状況の書面" / "vendor's security statement";
        Other = "other" "その他" / "other";
    }
}

group! {
    /// An article of a regulation and what it settles.
    Article = "article"; "条" / "Article";
    number: text = "条番号" / "Number" .example("第12条");
    title: text = "見出し" / "Title";
    covers: (list text) = "対応する項目" / "Covers"
        .about("この条が定めるチェックリスト項目・条のid", "Ids of the checklist items and clauses it settles")
        .example("chk-r7-hosp-2-1-7");
    emergency: yes_no = "非常時の定め" / "For emergencies" .absent_no();
}

group! {
    /// One entry of a list of evidence.
    EvidenceEntry = "evidence_entry"; "証跡" / "Evidence";
    name: text = "証跡の名称" / "Name";
    system: (ref System) = "システム" / "System" .relates(Relation::Concerns);
    owner: (ref Person Department) = "管理者" / "Owner" .relates(Relation::ResponsibleFor);
    retention: period = "保存期間" / "Kept for";
    legal_retention: period = "法令上の保存期間" / "Kept for by law";
}

kind! {
    /// A regulation, plan, procedure or manual of the hospital, or a statement it keeps.
    Regulation = "regulation" / "regulations" in Organisation;
    "規程・文書" / "Regulation", "規程、計画、手順書、マニュアル" / "Regulations, plans, procedures and manuals";
    name: text = "名称" / "Name";
    type_ as "type": (choice RegulationType) = "種類" / "Type" .required();
    version: text = "版" / "Version" .example("3.1");
    owner: (ref Person Department) = "管理者" / "Owner" .relates(Relation::ResponsibleFor);
    approved: date = "承認日" / "Approved on" .evidence();
    approved_by: (ref Person Committee) = "承認者" / "Approved by" .relates(Relation::ApprovedBy);
    effective: date = "施行日" / "In force from";
    abolished: date = "廃止日" / "Abolished on" .absent_none();
    reviewed: date = "最終見直し日" / "Last reviewed on" .evidence();
    next_review: date = "次回見直し予定日" / "Next review on";
    place: text = "保管場所" / "Where it is kept" .example("共有フォルダ/規程/運用管理規程.docx");
    systems: (list (ref System)) = "対象のシステム" / "Systems" .back(Relation::DescribedBy, "documents") .absent_none();
    information: (list (ref Information)) = "対象の情報" / "Information" .back(Relation::DescribedBy, "documents") .absent_none();
    locations: (list (ref Location)) = "対象の場所" / "Locations" .back(Relation::DescribedBy, "documents") .absent_none();
    vendor: (ref Vendor) = "相手の事業者" / "Vendor" .back(Relation::Concerns, "documents") .absent_none();
    articles: (list (group Article)) = "条" / "Articles";
    evidence: (list (group EvidenceEntry)) = "証跡" / "Evidence" .only(&["evidence-list"]);
    based_on: (list (ref Record Regulation)) = "根拠" / "Based on" .relates(Relation::EvidencedBy)
        .about("基になったリスク評価や上位の規程・計画", "Risk assessment, or the regulation or plan above it");
    covers_cyber: yes_no = "サイバー攻撃を想定" / "Covers cyber attacks" .only(&["bcp", "emergency", "emergency-procedure"]);
    critical_services: (list (ref System)) = "続ける業務のシステム" / "Critical services" .only(&["bcp"]) .relates(Relation::Concerns);
    defines_emergency: yes_no = "非常時の定義がある" / "Defines an emergency" .only(&["emergency", "bcp"]);
    has_return_plan: yes_no = "通常に戻す計画がある" / "Has a return plan" .only(&["emergency", "bcp"]);
    has_emergency_section: yes_no = "非常時の章がある" / "Has an emergency section";
    names_importance: yes_no = "情報の重要さを考慮" / "Weighs importance" .only(&["risk-policy"]);
    names_continuity: yes_no = "診療の継続を考慮" / "Weighs continuity of care" .only(&["risk-policy"]);
    names_resources: yes_no = "資源と持続を考慮" / "Weighs resources" .only(&["risk-policy"]);
    fits_organisation: yes_no = "規模・組織に合わせた" / "Fits size and structure"
        .about("統制のやり方を院の規模や組織に合わせて考えたと書いてある", "States how control fits the size and structure of the institution");
    covers_take_out_targets: yes_no = "持出しの対象・媒体を列挙" / "Lists what may be taken out" .only(&["take-out", "information-management"]);
    covers_signature_step: yes_no = "電子署名の手順がある" / "Has a signature step" .only(&["scanning"]);
    scan_within: period = "電子化までの期限" / "Scanned within" .only(&["scanning"]) .example("1日");
    covers_media_refresh: yes_no = "媒体の劣化対策がある" / "Covers refresh of media" .only(&["media-handling", "operation"]);
    prohibits_reuse: yes_no = "パスワードの使い回しを禁止" / "Prohibits password reuse" .only(&["access-control", "operation"]);
    names_stop_decision: yes_no = "停止の判断者を定める" / "Names who decides to stop" .only(&["cut-off-procedure", "emergency", "cyber-response"]);
    measures: (list (group Measure)) = "対策項目" / "Measures" .only(&["measures-list"]);
}

choices! {
    /// The four layers of the guideline's technical measures.
    MeasureLayer = "対策の体系" / "Layer" {
        Client = "client" "クライアント" / "client";
        Server = "server" "サーバ" / "server";
        Infrastructure = "infrastructure" "インフラ" / "infrastructure";
        Security = "security" "セキュリティ" / "security";
        Organisation = "organisation" "組織・人" / "organisation and people";
    }
}

choices! {
    /// How far a measure is.
    MeasureState = "進み具合" / "State" {
        Done = "done" "実施済み" / "done";
        Ongoing = "ongoing" "実施中" / "under way";
        Planned = "planned" "予定" / "planned";
        Rejected = "rejected" "実施しない" / "rejected";
    }
}

group! {
    /// A measure and how far it is.
    Measure = "measure"; "対策" / "Measure";
    name: text = "内容" / "What";
    layer: (choice MeasureLayer) = "体系" / "Layer";
    state: (choice MeasureState) = "進み具合" / "State";
    owner: (ref Person Department) = "担当" / "Owner" .relates(Relation::ResponsibleFor);
    due: date = "期日" / "Due";
    checked: date = "確認日" / "Checked on" .evidence();
    systems: (list (ref System)) = "対象のシステム" / "Systems" .relates(Relation::Concerns) .absent_none();
    risk: (ref Risk) = "対応するリスク" / "Risk" .back(Relation::Concerns, "measures") .absent_none();
}
