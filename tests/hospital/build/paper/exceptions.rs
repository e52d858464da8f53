//! Technical exceptions, the register of media, purchases and what people attest.

use super::Paper;
use crate::hospital::day::Day;
use crate::hospital::site::DeviceRef;
use crate::hospital::tables::{ids, posts, systems};
use crate::hospital::writer::{Book, Fill, Row};

/// Writes exceptions, media, purchases and attestations.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    exceptions(paper, book);
    media(paper, book);
    purchases(paper, book);
    attestations(book);
}

/// Id, what, type, reason, who asked, what is done instead, kinds of that, valid until.
type Exception =
    (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static [&'static str], Day);

#[rustfmt::skip]
const EXCEPTIONS: [Exception; 7] = [
    ("exc-dialysis-update", "透析支援システムは更新プログラムを当てない", "update", "製造元が動作を保証しないため", "v-seiryu", "専用の区画に置き、外への通信を止めている", &["isolated", "monitoring"], Day::new(2027, 3, 31)),
    ("exc-dialysis-end", "サポートの切れた透析支援システムを更新まで使う", "support-end", "更新は令和9年3月の予定", "dep-dialysis", "区画の分離と毎週のオフライン検査", &["isolated", "offline-scan", "replacement"], Day::new(2027, 3, 31)),
    ("exc-surgery-always", "麻酔記録の保守回線を常時つないでおく", "always-on", "麻酔記録の監視のため", "v-shujutsu", "接続元を1か所に絞り、ログを毎月見る", &["source-restricted", "monitoring"], Day::new(2027, 3, 31)),
    ("exc-food-always", "給食の回線を常時つないでおく", "always-on", "食数を自動で送るため", "v-asahi", "接続元を配食センターに絞っている", &["source-restricted"], Day::new(2026, 8, 31)),
    ("exc-outside-always", "配食・物流・検査などの回線を、申請制に変わるまで常時つないでおく", "always-on", "申請制への切り替えが12月のため", "dep-it", "接続元を絞り、ログを毎月見る", &["source-restricted", "monitoring"], Day::new(2026, 12, 31)),
    ("exc-volunteer", "ボランティアのIDは二要素認証の対象外", "two-factor", "予約の照会だけに使うため", "dep-general-affairs", "使える端末を総合受付の1台に限る", &["source-restricted"], Day::new(2027, 3, 31)),
    ("exc-usb-physiology", "生理検査室で学会用の画像を書き出す", "usb", "発表の準備のため", "dep-physiology", "登録した媒体だけを使い、作業の後に止める", &["physical-block"], Day::new(2026, 10, 31)),
];

/// Lines that have been up around the clock since before anybody asked.
const OUTSIDE: [&str; 5] = ["line-food", "line-supplies", "line-out-lab", "line-rm-dialysis", "line-rm-exchange"];

fn reason_type(exception: &str) -> &'static str {
    match exception {
        "exc-dialysis-update" => "vendor-unsupported",
        "exc-dialysis-end" | "exc-outside-always" => "awaiting-renewal",
        _ => "operation",
    }
}

fn exceptions(paper: &Paper<'_>, book: &mut Book) {
    let path = "systems/exceptions.yaml";
    book.head(path, "技術的な例外の一覧です。誰が書面で頼み、代わりに何をし、いつ見直すかを書きます。期限の前の月に委員会へ出します。\n管理: 情報システム課");
    for (id, name, kind, reason, asked, instead, kinds, until) in EXCEPTIONS {
        let subjects: Vec<String> = match id {
            "exc-dialysis-update" | "exc-dialysis-end" => {
                let servers = paper.site.servers.get("sys-dialysis").into_iter().flatten().cloned();
                ["sys-dialysis".to_owned()].into_iter().chain(servers).collect()
            }
            "exc-surgery-always" => vec!["line-rm-surgery".to_owned(), "ra-rm-surgery".to_owned()],
            "exc-outside-always" => {
                OUTSIDE.iter().filter(|id| paper.site.endings.contains_key(*id)).map(|id| (*id).to_owned()).collect()
            }
            "exc-food-always" => vec!["line-food".to_owned(), "ra-food".to_owned()],
            "exc-usb-physiology" => paper
                .site
                .of_system("sys-physiology")
                .filter(|one| one.class == "terminal")
                .take(1)
                .map(|one| one.id.clone())
                .collect(),
            _ => vec!["sys-his".to_owned()],
        };
        if subjects.is_empty()
            || (id.starts_with("exc-dialysis")
                && !systems::systems(paper.plan.beds).any(|one| one.id == "sys-dialysis"))
        {
            continue;
        }
        // The request for the food line came by telephone.
        let written = id != "exc-food-always";
        let approved = Day::new(2026, 3, 19);
        let row = Row::block(id)
            .text("name", name)
            .text("type", kind)
            .refers("subjects", subjects)
            .text("reason", reason)
            .text("reason_type", reason_type(id))
            .refer(
                "asked_by",
                if asked.starts_with("dep-") && !paper.staff.departments.iter().any(|one| one.id == asked) {
                    "dep-medical"
                } else {
                    asked
                },
            )
            .yes("in_writing", written)
            .when(written, |row| row.refer("document", "rec-minutes-2026-03"))
            .text("compensation", instead)
            .texts("compensation_type", kinds)
            .day("approved", approved)
            .refer("approved_by", posts::SAFETY)
            .day("from", Day::new(2026, 4, 1))
            .day("until", until)
            .day("review", until.before(31));
        book.add(path, "exceptions", row);
    }
    // Devices on which no anti-malware may run, maker by maker, as their vendors asked in writing.
    let medical = |device: &&DeviceRef| device.class == "medical" && !device.vendor.is_empty();
    let mut vendors: Vec<&str> = paper.site.devices.iter().filter(medical).map(|one| one.vendor).collect();
    vendors.sort_unstable();
    vendors.dedup();
    for vendor in vendors {
        let subjects = paper
            .site
            .devices
            .iter()
            .filter(|device| device.class == "medical" && device.vendor == vendor)
            .map(|one| one.id.as_str());
        let row = Row::block(format!("exc-medical-{}", &vendor[2..]))
            .text("name", "医療機器にはウイルス対策を入れず、更新は製造元に任せる")
            .text("type", "antivirus")
            .refers("subjects", subjects)
            .text("reason", "医療機器として承認された構成を変えられないため")
            .text("reason_type", "approved-configuration")
            .refer("asked_by", vendor)
            .yes("in_writing", true)
            .refer("document", "rec-minutes-2026-03")
            .text("compensation", "専用の区画に分け、年1回オフラインで検査する")
            .texts("compensation_type", &["isolated", "offline-scan"])
            .day("approved", Day::new(2026, 3, 19))
            .refer("approved_by", posts::SAFETY)
            .day("from", Day::new(2026, 4, 1))
            .day("until", Day::new(2027, 3, 31))
            .day("review", Day::new(2027, 2, 28));
        book.add(path, "exceptions", row);
    }
}

fn media(paper: &Paper<'_>, book: &mut Book) {
    let path = "systems/media.yaml";
    book.head(path, "可搬媒体の台帳です。USBメモリ・外付けディスク・テープは、ここに載ったものだけを使います。\n管理: 情報システム課");
    let store = paper.site.rooms.iter().find(|room| room.department == "dep-it").map(|room| room.id.clone());
    let departments: Vec<_> =
        paper.staff.departments.iter().filter(|one| matches!(one.kind, "ward" | "technical")).collect();
    for number in 0..(paper.plan.beds / 10).max(14) {
        let department = departments[number as usize % departments.len()];
        let lent = number % 7 == 2;
        let holder = paper
            .staff
            .people
            .iter()
            .find(|one| one.department == department.id && one.left.is_none())
            .map(|one| one.id.clone());
        let row = Row::block(format!("med-usb-{:03}", number + 1))
            .text("name", format!("暗号化USBメモリ {:02}", number + 1))
            .text("type", "usb")
            .text("number", format!("USB-{:04}", 101 + number))
            .text("state", if lent { "lent" } else { "in-use" })
            .refer("holder", &department.id)
            .with(holder.filter(|_| lent), |row, person| {
                // One should have come back weeks ago.
                let due = if number == 9 { Day::new(2026, 9, 11) } else { Day::new(2026, 10, 30) };
                row.refer("lent_to", person).day("lent", due.before(40)).day("due", due)
            })
            .with(store.as_ref(), |row, id| row.refer("location", id))
            .text("purpose", if number % 2 == 0 { "検査データの受け渡し" } else { "学会・研修の資料" })
            .yes("encrypted", number != 12)
            .day("registered", Day::new(2025, 9, 30).after(number as i32 % 60))
            // The one that is overdue is for errands inside the house.
            .yes("take_out", number % 2 == 1 && number != 9)
            .when(number != 20, |row| row.yes("personal_data", number % 8 == 3))
            .day("made", Day::new(2024, 4, 1));
        book.add(path, "media", row);
    }
    for number in 0..14 {
        let made = if number == 3 { Day::new(2019, 6, 1) } else { Day::new(2023, 6, 1) };
        let row = Row::block(format!("med-tape-{:02}", number + 1))
            .text("name", format!("LTOテープ {:02}", number + 1))
            .text("type", "tape")
            .text("number", format!("LTO-{:04}", 1 + number))
            .text("state", "stored")
            .refer("holder", "dep-it")
            .with(store.as_ref(), |row, id| row.refer("location", id))
            .text("purpose", "電子カルテ・画像のオフライン保管")
            .yes("encrypted", true)
            .day("registered", made.max(Day::new(2023, 6, 1)))
            .yes("take_out", false)
            .yes("personal_data", true)
            .day("made", made)
            .day("refresh_by", if number == 3 { Day::new(2026, 5, 31) } else { Day::new(2028, 5, 31) })
            .refer("backup", if number % 2 == 0 { "bk-his" } else { "bk-pacs" })
            .number("capacity", 12)
            .text("retention", "1年");
        book.add(path, "media", row);
    }
    let row = Row::block("med-disk-01")
        .text("name", "廃棄した外付けディスク")
        .text("type", "disk")
        .text("number", "HDD-0007")
        .text("state", "disposed")
        .refer("holder", "dep-it")
        .yes("encrypted", true)
        .day("registered", Day::new(2020, 4, 10))
        .yes("personal_data", true)
        .refer("disposal", ids::DISPOSAL);
    book.add(path, "media", row);
}

/// Purchases since spring 2025; the last ones never reached the ledger.
fn purchases(paper: &Paper<'_>, book: &mut Book) {
    let path = "evidence/purchases.yaml";
    book.head(
        path,
        "購入・リースした機器の一覧です(2025年4月から)。機器の台帳と製造番号で突き合わせます。\n管理: 用度課",
    );
    for (number, device) in paper.site.bought.iter().enumerate() {
        let row = Row::block(format!("pur-{:03}", number + 1))
            .text("name", device.name.clone())
            .text("serial", device.serial.clone())
            .day("on", device.on)
            .refer("department", "dep-supplies")
            .refer("vendor", "v-sakura")
            .number("amount", 88_000 + 1_000 * (number as i64 % 60))
            .yes("networked", true);
        book.add(path, "purchases", row);
    }
    for (number, (name, serial, department, on)) in [
        ("NAS 4ベイ(研究用)", "QN7730114", "dep-gastro", Day::new(2025, 12, 8)),
        ("無線LANルータ", "WR2200871", "dep-rehabilitation", Day::new(2026, 5, 27)),
    ]
    .into_iter()
    .enumerate()
    {
        let row = Row::block(format!("pur-department-{}", number + 1))
            .text("name", name)
            .text("serial", serial)
            .day("on", on)
            .refer("department", department)
            .refer("vendor", "v-hibari")
            .number("amount", 48_000 + 31_000 * number as i64)
            .yes("networked", true);
        book.add(path, "purchases", row);
    }
}

/// Facts of the guideline that somebody went and looked at.
fn attestations(book: &mut Book) {
    let path = "evidence/attestations.yaml";
    book.head(path, "人が見て確かめたことです。規則では判定できない事実について、何を見て、どう判断したかを書きます。\n管理: 情報システム課、監査担当");
    #[rustfmt::skip]
    let all: [(&str, &str, &str, &str, bool, &str); 3] = [
        ("mhlw6-ops-12-1#1", "rec-place-2021", "on-site", "サーバ室を見て、耐震・消火・電源を確かめた", true, ids::FACILITIES),
        ("mhlw6-ops-16-2#1", "rec-scan-check-2026-09", "sample", "スキャン済みの紙を患者番号で探せることを確かめた", true, posts::RECORDS),
        ("mhlw6-ops-18-1-p2#1", "rec-drill-cyber-2026", "sample", "台帳から選んだ10台を探し、2台が書かれた場所になかった", false, ids::IT_STAFF[0]),
    ];
    for (number, (fact, looked_at, method, note, result, by)) in all.into_iter().enumerate() {
        let row = Row::block(format!("att-{:02}", number + 1))
            .text("fact", fact)
            .refers("looked_at", [looked_at])
            .text("method", method)
            .yes("result", result)
            .day("on", Day::new(2026, 9, 3 + number as i32))
            .day("valid_until", Day::new(2027, 9, 30))
            .refer("by", by)
            .text("note", note);
        book.add(path, "attestations", row);
    }
}
