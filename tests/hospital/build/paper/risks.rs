//! The risk assessment, entry by entry.

use super::Paper;
use crate::hospital::day::Day;
use crate::hospital::tables::{ids, posts, systems};
use crate::hospital::writer::{Book, Fill, Row};

/// Id, what could happen, systems (empty for all), likelihood, impact, treatment, owner.
type Entry = (&'static str, &'static str, &'static [&'static str], i64, i64, &'static str, &'static str);

#[rustfmt::skip]
const RISKS: [Entry; 12] = [
    ("risk-ransom", "ランサムウェアで診療系のサーバが暗号化される", &["sys-his", "sys-directory", "sys-pacs", "sys-lis", "sys-pharmacy"], 4, 5, "reduce", ids::IT_HEAD),
    ("risk-vpn", "保守用の接続装置の弱点から侵入される", &["sys-surgery", "sys-dialysis", "sys-pacs", "sys-lis"], 4, 5, "reduce", ids::IT_HEAD),
    ("risk-supplier", "委託先の拠点から院内へ侵入が広がる", &["sys-food", "sys-supplies"], 3, 5, "reduce", ids::IT_HEAD),
    ("risk-account", "退職者や事業者のIDが悪用される", &["sys-his", "sys-directory"], 3, 4, "reduce", ids::IT_STAFF[0]),
    ("risk-media", "USBメモリから感染する、または紛失する", &["sys-his", "sys-physiology", "sys-endoscopy"], 3, 3, "reduce", ids::IT_STAFF[1]),
    ("risk-insider", "職員が業務外で診療録を見る", &["sys-his", "sys-document"], 3, 3, "reduce", posts::RECORDS),
    ("risk-mail", "標的型メールで情報系の端末が乗っ取られる", &["sys-groupware"], 4, 3, "reduce", ids::IT_STAFF[1]),
    ("risk-power", "停電・空調停止でサーバ室が止まる", &["sys-his", "sys-backup"], 2, 5, "reduce", ids::FACILITIES),
    ("risk-flood", "浸水で地階の機器が使えなくなる", &["sys-food", "sys-building"], 2, 4, "transfer", ids::FACILITIES),
    ("risk-cloud", "クラウドの停止・設定誤りで情報が見えてしまう", &["sys-groupware", "sys-incident", "sys-telereading"], 2, 4, "reduce", ids::IT_HEAD),
    ("risk-old-device", "サポートの切れた装置が残る", &["sys-dialysis", "sys-eye", "sys-endoscopy"], 4, 3, "accept", ids::ENGINEER),
    ("risk-others", "そのほかの部門システムの停止", &[], 2, 3, "accept", ids::IT_STAFF[0]),
];

/// Writes the risks.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    let path = "organisation/risks.yaml";
    book.head(
        path,
        "リスク評価の結果です。年1回、委員会で見直します(評価の記録は evidence/2025.yaml)。\n管理: 情報システム課",
    );
    let listed: Vec<&str> = RISKS.iter().flat_map(|risk| risk.2.iter().copied()).collect();
    for (id, name, about, likelihood, impact, treatment, owner) in RISKS {
        let mut about: Vec<_> =
            about.iter().copied().filter(|id| systems::systems(paper.plan.beds).any(|one| one.id == *id)).collect();
        if about.is_empty() {
            // The guest network has been left out of the assessment.
            let rest = systems::systems(paper.plan.beds).map(|one| one.id);
            about = rest.filter(|id| !listed.contains(id) && *id != "sys-guest").collect();
        }
        let information: &[&str] = match id {
            "risk-mail" | "risk-cloud" => &["inf-management", "inf-staff", "inf-incident"],
            "risk-insider" => &["inf-record", "inf-consent", "inf-patient"],
            "risk-media" => &["inf-image", "inf-physiology"],
            "risk-others" => &["inf-checkup", "inf-billing", "inf-blood", "inf-report"],
            "risk-power" => &["inf-technical", "inf-record"],
            _ => &["inf-record", "inf-order", "inf-image", "inf-lab"],
        };
        let row = Row::block(id)
            .text("name", name)
            .refers("systems", about)
            .refers("information", information)
            .number("likelihood", likelihood)
            .number("impact", impact)
            .text("grade", if impact >= 5 { "critical" } else { "important" })
            .text("treatment", treatment)
            .refer("owner", owner)
            .day("assessed", Day::new(2026, 2, 12))
            .refer("assessment", "rec-risk-2025")
            .day("next_review", Day::new(2027, 2, 28));
        book.add(path, "risks", row);
    }
}
