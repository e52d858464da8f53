//! Software, firmware or a service with its version.

use super::model::Vulnerability;
use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// What a product is.
    ProductType = "製品の種類" / "Type of product" {
        Os = "os" "OS" / "operating system";
        Firmware = "firmware" "ファームウェア" / "firmware";
        Application = "application" "アプリケーション" / "application";
        Middleware = "middleware" "ミドルウェア" / "middleware";
        Security = "security" "セキュリティ製品" / "security product";
        Service = "service" "サービス" / "service";
    }
}

kind! {
    /// Software, firmware or a service with its version and support end.
    Product = "product" / "products" in Assets;
    "製品" / "Product", "OS・ファームウェア・ソフトウェア・サービスと版" / "Operating systems, firmware, software and services, by version";
    name: text = "名称" / "Name";
    type_ as "type": (choice ProductType) = "種類" / "Type";
    maker: text = "メーカー" / "Maker";
    vendor: (ref Vendor) = "提供事業者" / "Vendor" .back(Relation::SuppliedBy, "products");
    version: text = "版" / "Version";
    latest_version: text = "最新の版" / "Latest version";
    checked: date = "最新版の確認日" / "Latest version checked on" .evidence();
    support_end: date = "サポート終了日" / "Support ends on";
    vulnerabilities: (list (group Vulnerability)) = "既知の脆弱性" / "Known vulnerabilities" .absent_none();
}
