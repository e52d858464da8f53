//! Which missing facts settle the most open questions.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::policy::judge::Judgement;
use crate::policy::missing::{Missing, MissingWhy};
use crate::policy::outcome::Outcome;
use crate::policy::rule::Rule;
use crate::schema::value::Value;
use crate::words::Words;

/// Open outcomes that are looked at, over all rules. Beyond that a hospital has
/// other worries than their order; how many were left out is told.
const MAX_QUESTIONS: usize = 20_000;
/// Fields that name who keeps a record, the first that is written wins.
const KEEPERS: &[&str] = &["department", "responsible", "owner", "holder"];

/// Questions that wait for somebody to look or to answer, and lack nothing else.
pub struct Waiting {
    /// The field an answer is written in.
    pub field: &'static str,
    /// What they are about, for people.
    pub title: Words,
    /// Who may answer.
    pub keepers: Vec<RecordIndex>,
    /// Ids of the facts or items, in order.
    pub facts: Vec<String>,
}

/// One thing to ask: a field of some records that the same people keep, the
/// facts of a chapter that take an attestation, or the items a vendor has not answered.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The field or sheet, as rules write it.
    pub field: String,
    /// The same for people.
    pub title: Words,
    /// Who keeps the records, if they say so; of attestations everybody who may make one.
    pub keepers: Vec<RecordIndex>,
    /// The records; none for a whole sheet.
    pub records: Vec<RecordIndex>,
    /// Ids of the facts that somebody has to attest, or of the items a vendor has to answer; none for a field.
    pub facts: Vec<String>,
    /// Open outcomes that are decided with this and all that comes before it.
    pub settles: usize,
    /// Open outcomes it has a part in.
    pub takes_part: usize,
    /// Citations of the rules it settles outcomes of, each once, in order.
    pub rules: BTreeSet<usize>,
}

/// The asks in the order that settles most, and how many open outcomes were not looked at.
///
/// An outcome counts as settled once everything that could change it is known.
/// Greedy: each step takes what settles most by itself, then what has a part in
/// most, the latter weighed by how much else those outcomes lack. `about`
/// chooses the rules; `limit` bounds the list; `waiting` adds questions no rule asks.
pub fn shortest(
    judgement: &Judgement<'_>,
    waiting: Vec<Waiting>,
    about: impl Fn(&Rule) -> bool,
    limit: usize,
) -> (Vec<Ask>, usize) {
    let inventory = judgement.inventory();
    let mut asks: Vec<Ask> = Vec::new();
    let mut known: BTreeMap<(String, Option<RecordIndex>), usize> = BTreeMap::new();
    // Of each open outcome: its rule, and the asks it still lacks.
    let mut questions: Vec<(Option<usize>, BTreeSet<usize>)> = Vec::new();
    let mut left_out = 0;
    for (number, (rule, outcomes)) in judgement.rules().enumerate().filter(|(_, (rule, _))| about(rule)) {
        for (position, _) in outcomes.outcomes.open().filter(|(_, outcome)| *outcome == Outcome::Undecided) {
            if questions.len() == MAX_QUESTIONS {
                left_out += 1;
                continue;
            }
            let mut lacks = BTreeSet::new();
            for missing in judgement.state(rule, position).missing.iter().filter(|missing| can_be_asked(missing)) {
                let keeper = missing.record.and_then(|at| keeper(inventory, at));
                let ask = *known.entry((missing.field.clone(), keeper)).or_insert_with(|| {
                    asks.push(Ask {
                        field: missing.field.clone(),
                        title: missing.title.clone(),
                        keepers: keeper.into_iter().collect(),
                        records: Vec::new(),
                        facts: Vec::new(),
                        settles: 0,
                        takes_part: 0,
                        rules: BTreeSet::new(),
                    });
                    asks.len() - 1
                });
                asks[ask].records.extend(missing.record);
                lacks.insert(ask);
            }
            if !lacks.is_empty() {
                questions.push((Some(number), lacks));
            }
        }
    }
    for one in waiting {
        let lacks = BTreeSet::from([asks.len()]);
        questions.extend(one.facts.iter().map(|_| (None, lacks.clone())));
        asks.push(Ask {
            field: one.field.to_owned(),
            title: one.title,
            keepers: one.keepers,
            records: Vec::new(),
            facts: one.facts,
            settles: 0,
            takes_part: 0,
            rules: BTreeSet::new(),
        });
    }
    for ask in &mut asks {
        ask.records.sort();
        ask.records.dedup_by_key(|at| inventory.head(*at).id.clone());
    }
    for (_, lacks) in &questions {
        lacks.iter().for_each(|ask| asks[*ask].takes_part += 1);
    }
    (greedy(asks, questions, limit), left_out)
}

fn greedy(mut asks: Vec<Ask>, mut questions: Vec<(Option<usize>, BTreeSet<usize>)>, limit: usize) -> Vec<Ask> {
    let mut order = Vec::new();
    while order.len() < limit && !questions.is_empty() {
        // Alone it settles this many; and parts of others, in 60480ths so that sums are exact.
        let mut gain = vec![(0_usize, 0_usize); asks.len()];
        for (_, lacks) in &questions {
            for ask in lacks {
                gain[*ask].0 += usize::from(lacks.len() == 1);
                gain[*ask].1 += 60_480 / lacks.len();
            }
        }
        let best = (0..asks.len()).max_by_key(|ask| (gain[*ask], std::cmp::Reverse(*ask)));
        let Some(best) = best.filter(|ask| gain[*ask].1 > 0) else { break };
        for (rule, lacks) in &mut questions {
            if lacks.remove(&best) && lacks.is_empty() {
                asks[best].settles += 1;
                asks[best].rules.extend(*rule);
            }
        }
        questions.retain(|(_, lacks)| !lacks.is_empty());
        order.push(asks[best].clone());
    }
    order
}

/// A sheet that cannot be read or a rule that gave up is nothing a person can be asked.
fn can_be_asked(missing: &Missing) -> bool {
    !matches!(missing.why, MissingWhy::Lost | MissingWhy::TooExpensive)
}

/// The person or department that keeps a record, if it says so.
pub fn keeper(inventory: &Inventory, at: RecordIndex) -> Option<RecordIndex> {
    let own = inventory.own(at);
    KEEPERS.iter().find_map(|name| match own.by_name(name)? {
        Value::Link(link) => link.target(),
        _ => None,
    })
}
