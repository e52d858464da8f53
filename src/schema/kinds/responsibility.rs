//! Who bears which task.

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// Tasks that fall between parties unless somebody owns them.
    Task = "作業" / "Task" {
        BoxUpdate = "box-update" "VPN装置・ルータの更新" / "updates of VPN boxes and routers";
        ServerUpdate = "server-update" "サーバOSの更新" / "updates of server systems";
        ApplicationUpdate = "application-update" "ソフトウェアの更新" / "updates of software";
        TerminalUpdate = "terminal-update" "端末の更新" / "updates of terminals";
        Antivirus = "antivirus" "不正ソフト対策と例外" / "anti-malware and its exceptions";
        Accounts = "accounts" "アカウントの発行・停止" / "issuing and stopping accounts";
        AdminPasswords = "admin-passwords" "管理者パスワードの変更" / "changing administrator passwords";
        FirewallRules = "firewall-rules" "通信許可の変更" / "changing permits";
        Backup = "backup" "バックアップの取得・確認" / "taking and checking backups";
        Restore = "restore" "復旧・復旧試験" / "restoring and its tests";
        Logs = "logs" "ログの保存・提出" / "keeping and handing over logs";
        Monitoring = "monitoring" "監視" / "monitoring";
        IncidentReport = "incident-report" "事故の一報" / "first report of an incident";
        IncidentResponse = "incident-response" "攻撃時の技術対応" / "technical response to an attack";
        PublicStatement = "public-statement" "対外説明" / "statements to the public";
        Network = "network" "ネットワークの設定" / "network settings";
        Hardware = "hardware" "機器の修理・交換" / "repair and replacement";
        DataErasure = "data-erasure" "終了時の消去・返却" / "erasure and return at the end";
        Link = "link" "システム間の連携" / "links between systems";
    }
}

choices! {
    /// When the task is asked for.
    Phase = "時期" / "Phase" {
        Normal = "normal" "通常時" / "normal operation";
        Emergency = "emergency" "非常時" / "emergency";
    }
}

choices! {
    /// Layer of technology.
    TechnicalLayer = "技術の層" / "Layer" {
        Hardware = "hardware" "機器" / "hardware";
        Os = "os" "OS" / "operating system";
        Middleware = "middleware" "ミドルウェア" / "middleware";
        Application = "application" "アプリケーション" / "application";
        Network = "network" "ネットワーク" / "network";
        Data = "data" "データ" / "data";
    }
}

kind! {
    /// Who learns of a task, decides, does it and pays: one party each.
    Responsibility = "responsibility" / "responsibilities" in ThirdParties;
    "責任分界" / "Responsibility", "作業ごとに、だれが知り・決め・行い・払うか" / "Per task: who learns of it, decides, does it, pays";
    task: (choice Task) = "作業" / "Task" .required();
    phase: (choice Phase) = "時期" / "Phase" .absent_is("normal");
    layer: (choice TechnicalLayer) = "技術の層" / "Layer" .absent_none();
    contract: (ref Contract) = "契約" / "Contract" .back(Relation::Covers, "responsibilities");
    systems: (list (ref System)) = "システム" / "Systems" .back(Relation::Concerns, "responsibilities") .absent_none();
    devices: (list (ref Device)) = "機器" / "Devices" .back(Relation::Concerns, "responsibilities") .absent_none();
    learn: (list (ref Vendor Department Person)) = "情報を得る" / "Learns" .relates(Relation::ResponsibleFor);
    decide: (list (ref Vendor Department Person)) = "判断する" / "Decides" .relates(Relation::ResponsibleFor);
    do_ as "do": (list (ref Vendor Department Person)) = "作業する" / "Does it" .back(Relation::ResponsibleFor, "tasks");
    pay: (list (ref Vendor Department Person)) = "費用を持つ" / "Pays" .relates(Relation::ResponsibleFor);
    agreed: date = "合意日" / "Agreed on" .evidence();
    reported: date = "企画管理者への報告日" / "Reported to the planning manager on" .evidence();
}
