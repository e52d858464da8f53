//! The status of a fact, clause or item, and why it has it.

use super::Tally;
use crate::policy::edition::Entry;
use crate::schema::documents::Confidence;
use crate::words::Words;

/// The answer to a clause. The order is that of weight: the worst comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Something it asks for does not hold.
    No,
    /// Something it asks for is not known, or nothing decides it.
    Unknown,
    /// Everything it asks for holds.
    Yes,
    /// It does not concern the hospital, and the hospital said why.
    NotApplicable,
}

impl Status {
    /// All of them, the worst first.
    pub const ALL: [Self; 4] = [Self::No, Self::Unknown, Self::Yes, Self::NotApplicable];

    /// The word used in machine formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Unknown => "unknown",
            Self::Yes => "yes",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// The word used for people.
    pub fn title(self) -> Words {
        match self {
            Self::No => Words::fixed("いいえ", "no"),
            Self::Unknown => Words::fixed("不明", "unknown"),
            Self::Yes => Words::fixed("はい", "yes"),
            Self::NotApplicable => Words::fixed("対象外", "not applicable"),
        }
    }
}

impl Entry {
    /// The mark that goes with its reference wherever that is printed: its text
    /// was not seen, or is only remembered.
    pub fn mark(&self) -> Words {
        match self.confidence {
            _ if self.unread => Words::fixed(" (条文未確認)", " (text not seen)"),
            Confidence::Memory => Words::fixed(" (本文未確認)", " (text not confirmed)"),
            _ => Words::fixed("", ""),
        }
    }
}

/// Why. The order is that of weight within a status.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A rule is violated.
    Violated,
    /// Rules are violated, and all of it is waived.
    Waived,
    /// A person looked and found that it does not hold.
    Denied,
    /// A vendor answers no.
    VendorNo,
    /// Nobody has seen the text.
    Unread,
    /// What decides is not written, or not in a usable way.
    Undecided,
    /// A vendor has not answered this fiscal year.
    Unanswered,
    /// No rule decides it.
    NoRule,
    /// Rules concern nothing that is written, and nobody declared that to be all there is.
    NothingJudged,
    /// A person has to look.
    NeedsPerson,
    /// A person looked and found that it holds.
    Attested,
    /// Every vendor answers yes, as far as it is concerned.
    VendorYes,
    /// Rules are satisfied.
    Satisfied,
    /// There is no such thing, by a sheet that is declared complete.
    NoneThere,
    /// Every vendor answers that it is not concerned.
    VendorExempt,
    /// No facility is concerned, for this reason.
    NotConcerned(Words),
}

impl Reason {
    /// The word used in machine formats.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Violated => "violated",
            Self::Waived => "waived",
            Self::Denied => "attested-no",
            Self::VendorNo => "vendor-no",
            Self::Unanswered => "vendor-unanswered",
            Self::VendorYes => "vendor-yes",
            Self::VendorExempt => "vendor-not-applicable",
            Self::Unread => "text-not-seen",
            Self::Undecided => "undecided",
            Self::NoRule => "no-rule",
            Self::NothingJudged => "nothing-judged",
            Self::NeedsPerson => "needs-person",
            Self::Attested => "attested",
            Self::Satisfied => "satisfied",
            Self::NoneThere => "none-there",
            Self::NotConcerned(_) => "not-concerned",
        }
    }

    /// The words for people.
    pub fn title(&self) -> Words {
        match self {
            Self::Violated => Words::fixed("違反がある", "something is violated"),
            Self::Waived => Words::fixed("違反はすべて免除中", "all that is violated is waived"),
            Self::Denied => Words::fixed("人が確かめて「いいえ」", "a person looked and found it does not hold"),
            Self::VendorNo => Words::fixed("「いいえ」と答えた事業者がある", "a vendor answers no"),
            Self::Unanswered => {
                Words::fixed("今年度の回答がない事業者がある", "a vendor has not answered this fiscal year")
            }
            Self::VendorYes => Words::fixed("事業者がすべて「はい」と答えた", "every vendor answers yes"),
            Self::VendorExempt => {
                Words::fixed("事業者がすべて「対象外」と答えた", "every vendor answers that it is not concerned")
            }
            Self::Unread => Words::fixed("条文未確認", "its text was not seen"),
            Self::Undecided => Words::fixed("判定に要る項目が不明", "facts it takes are not known"),
            Self::NoRule => Words::fixed("判定するルールがない事実がある", "no rule decides some fact"),
            Self::NothingJudged => Words::fixed(
                "当てはまる行がなく、台帳の完備も宣言されていない",
                "no row it is about, in a sheet not declared complete",
            ),
            Self::NeedsPerson => Words::fixed("人が確かめる必要がある", "a person has to confirm it"),
            Self::Attested => Words::fixed("人が確かめた", "a person looked and found it holds"),
            Self::Satisfied => Words::fixed("充足", "satisfied"),
            Self::NoneThere => Words::fixed("完備と宣言された台帳に該当なし", "none in a sheet declared complete"),
            Self::NotConcerned(reason) => reason.clone(),
        }
    }
}

/// A status with its reason. The smaller one is the worse.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Verdict {
    /// The status.
    pub status: Status,
    /// Why.
    pub reason: Reason,
}

impl Verdict {
    pub(super) fn unknown(reason: Reason) -> Self {
        Self { status: Status::Unknown, reason }
    }

    pub(super) fn yes(reason: Reason) -> Self {
        Self { status: Status::Yes, reason }
    }

    pub(super) fn not_concerned(reason: &Words) -> Self {
        Self { status: Status::NotApplicable, reason: Reason::NotConcerned(reason.clone()) }
    }

    /// What is open or wrong in a tally, if anything is.
    pub(super) fn open(tally: &Tally) -> Option<Self> {
        if tally.violated > 0 {
            let reason = if tally.violated == tally.violated_waived { Reason::Waived } else { Reason::Violated };
            return Some(Self { status: Status::No, reason });
        }
        (tally.undecided > 0).then(|| Self::unknown(Reason::Undecided))
    }

    /// The words for people: `いいえ・免除中` where all that is violated is waived.
    pub fn title(&self) -> Words {
        match self.reason {
            Reason::Waived => Words::fixed("いいえ・免除中", "no (waived)"),
            _ => self.status.title(),
        }
    }
}
