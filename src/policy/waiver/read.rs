//! Reading waivers: which of them have an effect, and why the others have none.

use super::{SHOWN, Waiver, codes};
use crate::finding::{Code, Finding, Route};
use crate::id::RecordIndex;
use crate::model::{Head, Inventory};
use crate::policy::duties::{Holders, Standing, unclear};
use crate::policy::registry::Registry;
use crate::schema::documents::RuleLevel;
use crate::schema::kinds::{Duty, DutyRole, Kind, Waiver as Row};
use crate::schema::suggest;
use crate::schema::units::Day;
use crate::schema::view::List;
use crate::words;
use crate::words::{Lang, Words};

/// Duties that may accept a risk for the hospital as a whole.
///
/// Our own reading: guideline 6.0 leaves the acceptance of risk to the
/// leadership and to the safety manager it appoints; a CISO is that person
/// under another name. Those who run the systems ask for waivers. The three
/// of a group's headquarters may approve for the facilities that name it.
const APPROVING: [DutyRole; 3] = [DutyRole::Director, DutyRole::SafetyManager, DutyRole::Ciso];

/// Whether a duty may approve. One that is limited to systems or departments
/// does not speak for the hospital.
fn approves(duty: Duty<'_>) -> bool {
    duty.role().known().is_some_and(|role| APPROVING.contains(&role))
        && duty.systems().known().is_none_or(List::is_empty)
        && duty.departments().known().is_none_or(List::is_empty)
}

/// Whether findings of a built-in code may be waived: those about waivers may not.
pub fn may_be_waived(code: &str) -> bool {
    let about_waivers = [
        &codes::WAIVER_EXPIRED,
        &codes::WAIVER_ENDS_SOON,
        &codes::WAIVER_ENDING,
        &codes::WAIVER_UNUSED,
        &codes::WAIVER_SELF_APPROVED,
        &codes::WAIVER_WITHOUT_APPROVAL,
        &codes::WAIVER_INCOMPLETE,
        &codes::WAIVER_UNKNOWN_RULE,
        &codes::WAIVER_NOT_ALLOWED,
    ];
    !about_waivers.iter().any(|one| one.id == code)
}

/// The waivers that hold or will hold, and findings about the others.
pub(super) fn waivers(inventory: &Inventory, registry: &Registry, as_of: Day) -> (Vec<Waiver>, Vec<Finding>) {
    let approvers = Holders::read(inventory, approves).with_headquarters();
    let reader = Reader { inventory, registry, approvers, as_of };
    let (mut waivers, mut findings) = (Vec::new(), Vec::new());
    for at in inventory.of_kind(Kind::Waiver) {
        match reader.waiver(*at) {
            Ok((waiver, in_part)) => {
                waivers.push(waiver);
                findings.extend(in_part.map(|finding| *finding));
            }
            Err(finding) => findings.push(*finding),
        }
    }
    (waivers, findings)
}

struct Reader<'a> {
    inventory: &'a Inventory,
    registry: &'a Registry,
    approvers: Holders,
    as_of: Day,
}

impl Reader<'_> {
    /// A waiver with an effect and what of it has none, or the first reason why nothing of it has.
    fn waiver(&self, at: RecordIndex) -> Result<(Waiver, Option<Box<Finding>>), Box<Finding>> {
        let head = self.inventory.head(at);
        let row = Row(self.inventory.slots(at));
        let incomplete = |field, message| report(head, &codes::WAIVER_INCOMPLETE, field, message);
        let rule = row.rule().known().unwrap_or_default();
        self.rule(head, rule)?;
        let subjects: Vec<(usize, String)> = row
            .subjects()
            .known()
            .into_iter()
            .flat_map(List::facts)
            .enumerate()
            .filter_map(|(position, subject)| Some((position, subject.known()?.to_owned())))
            .collect();
        if subjects.is_empty() {
            return Err(incomplete("subjects", words!("免除に対象がありません", "the waiver names no subject")));
        }
        let (Some(from), Some(until)) = (row.from().known(), row.until().known()) else {
            let field = if row.from().known().is_none() { "from" } else { "until" };
            return Err(incomplete(field, words!("免除に期間がありません", "the waiver has no period")));
        };
        if until < from {
            let message =
                words!("期限 {until} が開始日 {from} より前です", "it ends on {until}, before it begins on {from}");
            return Err(incomplete("until", message));
        }
        // A dash or a full stop is no reason.
        if !row.reason().known().is_some_and(|reason| reason.contains(char::is_alphanumeric)) {
            return Err(incomplete("reason", words!("免除に理由がありません", "the waiver has no reason")));
        }
        let Some(author) = row.requested_by().known() else {
            return Err(incomplete("requested_by", words!("免除に申請者がいません", "nobody asked for the waiver")));
        };
        let Some(approver) = row.approver().known() else {
            return Err(incomplete("approver", words!("免除に承認者がいません", "the waiver has no approver")));
        };
        if author == approver {
            let message = words!("申請者が自分で承認しています", "its author has approved it");
            return Err(report(head, &codes::WAIVER_SELF_APPROVED, "approver", message));
        }
        self.approval(at, head, approver, from)?;
        if until < self.as_of {
            let message = words!("免除の期限が {until} で切れています", "the waiver ran out on {until}");
            return Err(report(head, &codes::WAIVER_EXPIRED, "until", message));
        }
        let (refused, subjects): (Vec<_>, Vec<_>) =
            subjects.into_iter().partition(|(_, subject)| self.is_mandatory(rule, subject));
        let refused = (!refused.is_empty()).then(|| mandatory_at(head, rule, &refused));
        match refused {
            Some(finding) if subjects.is_empty() => Err(finding),
            refused => {
                let route = row.route().known().map(Route::parse);
                Ok((Waiver { record: at, until, rule: rule.to_owned(), subjects, route, from }, refused))
            }
        }
    }

    /// Whether the rule is mandatory where a subject is. A row that does not exist yet may be anywhere.
    fn is_mandatory(&self, rule: &str, subject: &str) -> bool {
        let Some((rule, at)) = self.registry.find(rule).zip(self.inventory.find(subject)) else { return false };
        rule.levels.of(self.inventory, Some(at)).level == RuleLevel::Mandatory
    }

    /// Whether the rule exists and may be waived.
    fn rule(&self, head: &Head, rule: &str) -> Result<(), Box<Finding>> {
        match self.registry.find(rule) {
            Some(found) if found.levels.always_mandatory() => {
                let message = words!("ルール `{rule}` は必須です", "rule `{rule}` is mandatory");
                Err(report(head, &codes::WAIVER_NOT_ALLOWED, "rule", message))
            }
            Some(_) => Ok(()),
            None if !crate::policy::is_code(rule) => {
                let message = words!("ルール `{rule}` はありません", "there is no rule `{rule}`");
                let mut finding = report(head, &codes::WAIVER_UNKNOWN_RULE, "rule", message);
                let names = self.registry.rules().iter().map(|rule| rule.id.as_str());
                if let Some(remedy) = suggest(rule, names) {
                    finding.remedy = Some(remedy);
                }
                Err(finding)
            }
            None if !may_be_waived(rule) => {
                let message = words!("`{rule}` は免除そのものの指摘です", "`{rule}` is about waivers themselves");
                Err(report(head, &codes::WAIVER_NOT_ALLOWED, "rule", message))
            }
            None => Ok(()),
        }
    }

    /// Whether the approver could approve on the first day. No later day will
    /// do: what holds from then was approved by then.
    fn approval(&self, at: RecordIndex, head: &Head, approver: RecordIndex, from: Day) -> Result<(), Box<Finding>> {
        let person = &self.inventory.head(approver).id;
        match self.approvers.standing(self.inventory, at, approver, from) {
            Standing::Held => Ok(()),
            Standing::None => {
                let message = words!(
                    "`{person}` は {from} に、免除を承認できる役割に就いていません",
                    "`{person}` held no duty on {from} that may approve a waiver"
                );
                Err(report(head, &codes::WAIVER_WITHOUT_APPROVAL, "approver", message))
            }
            Standing::Unclear(duty) => {
                let message = words!(
                    "`{person}` が {from} に、免除を承認できる役割に就いていたか分かりません",
                    "nobody knows whether `{person}` held a duty on {from} that may approve a waiver"
                );
                let finding = report(head, &codes::WAIVER_WITHOUT_APPROVAL, "approver", message);
                Err(Box::new(unclear(self.inventory, duty, *finding)))
            }
        }
    }
}

/// The finding about subjects at whose facility the rule is mandatory.
fn mandatory_at(head: &Head, rule: &str, subjects: &[(usize, String)]) -> Box<Finding> {
    let names: Vec<Words> = subjects.iter().take(SHOWN).map(|(_, id)| words!("`{id}`", "`{id}`")).collect();
    let names = Words::join(&names, "、", ", ");
    let message = words!(
        "ルール `{rule}` は、対象の施設では必須です ({ja})",
        "rule `{rule}` is mandatory at the facility of {en}";
        ja = names.get(Lang::Ja),
        en = names.get(Lang::En)
    );
    let remedy = words!(
        "その対象を免除から消し、指摘を解消してください",
        "remove those subjects from the waiver and settle the findings"
    );
    let finding = Finding::new(&codes::WAIVER_NOT_ALLOWED, message).help(remedy).about(head.id.as_str());
    let places = subjects.iter().take(SHOWN);
    let places = places.map(|(position, _)| head.place_of(Route::key("subjects").then_index(*position)));
    Box::new(places.fold(finding, Finding::at))
}

fn report(head: &Head, code: &'static Code, field: &str, message: Words) -> Box<Finding> {
    Box::new(Finding::new(code, message).at(head.place_at(field)).about(head.id.as_str()))
}
