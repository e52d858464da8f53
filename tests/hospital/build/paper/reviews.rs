//! Evidence of control: checks that come round, and what management hears and decides.

use super::Paper;
use super::records::{Outcome, action, add, months, record};
use crate::hospital::day::Day;
use crate::hospital::tables::{ids, posts, systems};
use crate::hospital::writer::{Book, Fill, Row};

/// Checks of logs, accounts, ledgers and vulnerabilities.
pub fn checks(paper: &Paper<'_>, book: &mut Book) {
    for (year, month) in months() {
        let on = Day::new(year, month, 5).workday();
        // Checked systems change from month to month; the two most important are looked at every time.
        let seen: Vec<_> =
            systems::systems(paper.plan.beds).filter(|one| one.servers.0 > 0).map(|one| one.id).collect();
        let step = seen.iter().enumerate().filter(|(index, _)| index % 4 == (month as usize) % 4).map(|(_, id)| *id);
        let mut about = vec!["sys-his", "sys-directory"];
        about.extend(step.filter(|id| !matches!(*id, "sys-his" | "sys-directory" | "sys-rehab")));
        let row = record(
            format!("rec-log-{year}-{month:02}"),
            format!("ログの確認({year}年{month}月)"),
            "log-review",
            on,
            ids::IT_STAFF[1],
        )
        .refers("about", about)
        .when(month != 11, Row::good)
        .when(month == 11, |row| {
            row.found("夜間の大量の印刷を調べる", ids::IT_STAFF[1], on.after(30), Some(on.after(12)))
        })
        .refer("approved_by", ids::IT_HEAD)
        .day("approved", on.after(4));
        add(book, on, row);
        if month % 3 == 0 {
            let on = Day::new(year, month, 10).workday();
            let row = record(
                format!("rec-accounts-{year}-{month:02}"),
                format!("利用者IDの棚卸({year}年{month}月)"),
                "account-review",
                on,
                ids::IT_STAFF[0],
            )
            .refers("about", ["sys-his", "sys-directory"])
            .found(
                "持ち主のいないIDを止める",
                ids::IT_STAFF[0],
                on.after(40),
                ((year, month) != (2026, 9)).then_some(on.after(9)),
            )
            .number("counted", paper.plan.target("account/his") + paper.plan.target("account/office"))
            .number("disabled", 6 + month)
            .refer("approved_by", ids::IT_HEAD)
            .day("approved", on.after(6));
            add(book, on, row);
        }
    }
    for (year, missing, unlisted) in [(2025, 9, 14), (2026, 4, 6)] {
        let on = Day::new(year, 8, 28).workday();
        let row = record(
            format!("rec-stock-take-{year}"),
            format!("機器の棚卸({year}年度)"),
            "stock-take",
            on,
            ids::IT_STAFF[1],
        )
        .text("result", "findings")
        .texts("sheets", &["devices", "media", "lines"])
        .number("counted", paper.plan.target("device"))
        .number("missing", missing)
        .number("unlisted", unlisted)
        .groups(
            "actions",
            [action(
                "見つからない機器を所属長に照会する",
                ids::IT_STAFF[1],
                Day::new(year, 11, 30),
                (year == 2025).then_some(Day::new(2025, 11, 21)),
            )],
        )
        .refer("approved_by", posts::SAFETY)
        .day("approved", on.after(20))
        .refer("reported_to", posts::SAFETY)
        .day("reported", on.after(13));
        add(book, on, row);
    }
    let on = Day::new(2026, 7, 7);
    let row = record("rec-stock-take-media-2026", "記録媒体の棚卸(2026年度)", "stock-take", on, ids::IT_STAFF[1])
        .good()
        .texts("sheets", &["media"])
        .number("counted", (paper.plan.beds / 10).max(14) + 14)
        .number("missing", 0)
        .number("unlisted", 0)
        .none("reported")
        .refer("approved_by", ids::IT_HEAD)
        .day("approved", on.after(3));
    add(book, on, row);
    let on = Day::new(2026, 2, 20);
    let row = record("rec-information-2025", "情報の棚卸(2025年度)", "information-stock-take", on, posts::RECORDS)
        .good()
        .yes("covers_information", true)
        .number("counted", 20)
        .number("missing", 0)
        .refer("approved_by", posts::SAFETY)
        .day("approved", on.after(10));
    add(book, on, row);
    for (year, month) in [(2025, 9), (2026, 3), (2026, 9)] {
        let on = Day::new(year, month, 8).workday();
        let row = record(
            format!("rec-vulnerability-{year}-{month:02}"),
            format!("脆弱性情報の確認({year}年{month}月)"),
            "vulnerability-review",
            on,
            ids::IT_STAFF[0],
        )
        .refers("about", ["sys-directory", "sys-his", "sys-endpoint"])
        .found(
            "当てる更新を選んで月次の作業に入れる",
            ids::IT_STAFF[0],
            on.after(90),
            (year == 2025 || month < 9).then_some(on.after(50)),
        )
        .yes("covers_vulnerabilities", true)
        .refer("approved_by", ids::IT_HEAD)
        .day("approved", on.after(3));
        add(book, on, row);
    }
    let on = Day::new(2026, 9, 15);
    let row = record("rec-contact-test-2026", "緊急連絡網の発信試験", "contact-test", on, ids::IT_STAFF[0])
        .text("result", "findings")
        .groups(
            "actions",
            [action("つながらなかった3か所の番号を確かめる", ids::IT_STAFF[0], Day::new(2026, 10, 15), None)],
        );
    add(book, on, row);
}

/// Risk assessment, reports, reviews, audits and decisions.
pub fn management(paper: &Paper<'_>, book: &mut Book) {
    let on = Day::new(2026, 2, 12);
    let row = record("rec-risk-2025", "リスク評価(2025年度)", "risk-assessment", on, ids::IT_HEAD)
        .refers("about", systems::systems(paper.plan.beds).filter(|one| one.id != "sys-guest").map(|one| one.id))
        .found("保守の接続装置の更新を急ぐ", ids::IT_HEAD, Day::new(2026, 12, 28), None)
        .refers("evidence", ["rec-information-2025", "reg-risk"])
        .refer("approved_by", posts::DIRECTOR)
        .day("approved", on.after(30))
        .refer("reported_to", "com-management")
        .day("reported", on.after(28));
    add(book, on, row);
    // What each report rests on. One a year, after the stock-take.
    let reports: [(&str, Day, &[&str]); 2] = [
        ("rec-report-2025-09", Day::new(2025, 9, 24), &["rec-stock-take-2025"]),
        (
            "rec-report-2026-09",
            Day::new(2026, 9, 24),
            &["rec-stock-take-2026", "rec-risk-2025", "rec-training-2026", "reg-measures", "reg-emergency"],
        ),
    ];
    for (id, on, evidence) in reports {
        let (year, month, _) = on.parts();
        let mut row =
            record(id, format!("安全管理の状況報告({year}年{month}月)"), "management-report", on, posts::SAFETY)
                .found(
                    "期限の切れた契約を片付ける",
                    ids::IT_HEAD,
                    on.after(120),
                    (on < Day::new(2026, 5, 1)).then_some(on.after(90)),
                )
                .refer("reported_to", "com-management")
                .day("reported", on)
                .refers("evidence", evidence)
                .refer("approved_by", posts::DIRECTOR)
                .day("approved", on.after(2).min(Day::new(2026, 9, 30)));
        for key in [
            "covers_assets",
            "covers_risks",
            "covers_measures",
            "covers_vulnerabilities",
            "covers_training",
            "covers_information",
            "covers_emergency",
        ] {
            row = row.yes(key, true);
        }
        add(book, on, row);
    }
    let on = Day::new(2026, 3, 24);
    let row = record("rec-review-2026", "経営層による見直し(2025年度)", "management-review", on, posts::DIRECTOR)
        .text("result", "findings")
        .yes("covers_risks", true)
        .yes("covers_measures", true)
        .groups(
            "actions",
            [
                action("部門サーバの更新責任を契約に書く", ids::IT_HEAD, Day::new(2027, 3, 31), None),
                action("情報システム課を1名増やす", posts::OFFICE, Day::new(2026, 10, 1), Some(Day::new(2026, 8, 3))),
            ],
        )
        .refer("approved_by", posts::DIRECTOR)
        .day("approved", on);
    add(book, on, row);
    let on = Day::new(2026, 4, 1);
    let row = record("rec-instruction-2026", "病院長指示(令和8年度の安全管理)", "instruction", on, posts::DIRECTOR)
        .refers("about", ["reg-operation", "reg-emergency", "reg-cyber"])
        .yes("covers_measures", true)
        .yes("covers_emergency", true)
        .refer("approved_by", posts::DIRECTOR)
        .day("approved", on);
    add(book, on, row);
    let on = Day::new(2026, 3, 10);
    let row = record("rec-audit-2025", "内部監査(医療情報システム 2025年度)", "audit", on, posts::AUDITOR)
        .refers("about", ["dep-it", "reg-operation"])
        .text("result", "findings")
        .yes("independent", true)
        .refers("evidence", ["rec-stock-take-2025", "rec-accounts-2025-12", "rec-log-2025-12"])
        .groups(
            "actions",
            [
                action(
                    "期限の切れた契約の一覧を毎月出す",
                    posts::GENERAL_AFFAIRS,
                    Day::new(2026, 6, 30),
                    Some(Day::new(2026, 6, 25)),
                ),
                action("共用の保守IDをなくす", ids::IT_STAFF[0], Day::new(2026, 9, 30), None),
            ],
        )
        .refer("approved_by", posts::DIRECTOR)
        .day("approved", on.after(15))
        .refer("reported_to", "com-management")
        .day("reported", on.after(14));
    add(book, on, row);
    let on = Day::new(2026, 1, 28);
    let row = record("rec-self-inspection-2025", "自己点検(2025年度)", "self-inspection", on, ids::IT_STAFF[1])
        .refers("about", ["reg-bcp", "reg-operation"])
        .text("result", "findings")
        .refers("evidence", ["rec-log-2026-01", "rec-stock-take-2025"])
        .groups(
            "actions",
            [action(
                "部門端末の画面ロックを確かめる",
                ids::IT_STAFF[1],
                Day::new(2026, 6, 30),
                Some(Day::new(2026, 6, 12)),
            )],
        )
        .refer("approved_by", posts::SAFETY)
        .day("approved", on.after(14))
        .refer("reported_to", "com-management")
        .day("reported", on.after(28));
    add(book, on, row);
    let on = Day::new(2025, 4, 16);
    let row = record("rec-ciso-2025", "CISOとCSIRTの設置の決定", "organisation-decision", on, posts::DIRECTOR)
        .text("decision", "established")
        .refer("approved_by", posts::DIRECTOR)
        .day("approved", on);
    add(book, on, row);
    let room = paper.site.rooms.iter().find(|room| room.id.contains("server")).map(|room| room.id.clone());
    let on = Day::new(2021, 11, 8);
    let row = record("rec-place-2021", "サーバ室とバックアップ保管場所の選定", "place-selection", on, ids::IT_HEAD)
        .with(room, |row, room| row.refers("about", [room]))
        .yes("risk_considered", true)
        .refer("approved_by", posts::DIRECTOR)
        .day("approved", on.after(20));
    add(book, on, row);
}
