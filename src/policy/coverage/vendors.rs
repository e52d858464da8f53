//! Items a checklist asks of vendors: judged for every contracted vendor, then
//! rolled up.
//!
//! A vendor's answer is the newest form it has returned for each of its
//! systems, if it came in the current fiscal year; last year's answer says
//! nothing about this one (our own reading of a form that is filled in every
//! year). A rule that cites the item and is violated by a row of the vendor
//! contradicts whatever was answered.

use std::collections::{BTreeMap, BTreeSet};

use super::Grounds;
use super::status::{Reason, Status, Verdict};
use super::tally::{Basis, Tally};
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::policy::edition::Entry;
use crate::policy::outcome::Outcome;
use crate::policy::rule::Rule;
use crate::schema::Fact;
use crate::schema::kinds::{AnswerValue, Contract, Device, DeviceClass, Kind, System, VendorAnswer};
use crate::schema::units::Day;
use crate::schema::value::Value;
use crate::schema::view::List;

/// First month of the fiscal year.
const APRIL: i8 = 4;

/// What a contracted vendor answers to an item, and what is known about it.
#[derive(Clone, Debug)]
pub struct OfVendor {
    /// The vendor.
    pub vendor: RecordIndex,
    /// The status of the item for it.
    pub verdict: Verdict,
    /// The answers that count, newest first.
    pub answers: Vec<VendorSaid>,
}

/// One answer of a vendor.
#[derive(Clone, Debug)]
pub struct VendorSaid {
    /// The form it stands in.
    pub form: RecordIndex,
    /// The answer, if it can be read.
    pub answer: Option<AnswerValue>,
    /// When the form came in.
    pub received: Day,
    /// Whether that was in the current fiscal year.
    pub current: bool,
}

/// The vendors under contract, and what they returned.
pub(super) struct Vendors {
    contracted: BTreeSet<RecordIndex>,
    /// Returned forms by vendor, newest first.
    forms: BTreeMap<RecordIndex, Vec<(Day, RecordIndex)>>,
    year: Day,
}

impl Vendors {
    pub(super) fn read(inventory: &Inventory, as_of: Day) -> Self {
        let contracts = inventory.of_kind(Kind::Contract).iter().map(|at| Contract(inventory.slots(*at)));
        let contracts = contracts.filter(|one| may_hold(*one, as_of) && may_cover_medical_data(inventory, *one));
        let mut forms: BTreeMap<RecordIndex, Vec<(Day, RecordIndex)>> = BTreeMap::new();
        for at in inventory.of_kind(Kind::VendorAnswer) {
            let form = VendorAnswer(inventory.slots(*at));
            if let (Some(vendor), Some(received)) = (form.vendor().known(), form.received().known())
                && received <= as_of
            {
                forms.entry(vendor).or_default().push((received, *at));
            }
        }
        forms.values_mut().for_each(|all| all.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1))));
        let (year, month, _) = as_of.ymd();
        let first = Day::of(if month < APRIL { year - 1 } else { year }, APRIL, 1);
        Self {
            contracted: contracts.filter_map(|one| one.vendor().known()).collect(),
            forms,
            year: first.unwrap_or(as_of),
        }
    }

    /// The item for every contracted vendor, in the order of the inventory.
    pub(super) fn judge(&self, grounds: &Grounds<'_, '_>, entry: &Entry, citing: &BTreeSet<usize>) -> Vec<OfVendor> {
        let inventory = grounds.judgement.inventory();
        let mut of_rows: BTreeMap<RecordIndex, Tally> = BTreeMap::new();
        rows(grounds, citing, |_, vendor, outcome, waived, basis| {
            of_rows.entry(vendor).or_default().row(outcome, waived, basis);
        });
        let one = |vendor: &RecordIndex| {
            let answers = self.answers(inventory, *vendor, entry);
            let said = answers.iter().map(VendorSaid::verdict).min().unwrap_or(Verdict::unknown(Reason::Unanswered));
            let ruled = of_rows.get(vendor).and_then(Verdict::open);
            OfVendor {
                vendor: *vendor,
                verdict: match ruled {
                    Some(ruled) => ruled.min(said),
                    None => said,
                },
                answers,
            }
        };
        self.contracted.iter().map(one).collect()
    }

    /// The counts of rules over rows of contracted vendors; rules that are not wanted have none.
    pub(super) fn counts<'a>(&self, grounds: &Grounds<'_, 'a>, wanted: &BTreeSet<usize>) -> Vec<(&'a Rule, Tally)> {
        let mut counts: Vec<(&Rule, Tally)> =
            grounds.judgement.rules().map(|(rule, _)| (rule, Tally::default())).collect();
        rows(grounds, wanted, |rule, vendor, outcome, waived, basis| {
            if self.contracted.contains(&vendor) {
                counts[rule].1.row(outcome, waived, basis);
            }
        });
        counts
    }

    /// The answers of a vendor that no newer form takes the place of.
    fn answers(&self, inventory: &Inventory, vendor: RecordIndex, entry: &Entry) -> Vec<VendorSaid> {
        let (mut said, mut seen) = (Vec::new(), BTreeSet::new());
        for (received, at) in self.forms.get(&vendor).into_iter().flatten() {
            let form = VendorAnswer(inventory.slots(*at));
            if form.edition().known().is_some_and(|edition| edition != entry.edition) {
                continue;
            }
            let mut answers = form.answers().known().into_iter().flat_map(List::known);
            let Some(answer) = answers.find(|one| one.item().known() == Some(entry.id.as_str())) else { continue };
            let systems: BTreeSet<RecordIndex> = form.systems().known().into_iter().flat_map(List::known).collect();
            let whole = systems.is_empty();
            if if whole { said.is_empty() } else { !systems.is_subset(&seen) } {
                let answer = answer.answer().known();
                said.push(VendorSaid { form: *at, answer, received: *received, current: *received >= self.year });
            }
            if whole {
                break;
            }
            seen.extend(systems);
        }
        said
    }
}

impl VendorSaid {
    fn verdict(&self) -> Verdict {
        match self.answer {
            _ if !self.current => Verdict::unknown(Reason::Unanswered),
            None => Verdict::unknown(Reason::Unanswered),
            Some(AnswerValue::No) => Verdict { status: Status::No, reason: Reason::VendorNo },
            Some(AnswerValue::Yes) => Verdict::yes(Reason::VendorYes),
            Some(AnswerValue::NotApplicable) => Verdict { status: Status::NotApplicable, reason: Reason::VendorExempt },
        }
    }
}

/// Calls `see` for every row of those rules that belongs to a vendor.
fn rows(
    grounds: &Grounds<'_, '_>,
    wanted: &BTreeSet<usize>,
    mut see: impl FnMut(usize, RecordIndex, Outcome, bool, Option<Basis>),
) {
    let inventory = grounds.judgement.inventory();
    for (number, (rule, outcomes)) in grounds.judgement.rules().enumerate().filter(|(at, _)| wanted.contains(at)) {
        for (position, at) in inventory.of_kind(rule.subject).iter().enumerate() {
            if let Some(vendor) = vendor_of(inventory, *at) {
                let basis = Basis::of_row(inventory.own(*at), grounds.old_before);
                see(number, vendor, outcomes.outcomes.get(position), (grounds.waived)(number, position), basis);
            }
        }
    }
}

/// Whether a contract is in force on a day, as far as is known.
fn may_hold(contract: Contract<'_>, as_of: Day) -> bool {
    let over = matches!(contract.until(), Fact::Known(until) if until < as_of);
    let renewed = contract.auto_renewal() == Fact::Known(true);
    !matches!(contract.from(), Fact::Known(from) if from > as_of) && (!over || renewed)
}

/// Whether it covers something that holds medical information, as far as is known.
fn may_cover_medical_data(inventory: &Inventory, contract: Contract<'_>) -> bool {
    let medical = |at: RecordIndex| System(inventory.slots(at)).medical() != Fact::Known(false);
    contract.covers().known().into_iter().flat_map(List::known).any(|at| match inventory.head(at).kind {
        Kind::System => medical(at),
        Kind::Device => {
            let device = Device(inventory.slots(at));
            device.class() == Fact::Known(DeviceClass::Medical)
                || device.systems().known().into_iter().flat_map(List::known).any(medical)
        }
        _ => false,
    })
}

/// The vendor a row belongs to.
fn vendor_of(inventory: &Inventory, at: RecordIndex) -> Option<RecordIndex> {
    if inventory.head(at).kind == Kind::Vendor {
        return Some(at);
    }
    let slots = inventory.slots(at);
    match slots.value(slots.def().index_of("vendor")?)? {
        Value::Link(link) => link.target(),
        _ => None,
    }
}
