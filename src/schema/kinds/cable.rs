//! A cable.

use super::panel::CableMedium;
use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// What a cable is; decides the face it ends on.
    CableType = "配線の区分" / "Type of cable" {
        Patch = "patch" "パッチコード" / "patch lead";
        Horizontal = "horizontal" "水平配線" / "horizontal cable";
        Trunk = "trunk" "幹線" / "trunk cable";
    }
}

kind! {
    /// A cable between two ports.
    Cable = "cable" / "cables" in Wiring;
    "配線" / "Cable", "ポートとポートを結ぶケーブル" / "Joins two ports";
    type_ as "type": (choice CableType) = "区分" / "Type" .absent_is("patch");
    a: port = "一端" / "One end" .required() .back(Relation::Connects, "cables") .example("pp-3f-02/15");
    b: port = "他端" / "Other end" .required() .back(Relation::Connects, "cables") .example("o-3w-015");
    medium: (choice CableMedium) = "種類" / "Medium";
    length: metres = "長さ (m)" / "Length (m)" .about("余長を含む、端から端まで", "From port to port, slack included");
    label: text = "線番" / "Label" .absent_none();
    cores: (int 1 288 "心" "cores") = "心数" / "Cores" .absent_none();
    installed: date = "敷設日" / "Installed on";
}
