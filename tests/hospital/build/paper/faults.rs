//! Faults on demand: rows that no hospital should have, in a file of their own.

use super::Paper;
use crate::hospital::day::{AS_OF, Day};
use crate::hospital::tables::{ids, posts};
use crate::hospital::writer::{Book, Fill, Group, Row, Value};

const PATH: &str = "faults.yaml";

/// Writes the rows of the faults that were asked for.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    let has = |name: &str| paper.plan.has(name);
    let mut add = |sheet: &'static str, row: Row| {
        book.head(PATH, "わざと入れた誤りです。試験に使います。");
        book.add(PATH, sheet, row);
    };
    if has("leaver-active") || has("duty-of-leaver") || has("contact-left") {
        add("people", leaver());
    }
    if has("leaver-active") {
        add(
            "accounts",
            account("acc-fault-leaver")
                .text("type", "personal")
                .refer("holder", "p-fault-leaver")
                .refer("system", "sys-his"),
        );
    }
    if has("account-of-nobody") {
        let row = account("acc-fault-nobody")
            .text("type", "maintenance")
            .none("holder")
            .refer("vendor", "v-toto")
            .refer("system", "sys-pacs");
        add("accounts", row.yes("shared", true));
    }
    if has("admin-shared") {
        let row = account("acc-fault-shared").text("type", "shared").none("holder").refer("system", "sys-directory");
        add("accounts", row.yes("privileged", true).yes("shared", true));
    }
    if has("admin-exempt") {
        let row = account("acc-fault-exempt")
            .text("type", "personal")
            .refer("holder", ids::IT_STAFF[1])
            .refer("system", "sys-his");
        add("accounts", row.yes("privileged", true).text("two_factor", "exempt"));
    }
    if has("role-mismatch") {
        add(
            "accounts",
            account("acc-fault-clerk")
                .text("type", "personal")
                .refer("holder", posts::ACCOUNTING)
                .refer("system", "sys-his"),
        );
        let row = Row::block("gr-fault-clerk").refer("account", "acc-fault-clerk").refer("role", "role-physician-his");
        add("grants", row.day("from", Day::new(2026, 4, 1)).none("until"));
    }
    if has("account-past-contract") || has("contract-ended") {
        ended_contract(&mut add);
    }
    if has("account-past-contract") {
        let row = account("acc-fault-ended")
            .text("type", "maintenance")
            .none("holder")
            .refer("vendor", "v-hibari")
            .refer("system", "sys-fault");
        add("accounts", row.refer("contract", "ctr-fault"));
    }
    if has("password-weak") || has("system-gone-on") {
        let policy =
            Group::new().number("min_length", 4).number("character_kinds", 1).none("max_age").none("lockout_after");
        let authentication = Group::new().texts("methods", &["password"]).text("two_factor", "none");
        let row = system("sys-fault-old").group("authentication", authentication).group("password_policy", policy);
        add("systems", row.day("support_end", Day::new(2024, 3, 31)));
    }
    backups(paper, &mut add);
    lines(paper, &mut add);
    others(paper, &mut add);
}

fn leaver() -> Row {
    Row::block("p-fault-leaver")
        .text("name", "見本 太郎")
        .text("kana", "みほん たろう")
        .text("employment", "regular")
        .text("profession", "physician")
        .refer("department", "dep-medical")
        .none("vendor")
        .day("employed", Day::new(2015, 4, 1))
        .day("left", Day::new(2026, 3, 31))
}

fn account(id: &'static str) -> Row {
    Row::block(id)
        .text("login", id[4..].to_owned())
        .text("state", "active")
        .day("created", Day::new(2022, 5, 2))
        .none("expires")
}

fn system(id: &'static str) -> Row {
    Row::block(id)
        .text("name", "見本システム")
        .text("type", "other")
        .text("state", "running")
        .text("importance", "critical")
        .yes("medical", true)
        .text("deployment", "on-premises")
        .refer("vendor", "v-hibari")
        .refer("department", "dep-it")
        .none("information")
}

fn ended_contract(add: &mut impl FnMut(&'static str, Row)) {
    add("systems", system("sys-fault"));
    let row = Row::block("ctr-fault")
        .text("name", "見本システム 保守")
        .text("type", "maintenance")
        .refer("vendor", "v-hibari")
        .refers("covers", ["sys-fault"])
        .day("from", Day::new(2025, 4, 1))
        .text("until", "令和8年3月31日")
        .yes("auto_renewal", false);
    add("contracts", row);
}

fn backups(paper: &Paper<'_>, add: &mut impl FnMut(&'static str, Row)) {
    for (fault, id, success, test) in [
        ("backup-stale", "bk-fault-stale", AS_OF.before(31), Day::new(2026, 5, 11)),
        ("backup-untested", "bk-fault-untested", AS_OF.before(1), Day::new(2024, 9, 2)),
    ] {
        if paper.plan.has(fault) {
            let row = Row::block(id)
                .text("name", "電子カルテの写し(二つ目)")
                .refer("system", "sys-his")
                .text("method", "image")
                .text("every", "1日")
                .number("generations", 7)
                .day("last_success", success)
                .day("last_test", test);
            add("backups", row);
        }
    }
}

fn lines(paper: &Paper<'_>, add: &mut impl FnMut(&'static str, Row)) {
    if paper.plan.has("bill-unknown-line") {
        let row = Row::block("bill-fault")
            .text("number", "CLM0000099999")
            .refer("carrier", "v-tozai-mobile")
            .refer("payer", "dep-accounting");
        add("bill_lines", row.text("month", "2026-09").number("amount", 4400).day("billed", Day::new(2026, 9, 25)));
    }
    if paper.plan.has("line-from-anywhere") || paper.plan.has("line-remote-desktop") {
        let row = Row::block("line-fault")
            .text("name", "見本の保守回線")
            .text("type", "ipsec-vpn")
            .text("purpose", "remote-maintenance")
            .refer("carrier", "v-tsubasa")
            .refer("vendor", "v-hibari")
            .text("contract_holder", "vendor")
            .refers("systems", ["sys-his"])
            .text("mode", "on-request")
            .texts("allowed_sources", &["any"])
            .numbers("reachable_services", &[3389])
            .none("ended");
        add("lines", row);
    }
    if paper.plan.has("remote-denied") {
        let row = Row::block("ra-fault")
            .text("name", "見本の接続")
            .text("user", "vendor")
            .refer("vendor", "v-akane")
            .refers("targets", ["sys-document"]);
        add("remote_accesses", row.text("method", "relay").text("mode", "on-request").none("ended"));
    }
}

fn others(paper: &Paper<'_>, add: &mut impl FnMut(&'static str, Row)) {
    if paper.plan.has("task-of-nobody") {
        let row = Row::block("resp-fault")
            .text("task", "server-update")
            .refer("contract", "ctr-maint-his")
            .refers("systems", ["sys-his"]);
        add("responsibilities", row.put("do", Value::List(Vec::new())));
    }
    if paper.plan.has("duty-of-leaver") {
        let row = Row::block("duty-fault").text("role", "training-manager").refer("holder", "p-fault-leaver");
        add("duties", row.day("appointed", Day::new(2025, 4, 1)).none("ended"));
    }
    if paper.plan.has("contact-left") {
        let row = Row::block("con-fault")
            .text("name", "見本の連絡先")
            .text("type", "department")
            .refer("person", "p-fault-leaver");
        add(
            "contacts",
            row.text("phone", "内線 9999")
                .text("night_phone", "090-0000-9999")
                .number("order", 900)
                .day("reviewed", Day::new(2026, 9, 15)),
        );
    }
    if paper.plan.has("purchase-unlisted") {
        let row = Row::block("pur-fault")
            .text("name", "見本の機器")
            .text("serial", "FAULT0001")
            .day("on", Day::new(2026, 7, 1));
        add("purchases", row.refer("department", "dep-supplies").yes("networked", true));
    }
    if paper.plan.has("vendor-unknown") {
        add(
            "contracts",
            Row::block("ctr-fault-unknown")
                .text("name", "見本の契約")
                .text("type", "service")
                .refer("vendor", "v-nobody"),
        );
    }
}
