//! Regulations, plans, procedures and manuals.

use super::Paper;
use crate::hospital::day::Day;
use crate::hospital::random::Random;
use crate::hospital::tables::systems::{self, System};
use crate::hospital::tables::{ids, posts, vendors};
use crate::hospital::writer::{Book, Fill, Group, Row, Value};

/// Id, name, type, owner, days before the yearly review it was approved.
type Document = (&'static str, &'static str, &'static str, &'static str, i32);

#[rustfmt::skip]
const DOCUMENTS: [Document; 35] = [
    ("reg-security-policy", "情報セキュリティ基本方針", "security-policy", posts::SAFETY, 0),
    ("reg-information-policy", "医療情報の取扱い方針", "information-policy", posts::RECORDS, 0),
    ("reg-operation", "医療情報システム運用管理規程", "operation", ids::IT_HEAD, 0),
    ("reg-information-management", "医療情報管理規程", "information-management", posts::RECORDS, 0),
    ("reg-access", "アクセス管理規程", "access-control", ids::IT_HEAD, 0),
    ("reg-physical", "入退室管理規程", "physical-access", ids::FACILITIES, 40),
    ("reg-media", "可搬媒体取扱規程", "media-handling", ids::IT_STAFF[0], 0),
    ("reg-committee", "委員会規程", "committee-rules", posts::GENERAL_AFFAIRS, 340),
    ("reg-risk", "リスク管理方針", "risk-policy", posts::SAFETY, 0),
    ("reg-bcp", "事業継続計画(地震・水害・サイバー攻撃)", "bcp", posts::OFFICE, 20),
    ("reg-emergency", "非常時対応計画", "emergency", posts::SAFETY, 20),
    ("reg-cyber", "サイバー攻撃対応計画", "cyber-response", ids::IT_HEAD, 20),
    ("reg-breach", "漏えい等対応手順", "breach-response", posts::GENERAL_AFFAIRS, 0),
    ("reg-report", "監督官庁への報告手順", "report-procedure", posts::GENERAL_AFFAIRS, 0),
    ("reg-audit", "監査計画(令和8年度)", "audit-plan", posts::AUDITOR, 0),
    ("reg-remote", "リモート接続規程", "remote-access", ids::IT_HEAD, 0),
    ("reg-take-out", "情報・機器の持出し規程", "take-out", posts::RECORDS, 0),
    ("reg-lost", "紛失・盗難時の手順", "lost-device", posts::GENERAL_AFFAIRS, 0),
    ("reg-disposal", "廃棄手順", "disposal", ids::IT_STAFF[1], 30),
    ("reg-scanning", "スキャン運用手順", "scanning", posts::RECORDS, 0),
    ("reg-finalisation", "記録の確定手順", "finalisation", posts::RECORDS, 0),
    ("reg-laws", "関係法令一覧", "law-register", posts::GENERAL_AFFAIRS, 0),
    ("reg-evidence", "証跡一覧", "evidence-list", ids::IT_STAFF[1], 0),
    ("reg-measures", "安全対策一覧", "measures-list", ids::IT_HEAD, 0),
    ("reg-cut-off", "回線切断・隔離手順", "cut-off-procedure", ids::IT_STAFF[0], 20),
    ("reg-paper", "紙による診療継続手順", "paper-fallback", posts::NURSING, 20),
    ("reg-break-glass", "緊急用アカウント運用手順", "break-glass", ids::IT_STAFF[0], 0),
    ("reg-auth-fallback", "カード忘れ・認証障害時の手順", "authentication-fallback", ids::IT_STAFF[0], 0),
    ("reg-change", "変更管理手順", "change-procedure", ids::IT_STAFF[0], 0),
    ("reg-quality", "品質管理手順", "quality-procedure", ids::IT_STAFF[1], 400),
    ("reg-boundary", "責任分界表(全事業者)", "other", ids::IT_HEAD, 0),
    ("reg-privacy", "個人情報保護規程", "other", posts::GENERAL_AFFAIRS, 100),
    ("reg-training", "教育訓練計画", "other", posts::GENERAL_AFFAIRS, 0),
    ("reg-outsourcing", "委託先管理規程", "other", posts::SUPPLIES, 0),
    ("reg-plan", "医療情報システム中期計画", "other", ids::IT_HEAD, 0),
];

/// Checklist items that each article of the operation regulation settles: title, items.
#[rustfmt::skip]
const ARTICLES: [(&str, &[&str]); 17] = [
    ("目的", &[]), ("定義と対象", &["chk-r7-hosp-0-0-0"]), ("責任者と権限", &["chk-r7-hosp-1-0-1"]), ("台帳と棚卸", &["chk-r7-hosp-2-1-1"]),
    ("リモート保守の確認", &["chk-r7-hosp-2-1-2"]), ("開示書の受領", &["chk-r7-hosp-2-1-3"]), ("利用権限", &["chk-r7-hosp-2-1-4"]),
    ("不要なIDの停止", &["chk-r7-hosp-2-1-5"]), ("更新プログラム", &["chk-r7-hosp-2-1-6"]), ("認証の強さ", &["chk-r7-hosp-2-1-7"]),
    ("記録媒体", &[]), ("二要素認証", &["chk-r7-hosp-2-1-10"]), ("ログの保存と確認", &["chk-r7-hosp-2-2-11"]),
    ("不要なサービスの停止", &["chk-r7-hosp-2-3-12"]), ("接続元の制限", &["chk-r7-hosp-2-4-13"]), ("非常時の連絡", &["chk-r7-hosp-3-0-1"]),
    ("バックアップと復旧", &["chk-r7-hosp-3-0-2"]),
];

/// Writes every document.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    let mut random = paper.plan.random("regulations");
    for (path, head) in [
        (
            "organisation/regulations.yaml",
            "規程・計画・手順の一覧です。本文は共有フォルダにあり、ここには版と承認、何を定めているかだけを書きます。\n管理: 総務課、情報システム課",
        ),
        (
            "systems/documents.yaml",
            "システムごとの仕様書・手順書・マニュアルの一覧です。\n管理: 情報システム課、各部門のシステム管理者",
        ),
    ] {
        book.head(path, head);
    }
    let yearly = Day::new(2026, 3, 23);
    for document in DOCUMENTS {
        let row = dated(document.0, document.1, document.2, document.3, yearly.before(document.4));
        book.add("organisation/regulations.yaml", "regulations", contents(paper, document, row));
    }
    for system in systems::systems(paper.plan.beds) {
        of_system(paper, system, &mut random, book);
    }
    for vendor in vendors::vendors(paper.plan.beds).filter(|one| one.is_company()) {
        if crate::hospital::tables::lines_of(paper.plan.beds, vendor.id).next().is_some() {
            let key = &vendor.id[2..];
            let row = Row::block(format!("reg-statement-{key}"))
                .text("name", format!("{} 接続時の安全対策の報告書", vendor.name))
                .text("type", "security-statement")
                .text("version", "1.0")
                .refer("vendor", vendor.id)
                .refer("owner", ids::IT_STAFF[0])
                .day("approved", Day::new(2026, 4, 20))
                .refer("approved_by", posts::SAFETY)
                .day("reviewed", Day::new(2026, 4, 20))
                .day("next_review", Day::new(2027, 4, 30))
                .refers("based_on", ["reg-remote"])
                .text("place", format!("共有フォルダ/事業者/{key}/報告書.pdf"))
                .put("articles", Value::List(Vec::new()));
            book.add("systems/documents.yaml", "regulations", row);
        }
    }
}

fn dated(id: impl Into<String>, name: impl Into<String>, kind: &'static str, owner: &str, approved: Day) -> Row {
    let id = id.into();
    let reviewed = approved.max(Day::new(2026, 3, 23));
    let old = matches!(id.as_str(), "reg-committee" | "reg-quality");
    let row = Row::block(id)
        .text("name", name.into())
        .text("type", kind)
        .text("version", format!("{}.0", 1 + kind.len() % 5))
        .refer("owner", owner)
        .day("approved", approved)
        .refer("approved_by", "com-management");
    // The general affairs section writes days the Japanese way.
    let row = if owner == posts::GENERAL_AFFAIRS {
        let (year, month, day) = approved.after(9).parts();
        row.text("effective", format!("令和{}年{month}月{day}日", year - 2018))
    } else {
        row.day("effective", approved.after(9))
    };
    row.day("reviewed", if old { approved } else { reviewed })
        .day("next_review", if old { approved.after(365) } else { Day::new(2027, 3, 31) })
        .when(!matches!(kind, "operation" | "bcp" | "cyber-response" | "measures-list"), |row| {
            row.refers(
                "based_on",
                [match kind {
                    "risk-policy" | "security-policy" => "rec-risk-2025",
                    "information-policy" => "reg-security-policy",
                    _ => "reg-operation",
                }],
            )
        })
}

fn contents(paper: &Paper<'_>, document: Document, row: Row) -> Row {
    let (id, name, kind, owner, _) = document;
    let row = row.text("place", format!("共有フォルダ/規程/{name}.docx")).when(id != "reg-quality", |row| {
        row.yes("has_emergency_section", !matches!(id, "reg-committee" | "reg-outsourcing"))
    });
    let article = |number: usize, title: &'static str, covers: &'static [&'static str]| {
        Group::new().text("number", format!("第{number}条")).text("title", title).texts("covers", covers)
    };
    // Other documents settle no item of the checklist.
    let settles = matches!(kind, "operation" | "bcp" | "information-management" | "media-handling" | "access-control");
    let row = row.when(!settles, |row| row.put("articles", Value::List(Vec::new())));
    match kind {
        "operation" => {
            let articles =
                ARTICLES.iter().enumerate().map(|(number, (title, covers))| article(number + 1, title, covers));
            row.refers("based_on", ["reg-security-policy", "rec-risk-2025"])
                .groups("articles", articles.collect::<Vec<_>>())
                .yes("fits_organisation", true)
                .yes("covers_media_refresh", false)
                .yes("prohibits_reuse", true)
        }
        "bcp" => {
            let critical =
                systems::systems(paper.plan.beds).filter(|one| one.importance == "critical").map(|one| one.id);
            row.groups(
                "articles",
                [article(1, "想定する事態と重要業務", &["chk-r7-hosp-3-0-3"]), article(7, "サイバー攻撃時の初動", &[])],
            )
            .refers("based_on", ["rec-risk-2025"])
            .yes("covers_cyber", true)
            .refers("critical_services", critical)
            .yes("defines_emergency", true)
            .yes("has_return_plan", true)
        }
        "emergency" => row
            .instead("based_on", references(&["reg-operation", "reg-bcp"]))
            .yes("covers_cyber", true)
            .yes("defines_emergency", true)
            .yes("has_return_plan", true)
            .yes("names_stop_decision", false),
        "cyber-response" => row.refers("based_on", ["reg-bcp"]).yes("names_stop_decision", false),
        "break-glass" => {
            let all = ["sys-his", "sys-pacs"];
            row.refers("systems", &all[..if paper.plan.target("account/privileged") > 5 { 2 } else { 1 }])
        }
        "cut-off-procedure" => {
            row.instead("based_on", references(&["reg-operation", "reg-cyber"])).yes("names_stop_decision", true)
        }
        "risk-policy" => row
            .yes("names_importance", true)
            .yes("names_continuity", true)
            .yes("names_resources", true)
            .yes("fits_organisation", true),
        "take-out" => row.yes("covers_take_out_targets", true),
        "information-management" => row
            .yes("covers_take_out_targets", false)
            .groups("articles", [article(3, "責任分界と役割分担", &["chk-r7-hosp-4-0-1"])]),
        "scanning" => {
            row.refers("systems", ["sys-document"]).yes("covers_signature_step", true).text("scan_within", "1日")
        }
        "media-handling" => row
            .groups("articles", [article(4, "外部媒体・持込み機器の接続", &["chk-r7-hosp-2-1-9"])])
            .yes("covers_media_refresh", true),
        "access-control" => row
            .groups("articles", [article(6, "パスワードの使い回しの禁止", &["chk-r7-hosp-2-1-8"])])
            .yes("prohibits_reuse", true)
            .yes("fits_organisation", true),
        "evidence-list" => row.groups("evidence", evidence(paper)),
        "measures-list" => row.refers("based_on", ["rec-risk-2025"]).groups("measures", measures(paper)),
        "security-policy" => row.instead("approved_by", Value::Ref(posts::DIRECTOR.to_owned())),
        _ if owner == posts::GENERAL_AFFAIRS && id == "reg-privacy" => {
            row.refers("information", ["inf-patient", "inf-record"])
        }
        _ => row,
    }
}

fn references(ids: &[&str]) -> Value {
    Value::List(ids.iter().map(|id| Value::Ref((*id).to_owned())).collect())
}

fn evidence(paper: &Paper<'_>) -> Vec<Group> {
    let mut all = Vec::new();
    for system in systems::systems(paper.plan.beds).filter(|one| one.medical) {
        let group = Group::new()
            .text("name", format!("{} アクセスログ", system.name))
            .refer("system", system.id)
            .refer("owner", "dep-it")
            .text("retention", "5年")
            .text("legal_retention", "5年");
        all.push(group);
    }
    all
}

/// Measure, layer, state, due, risk, systems it is for.
type Measure = (&'static str, &'static str, &'static str, Day, &'static str, Scope);

/// Which systems a measure is for.
#[derive(Clone, Copy)]
enum Scope {
    /// The core of the electronic record.
    Core,
    /// Departments' own systems.
    Departments,
    /// Those that stand in the hospital as a whole.
    Local,
    /// Whatever runs on servers in the hospital.
    Servers,
    /// A single one.
    Only(&'static str),
}

impl Scope {
    fn includes(self, system: &System) -> bool {
        let core = matches!(system.id, "sys-his" | "sys-billing" | "sys-nursing" | "sys-directory");
        match self {
            Self::Core => core,
            Self::Departments => system.medical && !core && system.deployment != "cloud",
            Self::Local => system.medical && !core && system.deployment == "on-premises",
            // The exchange, the building and the agents of the anti-malware were left out.
            Self::Servers => {
                system.deployment == "on-premises"
                    && !matches!(system.id, "sys-nurse-call" | "sys-building" | "sys-endpoint")
            }
            Self::Only(id) => system.id == id,
        }
    }
}

fn measures(paper: &Paper<'_>) -> Vec<Group> {
    #[rustfmt::skip]
    let all: [Measure; 12] = [
        ("保守回線を共通接続点へ集める", "infrastructure", "ongoing", Day::new(2027, 9, 30), "risk-vpn", Scope::Departments),
        ("サーバの管理者IDを1台ずつ変える", "server", "ongoing", Day::new(2026, 12, 31), "risk-ransom", Scope::Servers),
        ("端末の外部媒体を登録制にする", "client", "done", Day::new(2025, 9, 30), "risk-media", Scope::Core),
        ("電子カルテ端末の二要素認証", "client", "done", Day::new(2025, 12, 31), "risk-account", Scope::Core),
        ("部門システムの二要素認証", "client", "ongoing", Day::new(2027, 3, 31), "risk-account", Scope::Local),
        ("部門サーバの更新責任を契約に書く", "organisation", "ongoing", Day::new(2027, 3, 31), "risk-vpn", Scope::Local),
        ("給食回線の通信先を絞る", "infrastructure", "planned", Day::new(2027, 3, 31), "risk-supplier", Scope::Only("sys-food")),
        ("テープによるオフライン保管", "infrastructure", "done", Day::new(2024, 6, 30), "risk-ransom", Scope::Core),
        ("EDRの全サーバ導入", "security", "ongoing", Day::new(2027, 3, 31), "risk-ransom", Scope::Servers),
        ("ログの月次確認", "security", "done", Day::new(2025, 4, 30), "risk-insider", Scope::Core),
        ("全職員の年1回研修", "organisation", "done", Day::new(2026, 6, 30), "risk-mail", Scope::Core),
        ("サイバー訓練を年1回", "organisation", "done", Day::new(2026, 2, 28), "risk-ransom", Scope::Core),
    ];
    let group = |(name, layer, state, due, risk, scope): Measure| {
        let systems = systems::systems(paper.plan.beds).filter(|system| scope.includes(system)).map(|one| one.id);
        Group::new()
            .text("name", name)
            .text("layer", layer)
            .text("state", state)
            .refer("owner", if layer == "organisation" { posts::GENERAL_AFFAIRS } else { ids::IT_HEAD })
            .day("due", due)
            // What is done was looked at when it was; the rest is gone through every year.
            .day("checked", if state == "done" { due } else { Day::new(2026, 9, 8) })
            .refers("systems", systems)
            .refer("risk", risk)
    };
    all.into_iter().map(group).collect()
}

fn of_system(paper: &Paper<'_>, system: &System, random: &mut Random, book: &mut Book) {
    let key = &system.id[4..];
    let department = paper.staff.department_of(system);
    let owner = paper.staff.head_of(department).to_owned();
    let introduced = super::systems::introduced(system).max(Day::new(2023, 4, 1));
    let critical = system.importance == "critical";
    #[rustfmt::skip]
    let kinds: [(&str, &str, &str, bool); 6] = [
        ("spec", "仕様書", "specification", true), ("proc", "運用手順書", "operation-procedure", true), ("manual", "利用者マニュアル", "user-manual", true),
        ("emergency", "障害時手順書", "emergency-procedure", critical), ("recovery", "復旧手順書", "recovery-procedure", system.importance != "normal"),
        ("paper-form", "停止時の伝票", "paper-fallback", system.id == "sys-his"),
    ];
    for (stem, title, kind, wanted) in kinds {
        // Small systems came without specification; the nurse call has no recovery procedure yet.
        let missing = (stem == "spec" && matches!(system.id, "sys-eye" | "sys-rehab"))
            || (stem == "recovery" && system.id == "sys-nurse-call");
        if !wanted || missing {
            continue;
        }
        let approved = introduced.after(random.below(500) as i32).min(Day::new(2026, 8, 31));
        let random_day = random.below(90);
        let reviewed = if random.chance(90) { Day::new(2026, 4, 1).after(random.below(90) as i32) } else { approved };
        let given = stem == "manual" && system.id == "sys-regional";
        let row = Row::block(format!("reg-{stem}-{key}"))
            .text("name", format!("{} {title}", system.name))
            .text("type", kind)
            .text("version", format!("{}.{}", 1 + random.below(3), random.below(5)))
            .refer("owner", &owner)
            // The network that runs it wrote this manual; the hospital neither approves nor revises it.
            .when(given, |row| row.none("approved").none("approved_by").none("reviewed").day("effective", approved))
            .when(!given, |row| {
                row.day("approved", approved)
                    .refer("approved_by", if department == "dep-it" { posts::SAFETY } else { ids::IT_HEAD })
                    .day("reviewed", reviewed.max(approved))
            })
            .when(stem != "manual", |row| row.day("effective", approved.after(9)))
            .when(random.chance(93), |row| {
                row.day("next_review", if random_day == 0 { Day::new(2026, 8, 31) } else { Day::new(2027, 6, 30) })
            })
            .refers("based_on", ["reg-operation"])
            .text("place", format!("共有フォルダ/システム/{key}/{title}.pdf"))
            .put("articles", Value::List(Vec::new()))
            .refers("systems", [system.id])
            .when(kind == "emergency-procedure", |row| row.yes("covers_cyber", true));
        book.add("systems/documents.yaml", "regulations", row);
    }
}
