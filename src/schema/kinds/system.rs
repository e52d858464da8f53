//! A system.

use super::facility::Deployment;
use super::shared::{Importance, Logs};
use crate::schema::declare::{choices, group, kind};
use crate::schema::types::Relation;

choices! {
    /// What a system does.
    SystemType = "システムの種類" / "Type of system" {
        Ehr = "ehr" "電子カルテ・オーダ" / "electronic health record";
        Billing = "billing" "医事会計" / "billing";
        Nursing = "nursing" "看護" / "nursing";
        Document = "document" "文書・スキャン" / "documents and scans";
        Imaging = "imaging" "画像 (PACS)" / "imaging";
        Reporting = "reporting" "レポート (RIS)" / "reporting";
        Laboratory = "laboratory" "検査" / "laboratory";
        Physiology = "physiology" "生理・内視鏡" / "physiology and endoscopy";
        Pharmacy = "pharmacy" "薬剤" / "pharmacy";
        Surgery = "surgery" "手術・重症" / "surgery and intensive care";
        Dialysis = "dialysis" "透析" / "dialysis";
        Monitoring = "monitoring" "生体情報" / "patient monitoring";
        Food = "food" "給食" / "food service";
        Rehabilitation = "rehabilitation" "リハビリ" / "rehabilitation";
        CheckUp = "check-up" "健診" / "check-ups";
        NurseCall = "nurse-call" "ナースコール・電話" / "nurse call and telephone";
        Supplies = "supplies" "物品" / "supplies";
        Regional = "regional" "地域連携" / "regional network";
        Eligibility = "eligibility" "資格確認・処方箋" / "eligibility and prescriptions";
        Reception = "reception" "受付・精算・案内" / "reception";
        Warehouse = "warehouse" "DWH・経営" / "data warehouse";
        Safety = "safety" "医療安全・感染" / "safety and infection control";
        Office = "office" "事務・グループウェア" / "office";
        Infrastructure = "infrastructure" "基盤 (認証・ファイル)" / "infrastructure";
        Security = "security" "セキュリティ・監視" / "security and monitoring";
        Backup = "backup" "バックアップ" / "backup";
        Building = "building" "設備" / "building";
        Guest = "guest" "患者サービス" / "services for patients";
        Education = "education" "教育・研究" / "education and research";
        Registry = "registry" "登録・報告" / "registries and reports";
        Other = "other" "その他" / "other";
    }
}

choices! {
    /// Where a system stands in its life.
    SystemState = "システムの状態" / "State of a system" {
        Planned = "planned" "計画中" / "planned";
        Running = "running" "稼働" / "running";
        Retired = "retired" "廃止" / "retired";
    }
}

choices! {
    /// How users prove who they are.
    AuthenticationMethod = "認証の方式" / "Authentication" {
        Password = "password" "ID・パスワード" / "password";
        Card = "card" "ICカード" / "card";
        Biometric = "biometric" "生体" / "biometric";
        Certificate = "certificate" "証明書" / "certificate";
        OneTime = "one-time" "ワンタイム" / "one-time code";
        SingleSignOn = "single-sign-on" "シングルサインオン" / "single sign-on";
        None = "none" "なし" / "none";
    }
}

choices! {
    /// Whether two factors are used.
    TwoFactorState = "二要素認証" / "Two-factor authentication" {
        InPlace = "in-place" "実装済み" / "in place";
        Equivalent = "equivalent" "相当の対応" / "equivalent measure";
        Planned = "planned" "予定" / "planned";
        None = "none" "なし" / "none";
    }
}

group! {
    /// How users are identified and authenticated.
    Authentication = "authentication"; "認証" / "Authentication";
    methods: (list (choice AuthenticationMethod)) = "方式" / "Methods";
    two_factor: (choice TwoFactorState) = "二要素認証" / "Two factors";
    two_factor_by: date = "二要素認証の予定日" / "Two factors planned by";
    anonymous: yes_no = "認証なしで使える" / "Can be used without login";
    initial_change_forced: yes_no = "初回のパスワード変更を強制" / "Initial password must be changed";
    fallback: (ref Regulation) = "認証手段がないときの規則" / "Fallback rule" .relates(Relation::DescribedBy);
    documented: (ref Regulation) = "認証手順の文書" / "Documented in" .relates(Relation::DescribedBy);
}

group! {
    /// The rule for passwords.
    PasswordPolicy = "password_policy"; "パスワードの規則" / "Password policy";
    min_length: (int 0 128 "文字" "characters") = "最小の長さ" / "Minimum length";
    character_kinds: (int 1 4 "種" "kinds") = "文字の種類" / "Kinds of characters"
        .about("英大文字・英小文字・数字・記号のうち必要な数", "How many of capitals, small letters, digits and symbols are needed");
    max_age: days = "変更の周期" / "Changed every" .about("定期変更を求めないなら「なし」", "None if no periodic change is asked for");
    lockout_after: (int 1 1000 "回" "tries") = "ロックまでの回数" / "Locked after" .about("ロックしないなら「なし」", "None if it never locks");
    hashed: yes_no = "保存時に保護" / "Stored protected";
    guessable_refused: yes_no = "類推されやすいものを拒否" / "Guessable ones are refused";
    reset_with_identity: yes_no = "再発行時の本人確認" / "Identity is checked before a reset";
}

choices! {
    /// Why TLS 1.3 alone cannot be required yet.
    OldTlsReason = "TLS1.3 にできない理由" / "Reason for less than 1.3" {
        Partner = "partner" "相手のシステムが対応していない" / "the other side cannot";
        Terminals = "terminals" "端末が対応していない" / "the terminals cannot";
        Vendor = "vendor" "事業者がまだ切り替えていない" / "the vendor has not switched yet";
        Product = "product" "製品が対応していない" / "the product cannot";
        Other = "other" "その他" / "other";
    }
}

group! {
    /// Encryption of a service that is reached over open networks.
    Tls = "tls"; "TLS" / "TLS";
    minimum: (choice TlsVersion) = "最低の版" / "Lowest version";
    reason: (choice OldTlsReason) = "TLS1.3 にできない理由" / "Reason for less than 1.3" .absent_none();
    client_certificate: yes_no = "クライアント証明書" / "Client certificates";
}

choices! {
    /// Version of TLS.
    TlsVersion = "TLSの版" / "Version of TLS" {
        Tls13 = "1.3-only" "TLS1.3" / "TLS 1.3";
        Tls12 = "1.2-and-up" "TLS1.2以上" / "TLS 1.2 and up";
        Older = "older" "TLS1.1以下を含む" / "older versions too";
    }
}

group! {
    /// A link to another system.
    SystemLink = "link"; "システム間の連携" / "Link";
    to: (ref System) = "相手" / "To" .back(Relation::DependsOn, "linked_from");
    responsible: (ref Vendor Person Department) = "責任者" / "Responsible" .relates(Relation::ResponsibleFor);
    protocol: text = "方式" / "Protocol" .example("HL7");
}

group! {
    /// Medical records: who finalised what, and when.
    RecordKeeping = "record_keeping"; "記録の確定" / "Record keeping";
    finalises: yes_no = "確定の機能" / "Finalises records";
    identifies_author: yes_no = "作成者の識別" / "Identifies the author";
    trusted_time: yes_no = "信頼できる時刻" / "Uses trusted time";
    keeps_history: yes_no = "更新履歴の保存" / "Keeps the history";
    proxy_entry: yes_no = "代行入力の承認" / "Proxy entries are approved";
    displays: yes_no = "速やかな表示・印刷" / "Displays and prints at once";
}

choices! {
    /// How a document is signed.
    SignatureType = "電子署名の方式" / "Type of signature" {
        Local = "local" "ローカル署名" / "local";
        Remote = "remote" "リモート署名" / "remote";
        Witness = "witness" "立会人型" / "witness";
        None = "none" "なし" / "none";
    }
}

choices! {
    /// How a signer's qualification can be verified.
    QualificationProof = "資格の証明" / "Proof of qualification" {
        Hpki = "hpki" "HPKI" / "HPKI";
        AccreditedCertificate = "accredited-certificate" "認定等の証明書と資格確認" / "accredited certificate with qualification check";
        PublicPersonal = "public-personal" "公的個人認証と資格確認" / "public personal authentication with qualification check";
        None = "none" "なし" / "none";
    }
}

choices! {
    /// What is signed.
    SignedDocument = "文書の種類" / "Type of document" {
        Prescription = "prescription" "処方箋" / "prescription";
        Certificate = "certificate" "診断書・意見書" / "medical certificate";
        Referral = "referral" "診療情報提供書" / "referral";
        Report = "report" "検査・画像の報告書" / "report of a test or image";
        Consent = "consent" "同意書" / "consent";
        Record = "record" "診療録" / "medical record";
        Other = "other" "その他" / "other";
    }
}

choices! {
    /// Whose certificate signs.
    CertificateAuthority = "認証局" / "Certificate authority" {
        None = "none" "なし" / "none";
        Hpki = "hpki" "保健医療福祉分野の認証局 (HPKI)" / "healthcare PKI (HPKI)";
        Jpki = "jpki" "公的個人認証 (マイナンバーカード)" / "national ID card (JPKI)";
        Accredited = "accredited" "国の認定を受けた認証局" / "accredited by the government";
        Own = "own" "病院内の認証局" / "the hospital's own";
        Other = "other" "その他" / "other";
    }
}

choices! {
    /// Whose clock says when a document was signed.
    TimestampAuthority = "タイムスタンプの事業者" / "Time stamp authority" {
        None = "none" "なし" / "none";
        Accredited = "accredited" "国の認定を受けた時刻認証業務" / "accredited by the government";
        Business = "business" "認定のない時刻認証業務" / "a business without accreditation";
        Own = "own" "病院内の時刻サーバ" / "the hospital's own clock";
    }
}

group! {
    /// Electronic signatures and time stamps of one type of document.
    Signature = "signature"; "電子署名" / "Signature";
    document: (choice SignedDocument) = "文書の種類" / "Type of document";
    type_ as "type": (choice SignatureType) = "方式" / "Type";
    certificate_authority: (choice CertificateAuthority) = "認証局" / "Certificate authority";
    qualification: (choice QualificationProof) = "資格の証明" / "Proof of qualification";
    timestamp_authority: (choice TimestampAuthority) = "タイムスタンプの事業者" / "Time stamp authority";
    timestamp_accredited: yes_no = "認定を受けた事業者" / "Accredited";
    covers_whole: yes_no = "署名を含む文書全体に付ける" / "Covers the whole signed document";
}

group! {
    /// Scanning of paper.
    Scanning = "scanning"; "電子化" / "Scanning";
    scanner: (ref Model Device) = "スキャナ" / "Scanner" .relates(Relation::DependsOn);
    resolution: (int 50 4800 "dpi" "dpi") = "解像度" / "Resolution";
    pre_check: yes_no = "読取り前後の確認" / "Checked for omissions";
    paper_indexed: yes_no = "紙の索引がある" / "Paper can be searched";
}

group! {
    /// What is told to a third party, and on which basis.
    Provision = "provision"; "第三者提供" / "Provision";
    to: text = "提供先" / "To";
    information: (list (ref Information)) = "情報" / "Information" .relates(Relation::Holds);
    line: (ref Line) = "回線" / "Line" .relates(Relation::DependsOn);
    agreement: (ref Contract Regulation) = "取り決めの書面" / "Agreement" .relates(Relation::EvidencedBy);
    record: (ref Record) = "提供の記録" / "Record" .relates(Relation::EvidencedBy);
}

group! {
    /// Storage outside the hospital.
    ExternalStorage = "external_storage"; "外部保存" / "External storage";
    provider_access_restricted: yes_no = "受託者の閲覧を制限" / "Provider cannot look without reason";
    customer_key: yes_no = "鍵を病院が持つ" / "The hospital holds the key";
    mutual_authentication: yes_no = "相互認証" / "Mutual authentication";
}

kind! {
    /// An information system or service.
    System = "system" / "systems" in Systems inherits "product";
    "システム" / "System", "電子カルテ・部門システム・事務や設備のシステム、クラウドサービス" / "Clinical, department, office and building systems, and services";
    name: text = "名称" / "Name";
    type_ as "type": (choice SystemType) = "種類" / "Type";
    purpose: text = "用途" / "Purpose";
    state: (choice SystemState) = "状態" / "State";
    importance: (choice Importance) = "重要度" / "Importance";
    medical: yes_no = "医療情報を扱う" / "Handles medical information";
    deployment: (choice Deployment) = "設置の形" / "Deployment";
    product: (ref Product) = "製品" / "Product" .back(Relation::InstanceOf, "systems");
    version: text = "版" / "Version" .inherited();
    support_end: date = "サポート終了日" / "Support ends on" .inherited();
    vendor: (ref Vendor) = "事業者" / "Vendor" .inherited() .back(Relation::SuppliedBy, "systems");
    installer: (ref Vendor) = "設置した事業者" / "Installed by" .back(Relation::SuppliedBy, "installed_systems");
    maintainer: (ref Vendor Department) = "保守する者" / "Maintained by" .back(Relation::ResponsibleFor, "maintained_systems");
    department: (ref Department) = "所管部署" / "Department in charge" .back(Relation::ResponsibleFor, "systems");
    responsible: (ref Person) = "責任者" / "Responsible person" .back(Relation::ResponsibleFor, "systems");
    operator: (ref Person) = "運用担当者" / "Operator" .back(Relation::ResponsibleFor, "operated_systems");
    users: (list (ref Department)) = "利用部署" / "Used by" .back(Relation::DependsOn, "used_systems");
    runs_on: (list (ref Device)) = "動作する機器" / "Runs on" .back(Relation::RunsOn, "hosted_systems");
    depends_on: (list (ref System)) = "依存するシステム" / "Depends on" .back(Relation::DependsOn, "dependents");
    links: (list (group SystemLink)) = "システム間の連携" / "Links";
    information: (list (ref Information)) = "扱う情報" / "Information" .back(Relation::Holds, "systems");
    legal_requirements: (list text) = "満たすべき法令上の要件" / "Legal requirements" .example("e-文書法");
    introduced: date = "導入日" / "Introduced on";
    renewal: date = "更改予定日" / "Renewal on";
    rto: hours = "目標復旧時間" / "Recovery time objective";
    rpo: hours = "目標復旧時点" / "Recovery point objective";
    paper_fallback: (ref Regulation) = "紙運用の手順" / "Working on paper" .relates(Relation::DescribedBy);
    approval: (ref Record) = "導入の承認" / "Approval" .relates(Relation::EvidencedBy);
    pre_check: (ref Record) = "導入前の確認" / "Check before introduction" .relates(Relation::EvidencedBy);
    in_plan: yes_no = "長期計画にある" / "In the long-term plan";
    authentication: (group Authentication) = "認証" / "Authentication";
    password_policy: (group PasswordPolicy) = "パスワードの規則" / "Password policy";
    auto_logoff: minutes = "自動ログオフまでの時間" / "Logs off after";
    logs: (group Logs) = "ログ" / "Logs";
    patch_state: (choice SystemPatch) = "更新の状態" / "State of updates";
    patch_checked: date = "更新の確認日" / "Updates checked on" .evidence();
    internet_facing: yes_no = "インターネットから届く" / "Reachable from the internet";
    tls: (group Tls) = "TLS" / "TLS";
    exchanges_files: yes_no = "患者情報をメール・ファイルで送る" / "Sends patient data by mail or file";
    file_encryption: (choice FileEncryption) = "送る情報の暗号化" / "Encryption of what is sent";
    export_formats: (list text) = "出力できる形式" / "Export formats" .example("HL7 FHIR");
    standard_formats: yes_no = "標準形式での入出力" / "Standard formats";
    record_keeping: (group RecordKeeping) = "記録の確定" / "Record keeping";
    signatures: (list (group Signature)) = "電子署名" / "Signatures";
    scanning: (group Scanning) = "電子化" / "Scanning";
    provisions: (list (group Provision)) = "第三者提供" / "Provisions";
    external_storage: (group ExternalStorage) = "外部保存" / "External storage";
    break_glass_logged: yes_no = "非常時機能の使用が分かる" / "Use of emergency functions shows";
    break_glass_alerted: yes_no = "非常時機能の使用を知らせる" / "Use of emergency functions raises an alert";
    capacity: decimal = "容量 (TB)" / "Capacity (TB)";
    retention: period = "保存期間" / "Data kept for" .example("10年");
    remote_maintenance: yes_no = "リモート保守" / "Maintained remotely";
}

choices! {
    /// How far a system is updated.
    SystemPatch = "更新の状態" / "State of updates" {
        Latest = "latest" "最新" / "latest";
        Behind = "behind" "未適用あり" / "behind";
        ByProvider = "by-provider" "提供者が適用" / "applied by the provider";
        Unavailable = "unavailable" "提供されない" / "none offered any more";
    }
}

choices! {
    /// How patient data is encrypted when it is sent.
    FileEncryption = "送る情報の暗号化" / "Encryption of what is sent" {
        Smime = "smime" "S/MIME" / "S/MIME";
        File = "file" "ファイルの暗号化" / "encrypted files";
        Closed = "closed-network" "閉域網だけで送る" / "closed network only";
        None = "none" "なし" / "none";
    }
}
