//! A VLAN with its subnet.

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// What a segment is there for.
    SegmentRole = "セグメントの役割" / "Role of a segment" {
        Normal = "normal" "通常" / "normal";
        Unused = "unused" "未使用ポート用" / "for unused ports";
        Quarantine = "quarantine" "隔離用" / "quarantine";
        Transit = "transit" "接続用" / "transit";
    }
}

kind! {
    /// A VLAN with its subnets.
    Segment = "segment" / "segments" in Wiring;
    "セグメント" / "Segment", "VLAN とサブネット" / "A VLAN and its subnets";
    name: text = "名称" / "Name";
    vlan: vlan = "VLAN ID" / "VLAN id" .example("11");
    prefixes: (list network) = "ネットワークアドレス" / "Prefixes" .example("10.10.16.0/22");
    zone: (ref Zone) = "区画" / "Zone" .back(Relation::MemberOf, "segments");
    role: (choice SegmentRole) = "役割" / "Role" .absent_is("normal");
    routing_domain: text = "経路の範囲" / "Routing domain" .absent_none()
        .about("同じアドレスを別々に使う範囲の名前。省略すると施設に一つ", "Name of the range in which addresses are unique; one per facility if absent");
    gateway: (ref Device) = "ゲートウェイ" / "Gateway" .back(Relation::Connects, "gateway_of");
    dhcp: yes_no = "DHCP で配る" / "Addresses are leased";
}
