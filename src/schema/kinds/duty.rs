//! The appointment of a person to a duty.

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// Duties of the guideline and of hospital regulations.
    DutyRole = "役割" / "Role" {
        Director = "director" "病院長 (経営層)" / "hospital director";
        SafetyManager = "safety-manager" "医療情報システム安全管理責任者" / "safety manager";
        PlanningManager = "planning-manager" "企画管理者" / "planning manager";
        SystemManager = "system-manager" "システム管理責任者" / "system manager";
        SystemOperator = "system-operator" "システム運用担当者" / "system operator";
        OperationManager = "operation-manager" "運用責任者" / "operation manager";
        MonitoringManager = "monitoring-manager" "監視責任者" / "monitoring manager";
        ConnectedDeviceManager = "connected-device-manager" "接続機器管理責任者" / "manager of connected devices";
        DepartmentSystemManager = "department-system-manager" "部門システム管理者" / "department system manager";
        InformationManager = "information-manager" "情報管理責任者" / "information manager";
        PrivacyOfficer = "privacy-officer" "個人情報保護責任者" / "privacy officer";
        InformationCreationManager = "information-creation-manager" "情報作成管理者" / "information-creation manager";
        Auditor = "auditor" "監査者" / "auditor";
        Ciso = "ciso" "CISO" / "CISO";
        CsirtLeader = "csirt-leader" "CSIRT 責任者" / "CSIRT leader";
        CsirtMember = "csirt-member" "CSIRT 構成員" / "CSIRT member";
        IncidentCommander = "incident-commander" "非常時対応の責任者" / "incident commander";
        StopDecision = "stop-decision" "システム停止の判断者" / "who decides to stop systems";
        PublicStatements = "public-statements" "公表・広報の担当者" / "who speaks to the public";
        PatientContact = "patient-contact" "患者等への説明窓口" / "contact point for patients";
        TrainingManager = "training-manager" "教育責任者" / "training manager";
    }
}

kind! {
    /// The appointment of a person to a duty, for the whole or for a system or department.
    Duty = "duty" / "duties" in Organisation;
    "役割の任命" / "Duty", "だれがいつからどの役割に就いているか" / "Who holds which duty since when";
    role: (choice DutyRole) = "役割" / "Role" .required();
    holder: (ref Person) = "就いている人" / "Holder" .back(Relation::HeldBy, "duties");
    deputy: (ref Person) = "代行者" / "Deputy" .back(Relation::HeldBy, "deputy_duties");
    systems: (list (ref System)) = "対象のシステム" / "Systems" .back(Relation::ResponsibleFor, "duties")
        .about("省略すると全体", "The whole if absent") .absent_none();
    departments: (list (ref Department)) = "対象の部署" / "Departments" .back(Relation::ResponsibleFor, "duties") .absent_none();
    all_departments: yes_no = "全部署に及ぶ" / "Covers every department"
        .about("権限が組織や人事の線と別に全部署に及ぶと書面にある", "The document says that the authority covers every department, apart from line management");
    appointed: date = "任命日" / "Appointed on";
    ended: date = "解任日" / "Ended on" .about("最後の日。続いているなら「なし」", "Last day; none while it lasts");
    appointed_by: (ref Person) = "任命した人" / "Appointed by" .relates(Relation::ApprovedBy);
    document: (ref Regulation Record) = "任命の書面" / "Document" .relates(Relation::EvidencedBy)
        .about("位置付け・業務範囲・権限を書いた規程や任命書", "Regulation or letter that states position, scope and authority");
    approved: date = "経営層の承認日" / "Approved by management on" .evidence();
    concurrent: yes_no = "兼務" / "Beside another job";
}
