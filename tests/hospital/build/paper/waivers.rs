//! Waivers: what stands at or above the gate, excused for a reason and a time.

use super::Paper;
use crate::hospital::day::Day;
use crate::hospital::tables::{ids, posts};
use crate::hospital::writer::{Book, Fill, Row};

/// Rule, subjects, reason, compensation, valid until.
type Waiver = (&'static str, &'static [&'static str], &'static str, &'static str, Day);

const MARCH: Day = Day::new(2027, 3, 31);

#[rustfmt::skip]
const WAIVERS: [Waiver; 1] = [
    ("access/leaver-account-active", &["acc-his-0001", "acc-his-0002", "acc-his-0003"], "退職の届けが遅れた。医師の代筆書類が残っており、10月中に引き継いで止める", "ログインを院内の端末に限り、毎週ログを見る", Day::new(2026, 10, 31)),
];

/// Writes the waivers of both halves.
pub fn build(paper: &Paper<'_>, book: &mut Book) {
    let path = "organisation/waivers.yaml";
    book.head(path, "免除の一覧です。直すまでの間、理由と代わりの守りを決めて、期限つきで認めたものだけを書きます。\n頼む人と認める人は別です。期限が来たら直すか、委員会にかけ直します。\n管理: 情報システム課");
    let mut number = 0;
    let mut write =
        |rule: &'static str, subjects: Vec<String>, reason: &'static str, instead: &'static str, until: Day| {
            number += 1;
            let from = Day::new(2026, 9, 17);
            let row = Row::block(format!("waiver-{number:02}"))
                .text("rule", rule)
                .refers("subjects", subjects)
                .text("reason", reason)
                .text("compensation", instead)
                .refer("requested_by", ids::IT_HEAD)
                .refer("approver", posts::SAFETY)
                .day("from", from)
                .day("until", until)
                .day("review", until.before(30).max(from.after(7)))
                .text("ticket", format!("委員会 2026年9月 議題{number}"));
            book.add(path, "waivers", row);
        };
    for (rule, subjects, reason, instead, until) in WAIVERS {
        write(rule, subjects.iter().map(|id| (*id).to_owned()).collect(), reason, instead, until.min(MARCH));
    }
    for one in &paper.site.to_waive {
        write(one.rule, vec![one.subject.clone()], one.reason, one.compensation, one.until);
    }
}
