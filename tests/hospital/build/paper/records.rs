//! Dated evidence of the organisation: meetings, training, drills, audits, reviews.

use super::Paper;
use crate::hospital::day::Day;
use crate::hospital::tables::{ids, posts, systems};
use crate::hospital::writer::{Book, Fill, Group, Row};

/// File of a day: one a year, as evidence is filed.
pub fn file(on: Day) -> &'static str {
    if on < Day::new(2026, 1, 1) { "evidence/2025.yaml" } else { "evidence/2026.yaml" }
}

/// A record with its day.
pub fn record(id: impl Into<String>, name: impl Into<String>, kind: &'static str, on: Day, by: &str) -> Row {
    Row::block(id).text("name", name.into()).text("type", kind).day("on", on).refer("by", by)
}

/// How a piece of work ended, and what is left to do.
pub trait Outcome {
    /// Nothing was found.
    fn good(self) -> Self;
    /// Something was found, and somebody has taken it on.
    fn found(self, what: &'static str, owner: &'static str, due: Day, done: Option<Day>) -> Self;
}

impl Outcome for Row {
    fn good(self) -> Self {
        self.text("result", "good").groups("actions", [])
    }

    fn found(self, what: &'static str, owner: &'static str, due: Day, done: Option<Day>) -> Self {
        self.text("result", "findings").groups("actions", [action(what, owner, due, done)])
    }
}

/// Something to be done, by whom, until when, done when.
pub fn action(what: &'static str, owner: &'static str, due: Day, done: Option<Day>) -> Group {
    let group = Group::new().text("what", what).refer("owner", owner).day("due", due);
    match done {
        Some(day) => group.day("done", day),
        None => group.none("done"),
    }
}

/// Writes the organisation's evidence of April 2025 to September 2026.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    for (path, head) in [
        (
            "evidence/2025.yaml",
            "2025年の記録です。会議・研修・訓練・点検・作業など、日付のある証拠をここに集めます。\n管理: 情報システム課",
        ),
        (
            "evidence/2026.yaml",
            "2026年の記録です。会議・研修・訓練・点検・作業など、日付のある証拠をここに集めます。\n管理: 情報システム課",
        ),
        (
            "evidence/systems.yaml",
            "システムごとの承認・点検・変更・復元試験の記録です。\n管理: 情報システム課、各部門のシステム管理者",
        ),
        ("evidence/vendors.yaml", "事業者の選定・監督と、保守作業の記録です。\n管理: 情報システム課"),
    ] {
        book.head(path, head);
    }
    meetings(book);
    training(paper, book);
    super::reviews::checks(paper, book);
    super::reviews::management(paper, book);
    carriers_and_people(paper, book);
    incidents(book);
    complete_lists(book);
}

/// Files a record by its day.
pub fn add(book: &mut Book, on: Day, row: Row) {
    book.add(file(on), "records", row);
}

/// Months of the evidence: April 2025 to September 2026.
pub fn months() -> impl Iterator<Item = (i32, i32)> {
    (0..18).map(|index| (2025 + (index + 3) / 12, (index + 3) % 12 + 1))
}

fn meetings(book: &mut Book) {
    const TOPICS: [&str; 6] = [
        "部門の導入希望の審査",
        "棚卸とIDの確認結果",
        "事業者確認の回答",
        "更新プログラムの適用状況",
        "訓練の結果と改善",
        "予算と中期計画",
    ];
    for (index, (year, month)) in months().enumerate() {
        // No meeting in August 2026: the chair was at another hospital.
        if (year, month) == (2026, 8) {
            continue;
        }
        let on = Day::new(year, month, 16 + (index as i32 % 5)).workday();
        let row = record(
            format!("rec-minutes-{year}-{month:02}"),
            format!("医療情報システム管理委員会 議事録({})", TOPICS[index % 6]),
            "minutes",
            on,
            ids::IT_HEAD,
        )
        .refers("about", ["reg-committee"])
        .good()
        .day("approved", on.after(7))
        .refer("approved_by", "com-information")
        .none("reported_to")
        .text("place", format!("共有フォルダ/委員会/{year}-{month:02}.docx"));
        add(book, on, row);
        let on = Day::new(year, month, 24).workday();
        let row = record(
            format!("rec-management-{year}-{month:02}"),
            "管理会議 議事録",
            "minutes",
            on,
            posts::GENERAL_AFFAIRS,
        )
        .good()
        .day("approved", on)
        .refer("approved_by", "com-management")
        .none("reported_to");
        add(book, on, row);
    }
    // The privacy committee is to meet twice a year; it last did in summer 2025.
    let on = Day::new(2025, 7, 9);
    let row = record("rec-privacy-2025-07", "個人情報保護委員会 議事録", "minutes", on, posts::GENERAL_AFFAIRS)
        .good()
        .day("approved", on.after(14))
        .refer("approved_by", "com-privacy")
        .none("reported_to");
    add(book, on, row);
}

fn training(paper: &Paper<'_>, book: &mut Book) {
    let staff = paper.staff.people.iter().filter(|one| one.vendor.is_empty() && one.left.is_none()).count() as i64;
    let subjects: &[&str] =
        &["laws", "security", "privacy", "media-handling", "take-out", "passwords", "targeted-mail", "emergency"];
    for (year, share) in [(2025, 95), (2026, 97)] {
        let on = Day::new(year, 6, 18).workday();
        let row = record(
            format!("rec-training-{year}"),
            format!("全職員研修 情報セキュリティと個人情報保護({year}年度)"),
            "training",
            on,
            posts::GENERAL_AFFAIRS,
        )
        .good()
        .texts("subjects", subjects)
        .number("invited", staff)
        .number("attended", staff * share / 100)
        .refer("reported_to", "com-management")
        .day("reported", on.after(30))
        .text("place", format!("共有フォルダ/研修/{year}/出席簿.xlsx"));
        add(book, on, row);
    }
    // Laws, media and attacks are taught once a year; the first day has time for passwords and privacy only.
    let first_day: &[&str] = &["passwords", "privacy"];
    for (id, name, on, invited, subjects) in [
        ("rec-training-new-2025", "新入職者研修(2025年4月)", Day::new(2025, 4, 3), 41, first_day),
        ("rec-training-new-2026", "新入職者研修(2026年4月)", Day::new(2026, 4, 2), 38, first_day),
        ("rec-training-mail-2026", "標的型メール訓練(2026年2月)", Day::new(2026, 2, 4), 520, &["targeted-mail"]),
    ] {
        let row = record(id, name, "training", on, posts::GENERAL_AFFAIRS)
            .good()
            .texts("subjects", subjects)
            .number("invited", invited)
            .number("attended", invited - 2);
        add(book, on, row);
    }
    let drill =
        |id: &'static str, name: &'static str, kind: &'static str, on: Day, vendors: bool, actions: Vec<Group>| {
            record(id, name, kind, on, posts::SAFETY)
                .text("result", "findings")
                .texts("subjects", &["emergency", "paper-work", "recovery", "contact-chart"])
                .number("invited", 84)
                .number("attended", 79)
                .yes("with_vendors", vendors)
                .groups("actions", actions)
                .refer("reported_to", "com-management")
                .day("reported", on.after(20))
                .refers("about", ["reg-bcp"])
        };
    let on = Day::new(2026, 2, 25);
    let actions = vec![
        action(
            "紙伝票の置き場所を各病棟に表示する",
            posts::NURSING,
            Day::new(2026, 5, 31),
            Some(Day::new(2026, 5, 20)),
        ),
        action("回線を切る順番を机上で確かめる", ids::IT_STAFF[0], Day::new(2026, 9, 30), Some(Day::new(2026, 9, 11))),
    ];
    add(
        book,
        on,
        drill("rec-drill-cyber-2026", "サイバー攻撃を想定した訓練(電子カルテ停止)", "cyber-drill", on, true, actions),
    );
    // On the day of the great earthquake of 1923, as everywhere.
    let on = Day::new(2025, 9, 1);
    let actions = vec![action("非常用電源につなぐ端末を増やす", ids::FACILITIES, Day::new(2026, 12, 28), None)];
    add(book, on, drill("rec-drill-bcp-2025", "地震を想定した事業継続訓練", "bcp-drill", on, false, actions));
}

fn carriers_and_people(paper: &Paper<'_>, book: &mut Book) {
    for (id, vendor, name, on) in [
        ("rec-carrier-tsubasa", "v-tsubasa", "つばさ通信 回線の安全性の回答", Day::new(2026, 4, 14)),
        ("rec-carrier-mobile", "v-tozai-mobile", "東西モバイル 閉域網の安全性の回答", Day::new(2026, 5, 20)),
    ] {
        let about = systems::lines(paper.plan.beds)
            .filter(|line| line.carrier == vendor && !super::contracts::held_by_vendor(line.id))
            .map(|line| line.id);
        let row = record(id, name, "carrier-confirmation", on, vendor).refers("about", about).good();
        add(book, on, row);
    }
    let on = Day::new(2025, 10, 3);
    let row = record(ids::SITE_SURVEY, "無線LANの電波調査", "site-survey", on, ids::INTEGRATOR)
        .refers("about", &paper.site.wlans)
        .text("result", "findings")
        .groups(
            "actions",
            [action(
                "6階西の電波の弱い場所にAPを足す",
                ids::IT_STAFF[0],
                Day::new(2026, 3, 31),
                Some(Day::new(2026, 2, 9)),
            )],
        );
    add(book, on, row);
    let on = Day::new(2024, 2, 15);
    let row = record(
        ids::PRE_CHECK,
        "電子カルテ端末 導入前の確認(2024年更新分)",
        "pre-introduction-check",
        on,
        ids::IT_STAFF[0],
    )
    .refers("about", ["sys-his"])
    .good()
    .refer("approved_by", ids::IT_HEAD)
    .day("approved", on.after(6));
    add(book, on, row);
    let on = Day::new(2026, 5, 22);
    let row = record(ids::DISPOSAL, "機器の廃棄(2026年度 第1回)", "disposal", on, ids::IT_STAFF[1])
        .text("disposal_method", "destroyed")
        .yes("certificate", true)
        .good()
        .refer("approved_by", ids::IT_HEAD)
        .day("approved", on.after(5));
    add(book, on, row);
}

fn incidents(book: &mut Book) {
    let on = Day::new(2025, 11, 6);
    let row = record(
        "rec-incident-2025-1",
        "他院の公表を受けて見つけた、給食回線の不審な通信",
        "incident",
        on,
        ids::IT_STAFF[0],
    )
    .refers("about", ["line-food", "sys-food"])
    .day("occurred", Day::new(2025, 11, 5))
    .day("closed", Day::new(2025, 11, 19))
    .text("cause", "配食センターの端末の設定誤り")
    .text("cause_type", "third-party")
    .text("timeline", "11/5 検知、11/6 回線を切断、11/12 配食センターで設定を修正、11/14 再接続")
    // What is to prevent the next was settled in the review.
    .groups("actions", []);
    add(book, on, row);
    let on = Day::new(2025, 12, 3);
    let row = record("rec-incident-review-2025-1", "給食回線の件の振り返り", "incident-review", on, ids::IT_HEAD)
        .refer("incident", "rec-incident-2025-1")
        .text("cause", "通信先を絞る設定がなく、異常に気づく手段もログだけだった")
        .text("cause_type", "misconfiguration")
        .groups("actions", [action("通信先の許可を見直す", ids::IT_STAFF[0], Day::new(2027, 3, 31), None)]);
    add(book, on, row);
    let on = Day::new(2026, 7, 21);
    let row = record(
        "rec-incident-2026-1",
        "USBメモリの置き忘れ(院内で発見、個人情報なし)",
        "incident",
        on,
        posts::MEDICAL_SAFETY,
    )
    .refers("about", ["med-usb-014"])
    .day("occurred", Day::new(2026, 7, 20))
    .none("closed")
    .text("cause", "貸出簿に返却日を書かなかった")
    .text("cause_type", "human-error")
    .text("timeline", "7/20 紛失に気づく、7/21 図書室で発見")
    .groups("actions", [action("貸出簿を電子化する", ids::IT_STAFF[1], Day::new(2026, 12, 25), None)]);
    add(book, on, row);
}

/// Ledgers somebody has declared complete; others are still being gathered.
fn complete_lists(book: &mut Book) {
    let on = Day::new(2026, 9, 4);
    let lists: [(&str, &str, &[&str], &str); 5] = [
        (
            "rec-complete-wiring",
            "配線とネットワークの台帳",
            &["outlets", "cables", "zones", "segments", "wlans", "drawings", "locations", "lines", "permits"],
            ids::IT_STAFF[0],
        ),
        ("rec-complete-assets", "機器・媒体の台帳", &["devices", "media", "purchases", "exceptions"], ids::IT_STAFF[1]),
        (
            "rec-complete-vendors",
            "事業者・契約の台帳",
            &["vendors", "contracts", "responsibilities", "vendor_answers", "disclosures"],
            ids::IT_HEAD,
        ),
        (
            "rec-complete-access",
            "IDと権限の台帳",
            &["accounts", "roles", "grants", "people", "duties", "remote_accesses"],
            ids::IT_STAFF[0],
        ),
        (
            "rec-complete-documents",
            "規程・システムの台帳",
            &["systems", "regulations", "committees", "information", "risks", "backups", "contacts", "records"],
            posts::RECORDS,
        ),
    ];
    for (id, name, sheets, by) in lists {
        let row = record(id, format!("{name}がそろっていることの確認"), "complete-list", on, by)
            .texts("sheets", sheets)
            .good()
            .refer("approved_by", posts::SAFETY)
            .day("approved", on.after(7))
            .day("valid_until", Day::new(2027, 3, 31));
        add(book, on, row);
    }
}
