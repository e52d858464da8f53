//! Writes models with their ports, operating systems and firmware.

use super::estate::Estate;
use super::seeds;
use crate::hospital::day::Day;
use crate::hospital::tables::models::{MODELS, Model, PRODUCTS, Product};
use crate::hospital::writer::{Book, Fill, Group, Row};

/// Models in use and what runs on them.
pub fn write(estate: &Estate<'_>, book: &mut Book) {
    book.head("models.yaml", "型式: 同じ型の機器に共通のこと (メーカー、口、OS、サポート終了日)。\n情報システム課が管理する。メーカーの公表を年2回確かめる。");
    book.head("products.yaml", "OS とファームウェア。情報システム課が月1回、最新版と脆弱性情報を確かめる。");
    for model in MODELS.iter().filter(|model| estate.devices.iter().any(|device| device.model.id == model.id)) {
        book.add("models.yaml", "models", model_row(model));
    }
    for product in PRODUCTS.iter().filter(|product| seeds::holds_product(estate.plan, product.id)) {
        book.add("products.yaml", "products", product_row(product));
    }
}

fn model_row(model: &Model) -> Row {
    let ports = model.ports.iter().flat_map(|(stem, first, last, kind, speed, poe)| {
        (*first..=*last).map(move |number| {
            Group::new()
                .text("name", format!("{stem}{number}"))
                .text("type", *kind)
                .number("speed", *speed)
                .when(*poe, |group| group.yes("poe", true))
        })
    });
    Row::block(model.id)
        .text("name", model.name)
        .text("maker", model.maker)
        .text("class", model.class)
        .text("function", model.function)
        .when(!model.os.is_empty(), |row| row.refer("os", model.os))
        .when(model.os.is_empty() && matches!(model.class, "medical" | "terminal" | "mobile"), |row| row.none("os"))
        .when(!model.firmware.is_empty(), |row| row.refer("firmware", model.firmware))
        .when(model.firmware.is_empty() && model.class == "network", |row| row.none("firmware"))
        .with(model.support_end, |row, day| row.day("support_end", day))
        .when(model.rack > 0, |row| row.number("rack_height", model.rack))
        .groups("ports", ports)
}

fn product_row(product: &Product) -> Row {
    let row = Row::block(product.id)
        .text("name", product.name)
        .text("type", product.kind)
        .text("maker", product.maker)
        .text("version", product.version);
    let row = if product.latest.is_empty() {
        row.unknown("latest_version")
    } else {
        row.text("latest_version", product.latest).day("checked", Day::new(2026, 9, 7))
    };
    row.with(product.support_end, |row, day| row.day("support_end", day)).when(!product.flaws.is_empty(), |row| {
        let flaws = product.flaws.iter().map(|(cve, exploited, fixed, published)| {
            Group::new()
                .text("cve", *cve)
                .yes("exploited", *exploited)
                .text("fixed_in", *fixed)
                .day("published", *published)
        });
        row.groups("vulnerabilities", flaws)
    })
}
