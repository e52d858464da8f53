//! A security zone of the network.

use super::shared::Importance;
use crate::schema::declare::{choices, kind};

choices! {
    /// What a zone is for.
    ZonePurpose = "区画の目的" / "Purpose of a zone" {
        Medical = "medical" "診療系" / "medical";
        Server = "server" "サーバ" / "servers";
        Imaging = "imaging" "画像" / "imaging";
        Office = "office" "事務・情報系" / "office";
        Guest = "guest" "患者・来訪者" / "guests";
        Maintenance = "maintenance" "保守" / "maintenance";
        External = "external" "院外接続" / "external";
        Management = "management" "機器管理" / "device management";
        Building = "building" "設備" / "building";
        Other = "other" "その他" / "other";
    }
}

kind! {
    /// A security zone: segments that trust each other.
    Zone = "zone" / "zones" in Wiring;
    "区画" / "Zone", "互いに信頼するセグメントのまとまり" / "Segments that trust each other";
    name: text = "名称" / "Name";
    purpose: (choice ZonePurpose) = "目的" / "Purpose";
    importance: (choice Importance) = "重要度" / "Importance";
    internet: yes_no = "インターネットに出られる" / "Can reach the internet";
}
