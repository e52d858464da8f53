//! A drawing and where port ids stand in it.

use crate::schema::declare::{choices, group, kind};
use crate::schema::types::Relation;

choices! {
    /// What a drawing shows.
    DrawingType = "図面の種類" / "Type of drawing" {
        FloorPlan = "floor-plan" "平面図 (配線図)" / "floor plan with wiring";
        NetworkDiagram = "network-diagram" "ネットワーク構成図" / "network diagram";
        SystemDiagram = "system-diagram" "システム構成図" / "system diagram";
        RackDiagram = "rack-diagram" "ラック図" / "rack diagram";
    }
}

group! {
    /// Where port ids stand in a CAD file.
    PortIds = "port_ids"; "ポートIDの書かれ方" / "Where port ids stand";
    layer: text = "レイヤ" / "Layer" .example("LAN-PORT");
    block: text = "ブロック" / "Block" .example("情報コンセント");
    attribute: text = "属性" / "Attribute" .example("PORT_ID");
    pattern: text = "IDの形 (正規表現)" / "Pattern of an id" .example("[0-9B]+F-EPS[0-9]-PP[0-9]{2}-[0-9]{2}");
}

kind! {
    /// A drawing of the facilities department or a diagram of the network.
    Drawing = "drawing" / "drawings" in Place;
    "図面" / "Drawing", "施設課の図面、ネットワーク・システム構成図" / "CAD drawings and diagrams";
    name: text = "名称" / "Name";
    type_ as "type": (choice DrawingType) = "種類" / "Type";
    file: text = "ファイル" / "File" .example("drawings/3f.dxf");
    floor: (ref Location) = "階" / "Floor" .back(Relation::DescribedBy, "drawings");
    revision: text = "版" / "Revision";
    updated: date = "更新日" / "Updated on" .evidence();
    drawn_by: (ref Person Vendor Department) = "作成者" / "Drawn by" .relates(Relation::SuppliedBy);
    systems: (list (ref System)) = "対象のシステム" / "Systems" .back(Relation::DescribedBy, "drawings") .absent_none();
    port_ids: (group PortIds) = "ポートIDの書かれ方" / "Where port ids stand";
}
