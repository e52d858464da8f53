//! What a firewall or router lets pass.

use crate::schema::declare::{choices, group, kind};
use crate::schema::types::Relation;

choices! {
    /// What happens to the traffic.
    PermitAction = "動作" / "Action" {
        Allow = "allow" "許可" / "allow";
        Deny = "deny" "拒否" / "deny";
    }
}

choices! {
    /// Transport protocol.
    Protocol = "プロトコル" / "Protocol" {
        Tcp = "tcp" "TCP" / "TCP";
        Udp = "udp" "UDP" / "UDP";
        Icmp = "icmp" "ICMP" / "ICMP";
        Any = "any" "すべて" / "any";
    }
}

group! {
    /// One end of the traffic. What is absent is not restricted.
    Endpoint = "endpoint"; "端" / "End";
    zones: (list (ref Zone)) = "区画" / "Zones" .back(Relation::Concerns, "permits") .absent_none();
    segments: (list (ref Segment)) = "セグメント" / "Segments" .back(Relation::Concerns, "permits") .absent_none();
    devices: (list (ref Device)) = "機器" / "Devices" .back(Relation::Concerns, "permitted_by") .absent_none();
    lines: (list (ref Line)) = "回線" / "Lines" .back(Relation::Concerns, "permits") .absent_none();
    sources: (list source) = "アドレス" / "Addresses" .absent_none();
}

group! {
    /// A protocol with its destination ports.
    PermitService = "permit_service"; "通信" / "Service";
    protocol: (choice Protocol) = "プロトコル" / "Protocol";
    ports: (list (int 0 65535)) = "ポート番号" / "Ports";
    name: text = "名称" / "Name" .absent_none() .example("DICOM");
}

kind! {
    /// What a firewall or router lets pass, and on which device.
    Permit = "permit" / "permits" in Wiring;
    "通信の許可" / "Permit", "ファイアウォール・ルータが通す通信" / "What a firewall or router lets pass";
    name: text = "名称" / "Name";
    device: (ref Device) = "設定した装置" / "Device" .back(Relation::MemberOf, "permits");
    action: (choice PermitAction) = "動作" / "Action" .absent_is("allow");
    from: (group Endpoint) = "送信側" / "From";
    to: (group Endpoint) = "受信側" / "To";
    services: (list (group PermitService)) = "通信" / "Services";
    purpose: text = "目的" / "Purpose";
    systems: (list (ref System)) = "使うシステム" / "Systems" .back(Relation::Concerns, "permits") .absent_none();
    owner: (ref Person Department Vendor) = "依頼元" / "Asked for by" .relates(Relation::ResponsibleFor);
    order: (int 1 100_000) = "順番" / "Order" .absent_none();
    reviewed: date = "最終見直し日" / "Last reviewed on" .evidence();
    until: date = "期限" / "Until" .absent_none();
}
