//! Dated evidence.

use crate::schema::declare::{choices, group, kind};
use crate::schema::types::Relation;

choices! {
    /// What a record proves.
    RecordType = "記録の種類" / "Type of record" {
        Training = "training" "教育" / "training";
        BcpDrill = "bcp-drill" "BCP訓練" / "continuity drill";
        CyberDrill = "cyber-drill" "サイバー訓練" / "cyber drill";
        Audit = "audit" "監査" / "audit";
        SelfInspection = "self-inspection" "自己点検" / "self-inspection";
        LogReview = "log-review" "ログの確認" / "log review";
        AccountReview = "account-review" "アカウントの棚卸" / "account review";
        StockTake = "stock-take" "機器の棚卸" / "stock-take of devices";
        InformationStockTake = "information-stock-take" "情報の棚卸" / "stock-take of information";
        RestoreTest = "restore-test" "復旧試験" / "restore test";
        Approval = "approval" "承認" / "approval";
        ManagementReport = "management-report" "経営層への報告" / "report to management";
        ManagementReview = "management-review" "経営層による見直し" / "management review";
        Instruction = "instruction" "経営層の指示" / "instruction by management";
        Minutes = "minutes" "議事録" / "minutes";
        RiskAssessment = "risk-assessment" "リスク評価" / "risk assessment";
        VulnerabilityReview = "vulnerability-review" "脆弱性情報の確認" / "vulnerability review";
        MaintenanceWork = "maintenance-work" "保守作業" / "maintenance work";
        TakeOut = "take-out" "持出し" / "taking out";
        Disposal = "disposal" "廃棄" / "disposal";
        MediaWork = "media-work" "媒体の作業" / "work on media";
        Incident = "incident" "事故・障害" / "incident";
        IncidentReview = "incident-review" "事後の検証" / "review after an incident";
        VendorSelection = "vendor-selection" "事業者の選定" / "selection of a vendor";
        VendorSupervision = "vendor-supervision" "事業者の監督・SLA評価" / "supervision of a vendor";
        Provision = "provision" "第三者提供" / "provision to a third party";
        ConformityCheck = "conformity-check" "仕様適合の確認" / "check of conformity";
        QualityCheck = "quality-check" "品質の確認" / "quality check";
        Change = "change" "変更・改訂" / "change";
        IntakeCheck = "intake-check" "受入時の検査" / "check at intake";
        ScanCheck = "scan-check" "電子化作業の確認" / "check of scanning";
        SiteSurvey = "site-survey" "電波の調査" / "radio site survey";
        CarrierConfirmation = "carrier-confirmation" "通信事業者への確認" / "confirmation by the carrier";
        ContactTest = "contact-test" "連絡訓練" / "test of the contact chart";
        PlaceSelection = "place-selection" "保管場所の選定" / "choice of a place";
        OrganisationDecision = "organisation-decision" "体制の検討 (CISO・CSIRT)" / "decision on CISO and CSIRT";
        PreIntroductionCheck = "pre-introduction-check" "導入前の確認" / "check before introduction";
        SecurityStatement = "security-statement" "事業者の安全管理状況の受領" / "receipt of a security statement";
        AccountUse = "account-use" "非常時用アカウントの使用" / "use of an emergency account";
        CompleteList = "complete-list" "台帳の完備の宣言" / "declaration that a ledger is complete";
    }
}

choices! {
    /// How it came out.
    RecordResult = "結果" / "Result" {
        Good = "good" "問題なし" / "no findings";
        Findings = "findings" "指摘あり" / "with findings";
        Failed = "failed" "失敗" / "failed";
    }
}

choices! {
    /// What lay behind an incident.
    IncidentCause = "原因の区分" / "Type of cause" {
        Misconfiguration = "misconfiguration" "設定の誤り" / "a wrong setting";
        OpenFlaw = "open-flaw" "直していない弱点" / "a flaw left open";
        StolenAccount = "stolen-account" "IDの悪用" / "a misused account";
        Malware = "malware" "不正ソフト" / "malware";
        HumanError = "human-error" "人の誤り・決まり違反" / "a mistake or a rule not kept";
        Insider = "insider" "内部の不正" / "misuse from inside";
        Failure = "failure" "機器・ソフトウェアの故障" / "a failure of devices or software";
        Outage = "outage" "停電・災害・回線の停止" / "power, disaster or line";
        ThirdParty = "third-party" "事業者・委託先の側の問題" / "a fault on the side of a vendor";
        Unknown = "unknown" "調べても分からなかった" / "not found out";
    }
}

group! {
    /// Something to be done because of a record.
    Action = "action"; "是正・改善" / "Action";
    what: text = "内容" / "What";
    owner: (ref Person Department Vendor) = "担当" / "Owner" .relates(Relation::ResponsibleFor);
    due: date = "期日" / "Due";
    done: date = "完了日" / "Done on" .evidence() .about("終わっていなければ「なし」", "None while it is open");
}

choices! {
    /// How data on a medium is made unreadable before it leaves the hospital.
    DisposalMethod = "廃棄の方法" / "Method of disposal" {
        Overwritten = "overwritten" "上書き消去" / "overwritten";
        CryptoErased = "crypto-erased" "暗号鍵の消去" / "encryption key erased";
        Degaussed = "degaussed" "磁気消去" / "degaussed";
        Destroyed = "destroyed" "物理破壊" / "destroyed";
        Dissolved = "dissolved" "溶解・裁断" / "dissolved or shredded";
    }
}

kind! {
    /// Dated evidence of something done.
    Record = "record" / "records" in Organisation;
    "記録" / "Record", "教育・訓練・監査・棚卸・復旧試験など、日付のある証拠" / "Dated evidence: training, drills, audits, stock-takes, restore tests";
    name: text = "件名" / "Name";
    type_ as "type": (choice RecordType) = "種類" / "Type" .required();
    on: date = "実施日" / "On" .evidence();
    by: (ref Person Vendor) = "実施者" / "By" .relates(Relation::ResponsibleFor);
    about: (list (ref System Device Vendor Contract Line Backup RemoteAccess Location Department Information Medium Regulation Account Role Wlan Person Drawing Risk Disclosure Committee)) = "対象" / "About"
        .back(Relation::Concerns, "records");
    result: (choice RecordResult) = "結果" / "Result";
    actions: (list (group Action)) = "是正・改善" / "Actions";
    approved: date = "承認日" / "Approved on" .evidence();
    approved_by: (ref Person Committee) = "承認者" / "Approved by" .relates(Relation::ApprovedBy);
    reported: date = "報告日" / "Reported on" .evidence();
    reported_to: (ref Person Committee) = "報告先" / "Reported to" .relates(Relation::ApprovedBy);
    place: text = "書類の保管場所" / "Where the document is kept";
    valid_until: date = "有効期限" / "Valid until" .only(&["complete-list", "approval", "take-out", "security-statement"]);
    // training, drills
    subjects: (list (choice TrainingSubject)) = "教育・訓練の内容" / "Subjects" .only(&["training", "bcp-drill", "cyber-drill"]);
    invited: count = "対象人数" / "People invited" .only(&["training", "bcp-drill", "cyber-drill"]);
    attended: count = "参加人数" / "People who took part" .only(&["training", "bcp-drill", "cyber-drill"]);
    with_vendors: yes_no = "事業者も参加" / "Vendors took part" .only(&["bcp-drill", "cyber-drill"]);
    // audits, inspections
    evidence: (list (ref Record Regulation)) = "根拠にした証跡" / "Evidence" .relates(Relation::EvidencedBy) .only(&["audit", "self-inspection", "management-report", "risk-assessment"]);
    independent: yes_no = "運用者から独立した監査者" / "Auditor independent of operators" .only(&["audit"]);
    // reports to management
    covers_assets: yes_no = "資産台帳の状況を含む" / "Includes the asset ledger" .only(&["management-report"]);
    covers_risks: yes_no = "リスクの状況を含む" / "Includes risks" .only(&["management-report", "management-review"]);
    covers_measures: yes_no = "対策の状況を含む" / "Includes measures" .only(&["management-report", "management-review", "instruction"]);
    covers_vulnerabilities: yes_no = "脅威の情報を含む" / "Includes threats" .only(&["management-report", "vulnerability-review"]);
    covers_training: yes_no = "教育・訓練の状況を含む" / "Includes training" .only(&["management-report"]);
    covers_information: yes_no = "情報の管理状況を含む" / "Includes information" .only(&["management-report", "information-stock-take"]);
    covers_emergency: yes_no = "非常時の備えを含む" / "Includes emergencies" .only(&["management-report", "instruction"]);
    // stock-takes, complete lists
    sheets: (list (choice Sheet)) = "対象の台帳" / "Sheets" .only(&["stock-take", "complete-list"]);
    counted: count = "確かめた数" / "Counted" .only(&["stock-take", "information-stock-take", "account-review"]);
    missing: count = "見つからなかった数" / "Missing" .only(&["stock-take", "information-stock-take"]);
    unlisted: count = "台帳になかった数" / "Found but not listed" .only(&["stock-take"]);
    disabled: count = "止めた数" / "Disabled" .only(&["account-review"]);
    // maintenance
    planned: yes_no = "作業計画と照合した" / "Matched against the plan" .only(&["maintenance-work"]);
    remote: yes_no = "遠隔での作業" / "Done remotely" .only(&["maintenance-work"]);
    test_data_used: yes_no = "個人情報を使った" / "Personal data was used" .only(&["maintenance-work"]);
    erased: date = "消去の報告日" / "Erasure reported on" .evidence() .only(&["maintenance-work"]);
    files_transferred: yes_no = "ファイルを受け渡した" / "Files were transferred" .only(&["maintenance-work"]);
    sanitised: yes_no = "無害化を確かめた" / "Sanitised" .only(&["maintenance-work", "intake-check"]);
    log_checked: date = "ログの照合日" / "Log checked on" .evidence() .only(&["maintenance-work"]);
    // taking out, disposal
    returned: date = "返却日" / "Returned on" .evidence() .only(&["take-out"]);
    method: text = "方法" / "Method" .only(&["restore-test", "media-work", "intake-check", "scan-check"]);
    disposal_method: (choice DisposalMethod) = "廃棄の方法" / "Method of disposal" .only(&["disposal"]);
    certificate: yes_no = "証明書がある" / "Has a certificate" .only(&["disposal"]);
    // incidents
    occurred: date = "発生日" / "Occurred on" .only(&["incident", "incident-review"]);
    closed: date = "収束日" / "Closed on" .evidence() .only(&["incident"]);
    cause: text = "原因" / "Cause" .only(&["incident", "incident-review"]);
    cause_type: (choice IncidentCause) = "原因の区分" / "Type of cause" .only(&["incident", "incident-review"]);
    timeline: text = "経過" / "Timeline" .only(&["incident"]);
    incident: (ref Record) = "対象の事故" / "Incident" .back(Relation::Concerns, "reviews") .only(&["incident-review"]);
    // restore tests
    restored_hours: hours = "戻すのにかかった時間" / "Hours it took" .only(&["restore-test"]);
    // provision
    recipient: text = "提供先" / "Recipient" .only(&["provision"]);
    legal_basis: text = "根拠 (法令・同意)" / "Legal basis" .only(&["provision"]);
    receipt_confirmed: yes_no = "受領を確かめた" / "Receipt confirmed" .only(&["provision"]);
    // changes
    verified: yes_no = "検証した" / "Verified" .only(&["change", "restore-test", "conformity-check"]);
    compatibility_checked: yes_no = "データの互換性を確かめた" / "Data compatibility checked" .only(&["change"]);
    // selection of vendors and places
    reference_checked: yes_no = "実績を確かめた" / "References checked" .only(&["vendor-selection"]);
    finances_checked: yes_no = "経営の健全性を確かめた" / "Finances checked" .only(&["vendor-selection"]);
    risk_considered: yes_no = "リスク評価を踏まえた" / "Based on a risk assessment" .only(&["vendor-selection", "place-selection", "conformity-check"]);
    decision: (choice OrganisationDecision) = "検討の結論" / "Decision" .only(&["organisation-decision"]);
}

choices! {
    /// What was taught or exercised.
    TrainingSubject = "教育・訓練の内容" / "Subject of training" {
        Laws = "laws" "関係法令" / "laws";
        Security = "security" "情報セキュリティ" / "security";
        Privacy = "privacy" "個人情報" / "privacy";
        MediaHandling = "media-handling" "媒体の取扱い" / "handling of media";
        TakeOut = "take-out" "持出し・紛失時の対応" / "taking out and loss";
        Passwords = "passwords" "パスワード・認証" / "passwords";
        TargetedMail = "targeted-mail" "標的型メール" / "targeted mail";
        Emergency = "emergency" "非常時の対応" / "emergencies";
        PaperWork = "paper-work" "紙運用" / "working on paper";
        Recovery = "recovery" "復旧" / "recovery";
        ContactChart = "contact-chart" "連絡体制" / "the contact chart";
    }
}

choices! {
    /// What was decided on CISO and CSIRT.
    OrganisationDecision = "体制の結論" / "Decision" {
        Established = "established" "設置する" / "established";
        NotNeeded = "not-needed" "要らないと判断" / "not needed";
        Shared = "shared" "本部・他施設と共同" / "shared with others";
    }
}

choices! {
    /// Sheets whose completeness can be declared.
    Sheet = "台帳" / "Sheet" {
        Devices = "devices" "機器" / "devices";
        Media = "media" "媒体" / "media";
        Systems = "systems" "システム" / "systems";
        Lines = "lines" "回線" / "lines";
        RemoteAccesses = "remote_accesses" "リモート接続" / "remote access";
        Vendors = "vendors" "事業者" / "vendors";
        VendorAnswers = "vendor_answers" "事業者の回答" / "vendors' answers";
        Contracts = "contracts" "契約" / "contracts";
        Responsibilities = "responsibilities" "責任分界" / "responsibilities";
        Disclosures = "disclosures" "開示書" / "disclosures";
        Accounts = "accounts" "アカウント" / "accounts";
        Roles = "roles" "権限表" / "roles";
        Grants = "grants" "権限付与" / "grants";
        People = "people" "人" / "people";
        Duties = "duties" "役割の任命" / "duties";
        Regulations = "regulations" "規程・文書" / "regulations";
        Records = "records" "記録" / "records";
        Contacts = "contacts" "連絡先" / "contacts";
        Backups = "backups" "バックアップ" / "backups";
        Information = "information" "情報" / "information";
        Risks = "risks" "リスク" / "risks";
        Zones = "zones" "区画" / "zones";
        Segments = "segments" "セグメント" / "segments";
        Permits = "permits" "通信の許可" / "permits";
        Wlans = "wlans" "無線LAN" / "wireless networks";
        Outlets = "outlets" "情報コンセント" / "outlets";
        Cables = "cables" "配線" / "cables";
        Exceptions = "exceptions" "例外" / "exceptions";
        Purchases = "purchases" "購入" / "purchases";
        BillLines = "bill_lines" "請求明細" / "bill lines";
        Drawings = "drawings" "図面" / "drawings";
        Locations = "locations" "場所" / "locations";
        Committees = "committees" "委員会" / "committees";
    }
}
