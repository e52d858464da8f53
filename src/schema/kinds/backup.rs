//! A backup of a system.

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// How a backup is made.
    BackupMethod = "バックアップの方式" / "Method of backup" {
        Image = "image" "イメージ" / "image";
        DatabaseDump = "database-dump" "データベースの書出し" / "database dump";
        File = "file" "ファイル" / "files";
        Snapshot = "snapshot" "スナップショット" / "snapshot";
        Replication = "replication" "複製" / "replication";
        Tape = "tape" "テープ" / "tape";
        Cloud = "cloud" "クラウド" / "cloud";
        Configuration = "configuration" "設定の控え" / "copy of the configuration";
    }
}

kind! {
    /// A backup of a system.
    Backup = "backup" / "backups" in Systems;
    "バックアップ" / "Backup", "システムごとの取り方と最後の成功" / "How a system is backed up, and when it last worked";
    name: text = "名称" / "Name";
    system: (ref System) = "システム" / "System" .back(Relation::DependsOn, "backups");
    method: (choice BackupMethod) = "方式" / "Method";
    every: period = "頻度" / "Every" .example("1日");
    generations: (int 0 9999 "世代" "generations") = "世代" / "Generations";
    storage: (list (ref Device Medium Line System)) = "保存先" / "Stored on" .back(Relation::Holds, "stored_backups");
    offline: yes_no = "切り離して保管" / "Kept offline";
    immutable: yes_no = "書換え不可" / "Cannot be rewritten";
    offsite: yes_no = "院外に保管" / "Kept off site";
    encrypted: yes_no = "暗号化" / "Encrypted";
    last_success: date = "最終成功日" / "Last success on" .evidence();
    last_test: date = "最終復旧試験日" / "Last restore test on" .evidence();
    test: (ref Record) = "復旧試験の記録" / "Record of the test" .relates(Relation::EvidencedBy);
    procedure: (ref Regulation) = "復旧手順書" / "Recovery procedure" .relates(Relation::DescribedBy);
    contract: (ref Contract) = "取得を約束した契約" / "Contract that promises it" .back(Relation::Covers, "backups");
    account: (ref Account) = "管理アカウント" / "Administrator account" .back(Relation::HeldBy, "administered_backups");
    responsible: (ref Person Vendor Department) = "責任者" / "Responsible" .relates(Relation::ResponsibleFor);
}
