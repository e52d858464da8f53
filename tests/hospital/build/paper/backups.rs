//! How systems are backed up, and when a copy was last read back.

use super::Paper;
use crate::hospital::day::Day;
use crate::hospital::tables::ids;
use crate::hospital::tables::systems::{self, System};
use crate::hospital::writer::{Book, Fill, Row};

/// Whether a restore was tried within living memory.
pub fn is_tested(system: &System, beds: u32) -> bool {
    system.servers_at(beds) > 0
        && !matches!(
            system.id,
            "sys-eye"
                | "sys-rehab"
                | "sys-building"
                | "sys-guest"
                | "sys-nurse-call"
                | "sys-supplies"
                | "sys-pathology"
        )
}

/// Day of the last test. The department of surgery's was more than a year ago.
pub fn tested(system: &System) -> Day {
    match system.id {
        "sys-surgery" => Day::new(2025, 5, 19),
        other => Day::new(2026, 1, 19).after((other.len() as i32 * 23) % 220).workday(),
    }
}

/// Writes a backup for each system with servers, and for the boxes' configuration.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    let path = "systems/backups.yaml";
    book.head(path, "バックアップの取り方と、最後に成功した日・戻せることを確かめた日です。毎朝の結果から毎週直します。\n管理: 情報システム課(運用委託)");
    let mut random = paper.plan.random("backups");
    for system in systems::systems(paper.plan.beds).filter(|one| one.servers_at(paper.plan.beds) > 0) {
        // The eye clinic's station is backed up by nobody, whatever the contract says.
        if system.id == "sys-eye" {
            continue;
        }
        let key = &system.id[4..];
        let own = matches!(system.id, "sys-dialysis" | "sys-building" | "sys-nurse-call" | "sys-rehab");
        // Copies of the directory stay where they are, on storage that refuses to rewrite them.
        let connected = own || system.id == "sys-directory";
        let critical = system.importance == "critical";
        let row = Row::block(format!("bk-{key}"))
            .text("name", format!("{} のバックアップ", system.name))
            .refer("system", system.id)
            .text(
                "method",
                if own {
                    "file"
                } else if system.kind == "imaging" {
                    "replication"
                } else {
                    "image"
                },
            )
            .text("every", if own { "7日" } else { "1日" })
            .number(
                "generations",
                if system.id == "sys-dialysis" {
                    2
                } else if own {
                    4
                } else {
                    14
                },
            );
        let storage = paper.site.backup_devices.iter().take(if connected { 1 } else { 2 }).cloned().collect::<Vec<_>>();
        let row = row
            .when(!storage.is_empty(), |row| row.refers("storage", storage))
            .yes("offline", !connected)
            // The theatre's and the blood bank's copies are kept from change by being taken away.
            .when(!own || random.chance(50), |row| {
                row.yes("immutable", critical && !matches!(system.id, "sys-surgery" | "sys-transfusion"))
            })
            .yes("offsite", critical)
            .yes("encrypted", !own);
        let success = match system.id {
            // The disk has been full since the end of August; the vendor says copies are taken.
            "sys-dialysis" => Some(Day::new(2026, 8, 22)),
            "sys-rehab" => None,
            _ => Some(Day::new(2026, 9, if own { 27 } else { 30 })),
        };
        let row = row.with(success, |row, day| row.day("last_success", day));
        let row = if is_tested(system, paper.plan.beds) {
            row.day("last_test", tested(system)).refer("test", format!("rec-restore-{key}"))
        } else {
            row.when(system.id == "sys-nurse-call", |row| row.text("note", "試験の予定なし"))
        };
        let row = row
            .when(system.importance != "normal" && system.id != "sys-nurse-call", |row| {
                row.refer("procedure", format!("reg-recovery-{key}"))
            })
            .when(super::contracts::has_maintenance(system), |row| row.refer("contract", format!("ctr-maint-{key}")))
            .refer("account", "acc-backup-admin")
            .refer("responsible", if own { system.vendor } else { ids::OPERATOR });
        book.add(path, "backups", row);
        if matches!(system.id, "sys-his" | "sys-billing" | "sys-pacs" | "sys-lis" | "sys-pharmacy") {
            book.add(path, "backups", second(paper, system));
        }
    }
    let row = Row::block("bk-configuration")
        .text("name", "ネットワーク機器の設定の控え")
        .refer("system", "sys-backup")
        .text("method", "configuration")
        .text("every", "7日")
        .number("generations", 30)
        .refers("storage", ["line-backup"])
        .yes("offline", false)
        .yes("immutable", true)
        .yes("offsite", true)
        .yes("encrypted", true)
        .day("last_success", Day::new(2026, 9, 27))
        .day("last_test", Day::new(2026, 5, 20))
        .refer("test", "rec-restore-configuration")
        .refer("procedure", "reg-recovery-backup")
        .refer("account", "acc-backup-admin")
        .refer("responsible", ids::INTEGRATOR);
    book.add(path, "backups", row);
}

/// A second way for what care depends on most: a dump of the database that goes to the data centre.
fn second(paper: &Paper<'_>, system: &System) -> Row {
    let key = &system.id[4..];
    Row::block(format!("bk-{key}-dump"))
        .text("name", format!("{} のデータベースの書き出し", system.name))
        .refer("system", system.id)
        .text("method", "database-dump")
        .text("every", "1日")
        .number("generations", 7)
        .refers("storage", ["line-backup"])
        .yes("offline", false)
        .yes("immutable", true)
        .yes("offsite", true)
        .yes("encrypted", true)
        .day("last_success", Day::new(2026, 9, 30))
        .day("last_test", tested(system))
        .refer("test", format!("rec-restore-{key}"))
        .refer("procedure", format!("reg-recovery-{key}"))
        .when(super::contracts::has_maintenance(system), |row| row.refer("contract", format!("ctr-maint-{key}")))
        .refer("account", "acc-backup-admin")
        .refer("responsible", if paper.plan.beds > 100 { ids::OPERATOR } else { ids::IT_HEAD })
}
