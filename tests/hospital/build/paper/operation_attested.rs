//! What people looked at and found where no field shows it: the volume on
//! operation and the checklist.

use super::Paper;
use super::attestations::{FILE, Looked, attestation};
use crate::hospital::day::Day;
use crate::hospital::tables::{ids, posts, systems};
use crate::hospital::writer::Book;

#[rustfmt::skip]
const LOOKED: [Looked<'static>; 9] = [
    ("mhlw6-ops-1-1#1", &["reg-laws", "sys-his", "sys-document", "sys-lis"], "sample", "10システムを抜き出し、台帳の要件と法令の一覧を読み合わせた", true, Day::new(2026, 9, 8), ids::IT_HEAD),
    ("mhlw6-ops-5-1#1", &["sys-eye", "rec-conformity-pacs"], "interview", "眼科はCSVで取り出して変換できると製造元に聞いた", true, Day::new(2026, 9, 9), ids::IT_HEAD),
    ("mhlw6-ops-9-1#1", &["dwg-systems"], "document", "構成図と台帳を突き合わせた", true, Day::new(2026, 9, 9), ids::IT_STAFF[0]),
    ("mhlw6-ops-9-4#1", &["sys-his", "sys-lis"], "sample", "患者5人の記録を検索し、印刷まで30秒で終わった", true, Day::new(2026, 9, 10), ids::IT_HEAD),
    ("mhlw6-ops-15-u1#1", &["sys-document", "sys-prescription"], "configuration", "文書ごとの署名と時刻の設定を画面で見た", true, Day::new(2026, 9, 10), ids::IT_HEAD),
    ("chk-r7-hosp-2-1-8#confirmed", &["reg-operation"], "sample", "サーバ10台と装置10台の変更記録を見た", true, Day::new(2026, 9, 14), ids::IT_HEAD),
    ("chk-r7-hosp-2-2-11#confirmed", &["rec-log-2026-08"], "sample", "サーバ5台のログを開き、確認の記録と突き合わせた", true, Day::new(2026, 9, 14), ids::IT_HEAD),
    ("chk-r7-hosp-3-0-2#confirmed", &["rec-restore-his"], "document", "電子カルテの手順書と試験の記録を読み合わせた", true, Day::new(2026, 9, 15), posts::SAFETY),
    ("chk-r7-hosp-3-0-3#confirmed", &["reg-bcp", "rec-drill-cyber-2026"], "document", "計画の7章を読み、訓練で出た改善が入っていることを確かめた", true, Day::new(2026, 9, 15), posts::SAFETY),
];

/// Writes those about something this hospital has.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    let has = |id: &&str| match id.strip_prefix("sys-").or(id.strip_prefix("rec-conformity-")) {
        Some(key) => systems::systems(paper.plan.beds).any(|one| &one.id[4..] == key),
        None => true,
    };
    for (fact, looked_at, method, note, result, on, by) in LOOKED {
        let there: Vec<&'static str> = looked_at.iter().copied().filter(has).collect();
        if !there.is_empty() {
            book.add(FILE, "attestations", attestation((fact, &there, method, note, result, on, by)));
        }
    }
}
