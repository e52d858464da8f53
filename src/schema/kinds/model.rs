//! What devices of one model share.

use super::device::{DeviceClass, DeviceFunction};
use crate::schema::declare::{choices, group, kind};
use crate::schema::types::Relation;

choices! {
    /// What plugs into a port.
    PortType = "ポートの種類" / "Type of port" {
        Copper = "copper" "RJ-45" / "RJ-45";
        Sfp = "sfp" "SFP" / "SFP";
        SfpPlus = "sfp-plus" "SFP+" / "SFP+";
        Sfp28 = "sfp28" "SFP28" / "SFP28";
        Qsfp = "qsfp" "QSFP" / "QSFP";
        Stack = "stack" "スタック" / "stacking";
        Console = "console" "コンソール" / "console";
        Power = "power" "電源" / "power";
        Other = "other" "その他" / "other";
    }
}

choices! {
    /// How a switch port handles VLANs.
    PortMode = "ポートの動作" / "Mode of a port" {
        Access = "access" "アクセス" / "access";
        Trunk = "trunk" "トランク" / "trunk";
        Routed = "routed" "ルーテッド" / "routed";
        Unused = "unused" "未使用 (閉塞)" / "shut down";
    }
}

group! {
    /// A port of a device. Ports of a model and of a device merge by name.
    PortDef = "port"; "ポート" / "Port";
    name: text = "名称" / "Name" .required() .example("Gi1/0/15");
    type_ as "type": (choice PortType) = "種類" / "Type";
    speed: (int 1 400_000 "Mbps" "Mbps") = "速度" / "Speed" .example("1000");
    poe: yes_no = "PoE" / "PoE" .absent_no();
    mode: (choice PortMode) = "動作" / "Mode";
    segment: (ref Segment) = "セグメント" / "Segment" .back(Relation::MemberOf, "switches")
        .about("タグなしのセグメント (アクセスVLAN)", "The untagged segment (access VLAN)");
    tagged: (list (ref Segment)) = "タグ付きセグメント" / "Tagged segments" .back(Relation::MemberOf, "trunks") .absent_none();
    description: text = "説明" / "Description" .absent_none();
}

kind! {
    /// What devices of one model share.
    Model = "model" / "models" in Assets;
    "型式" / "Model", "同じ型の機器に共通の事項" / "What devices of one model share";
    name: text = "型番" / "Model name";
    maker: text = "メーカー" / "Maker";
    part_number: text = "製品番号" / "Part number" .absent_none();
    class: (choice DeviceClass) = "区分" / "Class";
    function: (choice DeviceFunction) = "機能" / "Function";
    os: (ref Product) = "OS" / "Operating system" .relates(Relation::InstanceOf);
    firmware: (ref Product) = "ファームウェア" / "Firmware" .relates(Relation::InstanceOf);
    support_end: date = "サポート終了日" / "Support ends on"
        .about("メーカーの保守・更新が終わる日", "Day on which the maker's maintenance ends");
    rack_height: (int 1 60 "U" "U") = "ラックの高さ" / "Rack units" .absent_none();
    ports: (list (group PortDef)) = "ポート" / "Ports";
    vulnerabilities: (list (group Vulnerability)) = "既知の脆弱性" / "Known vulnerabilities" .absent_none();
}

group! {
    /// A published vulnerability and the version that fixes it.
    Vulnerability = "vulnerability"; "脆弱性" / "Vulnerability";
    cve: text = "番号" / "Number" .example("CVE-2022-42475");
    exploited: yes_no = "悪用が確認されている" / "Known to be exploited";
    fixed_in: text = "修正版" / "Fixed in" .example("7.2.3");
    published: date = "公表日" / "Published on";
}
