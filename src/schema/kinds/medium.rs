//! A removable or backup medium.

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// What a medium is.
    MediumType = "媒体の種類" / "Type of medium" {
        Usb = "usb" "USBメモリ" / "USB stick";
        Disk = "disk" "外付けディスク" / "external disk";
        Optical = "optical" "光ディスク" / "optical disc";
        Tape = "tape" "テープ" / "tape";
        Card = "card" "メモリカード" / "memory card";
        Paper = "paper" "紙" / "paper";
        Other = "other" "その他" / "other";
    }
}

choices! {
    /// Where a medium stands in its life.
    MediumState = "媒体の状態" / "State of a medium" {
        InUse = "in-use" "使用中" / "in use";
        Lent = "lent" "貸出中" / "lent";
        Stored = "stored" "保管中" / "stored";
        Lost = "lost" "紛失" / "lost";
        Disposed = "disposed" "廃棄済み" / "disposed of";
    }
}

kind! {
    /// A removable or backup medium in the register.
    Medium = "medium" / "media" in Assets;
    "媒体" / "Medium", "USBメモリ・テープなどの登録簿" / "The register of sticks, disks and tapes";
    name: text = "名称" / "Name";
    type_ as "type": (choice MediumType) = "種類" / "Type";
    number: text = "管理番号" / "Number";
    state: (choice MediumState) = "状態" / "State";
    holder: (ref Person Department) = "管理者" / "Holder" .back(Relation::HeldBy, "media");
    lent_to: (ref Person) = "貸出先" / "Lent to" .back(Relation::HeldBy, "borrowed") .absent_none();
    lent: date = "貸出日" / "Lent on" .evidence() .absent_none();
    due: date = "返却期限" / "Due back" .absent_none();
    location: (ref Location) = "保管場所" / "Location" .back(Relation::ContainedIn, "media");
    purpose: text = "用途" / "Purpose";
    encrypted: yes_no = "暗号化" / "Encrypted";
    registered: date = "登録日" / "Registered on" .evidence();
    take_out: yes_no = "持出しを認める" / "May be taken out";
    personal_data: yes_no = "個人情報を含む" / "Holds personal data";
    made: date = "使用開始日" / "In use since";
    refresh_by: date = "次の移し替え予定日" / "To be copied to a new one by";
    backup: (ref Backup) = "バックアップ" / "Backup" .back(Relation::Holds, "media") .absent_none();
    capacity: decimal = "容量 (TB)" / "Capacity (TB)";
    retention: period = "保存期間" / "Data kept for" .example("10年");
    disposal: (ref Record) = "廃棄の記録" / "Record of disposal" .relates(Relation::EvidencedBy);
}
