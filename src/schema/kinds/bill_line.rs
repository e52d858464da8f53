//! A row of an invoice for lines.

use crate::schema::declare::kind;
use crate::schema::types::Relation;

kind! {
    /// A row of a telephone or internet invoice.
    BillLine = "bill_line" / "bill_lines" in ThirdParties;
    "請求明細" / "Bill line", "電話・回線の請求書の一行 (経理から)" / "One row of an invoice for lines, from accounting";
    number: text = "回線番号" / "Line number" .example("CAF0000000001");
    carrier: (ref Vendor) = "請求元" / "Billed by" .back(Relation::SuppliedBy, "bill_lines");
    payer: (ref Department) = "支払う部署" / "Paid by" .back(Relation::ResponsibleFor, "bill_lines");
    month: text = "請求月" / "Month" .example("2026-09");
    service: text = "内訳" / "Service";
    amount: yen = "金額" / "Amount";
    billed: date = "請求日" / "Billed on" .evidence();
}
