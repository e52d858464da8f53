//! A patch panel.

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// What a panel or cable carries.
    CableMedium = "配線の種類" / "Medium of a cable" {
        Cat5e = "cat5e" "Cat5e" / "Cat5e";
        Cat6 = "cat6" "Cat6" / "Cat6";
        Cat6a = "cat6a" "Cat6A" / "Cat6A";
        SingleMode = "single-mode" "光 SM" / "single-mode fibre";
        MultiMode = "multi-mode" "光 MM" / "multi-mode fibre";
        Other = "other" "その他" / "other";
    }
}

kind! {
    /// A patch panel or fibre termination box.
    Panel = "panel" / "panels" in Wiring;
    "パッチパネル" / "Panel", "パッチパネル・成端箱。位置には表裏の二面がある" / "A patch panel; each position has a rear and a front";
    name: text = "名称" / "Name";
    location: (ref Location) = "設置場所" / "Location" .back(Relation::ContainedIn, "panels");
    rack_unit: (int 1 60 "U" "U") = "ラック位置" / "Rack unit" .absent_none();
    positions: (int 1 288 "口" "positions") = "口数" / "Positions" .example("24");
    medium: (choice CableMedium) = "種類" / "Medium";
    cad: text = "図面上の番号" / "Id in the drawing" .absent_none() .example("3F-EPS1-PP02");
    drawing: (ref Drawing) = "図面" / "Drawing" .back(Relation::DescribedBy, "panels");
}
