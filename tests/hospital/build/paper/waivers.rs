//! Waivers: what stands at or above the gate, excused for a reason and a time.

use super::Paper;
use super::accounts::Noted;
use crate::hospital::day::Day;
use crate::hospital::tables::{ids, posts, systems};
use crate::hospital::writer::{Book, Fill, Row};

/// Rule, subjects, reason, compensation, valid until.
type Waiver = (&'static str, &'static [&'static str], &'static str, &'static str, Day);

const OCTOBER: Day = Day::new(2026, 10, 31);
const DECEMBER: Day = Day::new(2026, 12, 28);
const MARCH: Day = Day::new(2027, 3, 31);

const DIALYSIS: &str = "透析支援は令和9年3月に更新する。今の版は作れる設定に限りがある";
const APART: &str = "専用の区画に置き、夜間は回線を抜き、ログを毎週見る";

#[rustfmt::skip]
const WAIVERS: [Waiver; 26] = [
    ("backup/overdue", &["bk-dialysis"], "保存先の容量が8月末から足りない。装置の追加を発注した(10月納品)", "透析記録を毎日紙に出し、週1回手で写しを取る", OCTOBER),
    ("backup/promised-but-not-taken", &["ctr-maint-dialysis"], "保存先の容量が8月末から足りない。装置の追加を発注した(10月納品)", "透析記録を毎日紙に出し、週1回手で写しを取る", OCTOBER),
    ("line/open-to-any-source", &["line-rm-dialysis"], DIALYSIS, APART, DECEMBER),
    ("line/remote-desktop-port-open", &["line-rm-dialysis"], DIALYSIS, APART, DECEMBER),
    ("vendor/remote-from-anywhere", &["ra-rm-dialysis"], DIALYSIS, APART, DECEMBER),
    ("vendor/remote-desktop-without-jump-host", &["ra-rm-dialysis", "ra-rm-surgery", "ra-rm-icu"], "共通接続点への移行を順に進めている(手術は12月、透析は更新時)", "接続の申請のつど、担当者が画面を見る", MARCH),
    ("access/no-lockout", &["sys-dialysis"], DIALYSIS, "透析室の端末だけから使える", MARCH),
    ("access/password-policy-weak", &["sys-dialysis"], DIALYSIS, "透析室の端末だけから使える", MARCH),
    ("system/records-can-be-rewritten", &["sys-dialysis"], DIALYSIS, "経過表を毎日紙に出して医師が署名し、直したときは紙にも残す", MARCH),
    ("system/support-ended", &["sys-dialysis"], DIALYSIS, "外への通信を止め、年1回オフラインで検査する", MARCH),
    ("system/not-up-to-date", &["sys-dialysis", "sys-endoscopy", "sys-nurse-call"], "透析は更新待ち、内視鏡とナースコールは製造元の動作確認を待っている", "専用の区画に分け、通信を絞っている", MARCH),
    ("access/anonymous-use", &["sys-reception"], "再来受付機は診察券を通して使うもので、患者にログインさせられない", "受付に要る画面だけを出し、職員の目の届く所に置く", MARCH),
    ("access/exempt-from-two-factor", &["acc-his-admin-2"], "夜間の当番が使う端末に読取装置がない。10月に付ける", "情報システム課の部屋の端末に限る", OCTOBER),
    ("access/privileged-and-shared", &["acc-local-012"], "検査装置の制御ソフトが管理者権限でしか動かない", "ほかの端末に同じIDを置かない。部屋に鍵がある", MARCH),
    ("backup/restore-not-tested", &["bk-surgery"], "手術部の予定が合わず、試験を11月に延ばした", "写しの取得は毎日確かめている", DECEMBER),
    ("ledger/purchase-not-in-ledger", &["pur-department-1", "pur-department-2"], "診療科と部門が買ったもの。所在を確かめて台帳に載せる", "院内の網にはつながせない(認証で止まる)", OCTOBER),
    ("line/billed-but-not-listed", &["bill-mobile-2"], "経理の請求書で見つけた。施設課と設備の業者に照会している", "中央監視の区画から診療の区画へは通信させていない", OCTOBER),
    ("system/log-can-be-altered", &["sys-nurse-call"], "交換機のログは装置の中にしか残せない", "毎月手で写しを取る", MARCH),
    ("system/log-incomplete", &["sys-eye"], "眼科システムは令和9年3月に更新する", "端末の利用を診察室の2台に限る", MARCH),
    ("system/patient-data-sent-unprotected", &["sys-telereading"], "閉じた回線の中だけで送っている。暗号化は更新時に入れる", "回線の両端を証明書で確かめている", MARCH),
    ("vendor/contract-ended-but-in-use", &["ctr-maint-eye", "ctr-lease-multifunction"], "契約の手続きが止まっている。10月の管理会議にかける", "業者は口頭で保守の継続を約束している", OCTOBER),
    ("vendor/remote-denied-but-access-exists", &["ans-chuo-tsushin"], "交換機の業者に、LTEの保守回線を回答に入れるよう求めている", "使うときだけ電源を入れる", OCTOBER),
    ("vendor/remote-denied-but-line-exists", &["ans-chuo-tsushin"], "交換機の業者に、LTEの保守回線を回答に入れるよう求めている", "使うときだけ電源を入れる", OCTOBER),
    ("vendor/remote-log-unread", &["ra-rm-exchange"], "LTEの装置に記録の機能がない。12月に取り替える", "使うときだけ電源を入れ、立ち会う", DECEMBER),
    ("network/outside-line-beside-critical-servers", &["line-telephone-2"], "交換機とナースコールのサーバは同じ装置に収まっている", "公衆網からは音声だけが届く", MARCH),
    ("vendor/storage-contract-lacks-clauses", &["ctr-saas-regional"], "協議会の規約の改正を待っている(令和9年4月)", "提供する項目を患者基本情報に限る", MARCH),
];

/// Writes the waivers of both halves.
pub fn build(paper: &Paper<'_>, noted: &Noted, book: &mut Book) {
    let path = "organisation/waivers.yaml";
    book.head(
        path,
        "免除の一覧です。直すまでの間、理由と代わりの守りを決めて、期限つきで認めたものだけを書きます。\n頼む人と認める人は別です。期限が来たら直すか、委員会にかけ直します。\n管理: 情報システム課",
    );
    let mut number = 0;
    let mut write =
        |rule: &'static str, subjects: &[String], reason: &'static str, instead: &'static str, until: Day| {
            if subjects.is_empty() {
                return;
            }
            number += 1;
            let from = Day::new(2026, 9, 18);
            let row = Row::block(format!("waiver-{number:02}"))
                .text("rule", rule)
                .refers("subjects", subjects)
                .text("reason", reason)
                .text("compensation", instead)
                .refer("requested_by", ids::IT_HEAD)
                .refer("approver", posts::SAFETY)
                .day("from", from)
                .day("until", until)
                .day("review", until.before(20))
                .text("ticket", format!("委員会 2026年9月 議題{number}"));
            book.add(path, "waivers", row);
        };
    for (rule, subjects, reason, instead, until) in WAIVERS {
        let known = |id: &str| match id.strip_prefix("ra-").or(id.strip_prefix("line-")) {
            Some(line) => systems::lines(paper.plan.beds).any(|one| one.id[5..] == *line),
            None => true,
        };
        let subjects: Vec<String> = subjects.iter().filter(|id| known(id)).map(|id| (*id).to_owned()).collect();
        write(rule, &subjects, reason, instead, until);
    }
    let late = "退職の届けが遅れた。書類の引き継ぎが残っており、10月中に止める";
    write(
        "access/leaver-account-active",
        &noted.forgotten,
        late,
        "ログインを院内の端末に限り、毎週ログを見る",
        OCTOBER,
    );
    let shared = "設備の業者の当番が共用している。個人ごとのIDを発行する手続き中";
    for rule in [
        "access/account-without-holder",
        "access/account-shared-by-people",
        "access/maintenance-account-unbounded",
        "access/maintenance-work-untraceable",
    ] {
        write(rule, &noted.shared, shared, "使うたびに電話で名乗ってもらい、日誌に書く", DECEMBER);
    }
    let ended = "眼科の保守契約を10月の管理会議で結び直す";
    write("access/vendor-account-after-contract", &noted.ended, ended, "使うときだけ有効にし、立ち会う", OCTOBER);
    let servers: Vec<String> =
        paper.site.of_system("sys-eye").filter(|one| one.class == "server").map(|one| one.id.clone()).collect();
    write(
        "device/update-vendor-without-contract",
        &servers,
        ended,
        "更新は10月まで見送り、外への通信を止める",
        OCTOBER,
    );
    let tasks: Vec<String> =
        ["resp-lis-restore", "resp-dialysis-server-update", "resp-box-rm-dialysis"].map(str::to_owned).into();
    let boundary = "業者と担当を詰めている。令和9年度の契約に書く";
    write("vendor/task-done-by-nobody-or-two", &tasks, boundary, "決まるまでは情報システム課が業者に依頼を出す", MARCH);
    for one in &paper.site.to_waive {
        write(one.rule, std::slice::from_ref(&one.subject), one.reason, one.compensation, one.until);
    }
}
