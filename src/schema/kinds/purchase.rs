//! A purchase.

use crate::schema::declare::kind;
use crate::schema::types::Relation;

kind! {
    /// A purchase of a device, as accounting has it.
    Purchase = "purchase" / "purchases" in ThirdParties;
    "購入" / "Purchase", "機器の購入・リース開始の記録 (経理・購買から)" / "Devices bought or leased, from purchasing";
    name: text = "品名" / "Item";
    serial: text = "製造番号" / "Serial number";
    on: date = "購入日" / "Bought on" .evidence();
    department: (ref Department) = "購入部署" / "Bought by" .back(Relation::ResponsibleFor, "purchases");
    vendor: (ref Vendor) = "購入先" / "Bought from" .back(Relation::SuppliedBy, "purchases");
    amount: yen = "金額" / "Amount";
    networked: yes_no = "網につなぐ機器" / "Goes on the network";
}
