//! An outlet: one jack in the wall.

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// Whether an outlet serves.
    OutletState = "コンセントの状態" / "State of an outlet" {
        InUse = "in-use" "使用中" / "in use";
        Spare = "spare" "空き" / "spare";
        Dead = "dead" "使用不可" / "dead";
    }
}

kind! {
    /// One jack. A plate of four is four outlets that share `plate`.
    Outlet = "outlet" / "outlets" in Wiring;
    "情報コンセント" / "Outlet", "差込口一つ。4口のプレートは4行に分け plate をそろえる" / "One jack; a plate of four is four rows with the same `plate`";
    cad: text = "図面上のポートID" / "Port id in the drawing" .example("3F-EPS1-PP02-15");
    drawing: (ref Drawing) = "図面" / "Drawing" .back(Relation::DescribedBy, "outlets");
    location: (ref Location) = "場所" / "Location" .back(Relation::ContainedIn, "outlets");
    plate: text = "プレート" / "Plate" .absent_none();
    state: (choice OutletState) = "状態" / "State";
    ceiling: yes_no = "天井" / "In the ceiling" .absent_no();
}
