//! Other values a field may hold, chosen from its type alone.

use std::net::{IpAddr, Ipv4Addr};

use super::dice::Dice;
use super::site::{self, Now, Site};
use crate::model::Inventory;
use crate::schema::types::{Absent, Field, Type};
use crate::schema::units::{Day, Mac, Network, Period, VlanId};
use crate::schema::value::{Link, Port, Value};

/// In what way a value differs from the one that was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Another word, or the other answer.
    OtherWord,
    /// The id of another record of a kind the field takes.
    OtherRecord,
    /// What another row says.
    OtherRow,
    /// A value nobody has written.
    Fresh,
    /// Long ago.
    Past,
    /// Far away.
    Future,
    /// The smallest number there may be.
    Smallest,
    /// The largest number there may be.
    Largest,
    /// A list with one item changed or taken out.
    OtherItem,
    /// A list with nothing in it.
    Emptied,
    /// Known to be none.
    None,
}

/// Words, records and rows that are tried at one place.
const TRIES: usize = 4;

/// Other values of a field at a place.
pub(super) fn others(
    inventory: &Inventory,
    field: &'static Field,
    site: &Site<'_>,
    sites: &[Site<'_>],
    dice: &mut Dice,
) -> Vec<(How, Value)> {
    let none = Value::None;
    let no = Value::Bool(false);
    let word;
    let now = match site.now {
        Now::Stated(value) => value,
        Now::Absent(Absent::No) => &no,
        Now::Absent(Absent::Choice(code)) => {
            let Type::Choice(choices) = &field.ty else { return Vec::new() };
            word = choices.position(code).map_or(Value::Unknown, Value::Choice);
            &word
        }
        Now::Absent(_) => &none,
    };
    let pool = Pool { sites, like: site::sort_of(inventory, site.record) };
    let mut found = of_type(inventory, &field.ty, now, &pool, dice);
    let optional = !field.required && !matches!(field.ty, Type::YesNo);
    match field.ty {
        Type::List(_) => found.push((How::Emptied, Value::List(Box::default()))),
        Type::Choice(choices) if optional && choices.position("none").is_some() => {}
        _ if optional => found.push((How::None, Value::None)),
        _ => {}
    }
    let empty = |value: &Value| matches!(value, Value::None) || matches!(value, Value::List(items) if items.is_empty());
    found.retain(|(_, value)| value != now && !(empty(value) && empty(now)));
    found
}

/// What other rows say in the same field.
struct Pool<'p, 'a> {
    sites: &'p [Site<'a>],
    /// What sort of row theirs are looked for first.
    like: Option<&'static str>,
}

impl Pool<'_, '_> {
    /// A few values that differ from this one.
    fn others(&self, inventory: &Inventory, now: &Value, count: usize, dice: &mut Dice) -> Vec<Value> {
        let mut found: Vec<Value> = Vec::new();
        let like: Vec<&Site<'_>> = match self.like {
            Some(_) => self.sites.iter().filter(|site| site::sort_of(inventory, site.record) == self.like).collect(),
            None => Vec::new(),
        };
        // A few throws find another value if there are several; where all say the same there is none.
        for throw in 0..count * 16 {
            let all = like.is_empty() || throw >= count * 8;
            let site = match all {
                true => self.sites.get(dice.below(self.sites.len())),
                false => like.get(dice.below(like.len())).copied(),
            };
            let Some(site) = site else { break };
            if let Now::Stated(value) = site.now
                && !matches!(value, Value::None | Value::Unknown)
                && value != now
                && !found.contains(value)
            {
                found.push(value.clone());
                if found.len() == count {
                    break;
                }
            }
        }
        found
    }
}

fn of_type(
    inventory: &Inventory,
    ty: &'static Type,
    now: &Value,
    pool: &Pool<'_, '_>,
    dice: &mut Dice,
) -> Vec<(How, Value)> {
    let other_rows =
        |count, dice: &mut Dice| pool.others(inventory, now, count, dice).into_iter().map(|one| (How::OtherRow, one));
    match ty {
        Type::YesNo => vec![(How::OtherWord, Value::Bool(!matches!(now, Value::Bool(true))))],
        Type::Choice(choices) => {
            let words = (0..u16::try_from(choices.words.len()).unwrap_or(u16::MAX)).map(Value::Choice);
            let others: Vec<Value> = words.filter(|word| word != now).collect();
            dice.some(others, TRIES).into_iter().map(|word| (How::OtherWord, word)).collect()
        }
        Type::Date => [(How::Past, (1950, 1, 1)), (How::Future, (2199, 12, 31))]
            .into_iter()
            .filter_map(|(how, (year, month, day))| Some((how, Value::Day(Day::of(year, month, day)?))))
            .collect(),
        Type::Int { min, max, .. } => vec![(How::Smallest, Value::Int(*min)), (How::Largest, Value::Int(*max))],
        Type::Vlan => vec![(How::Smallest, Value::Int(VlanId::MIN)), (How::Largest, Value::Int(VlanId::MAX))],
        Type::Decimal { .. } => vec![(How::Smallest, Value::Decimal(0.0)), (How::Largest, Value::Decimal(1e9))],
        Type::Period => vec![
            (How::Smallest, Value::Period(Period::days(1))),
            (How::Largest, Value::Period(Period::months(999 * 12))),
        ],
        Type::Ref(kinds) => {
            let targets: Vec<Value> = kinds
                .iter()
                .flat_map(|kind| dice.some(inventory.of_kind(*kind).to_vec(), TRIES))
                .map(|at| Value::Link(Link::To(at)))
                .filter(|link| link != now)
                .collect();
            dice.some(targets, TRIES).into_iter().map(|link| (How::OtherRecord, link)).collect()
        }
        Type::Group(_) => other_rows(TRIES, dice).collect(),
        Type::List(item) => {
            let mut found: Vec<(How, Value)> = other_rows(2, dice).collect();
            if let Value::List(items) = now {
                found.extend(of_items(inventory, item, items, pool, dice));
            }
            found
        }
        Type::Text | Type::Mac | Type::Address | Type::Network | Type::Source | Type::Port => {
            let mut found: Vec<(How, Value)> = other_rows(2, dice).collect();
            found.extend(fresh(ty, now).map(|value| (How::Fresh, value)));
            let everything = (*ty == Type::Source).then(|| Network::parse_source("any")).flatten();
            found.extend(everything.map(|all| (How::Largest, Value::Network(all))));
            found
        }
    }
}

/// The list with one item changed, and with one item taken out.
fn of_items(
    inventory: &Inventory,
    item: &'static Type,
    items: &[Value],
    pool: &Pool<'_, '_>,
    dice: &mut Dice,
) -> Vec<(How, Value)> {
    let mut found = Vec::new();
    let at = dice.below(items.len());
    let Some(now) = items.get(at) else { return found };
    let changed: Vec<Value> = match item {
        // Items of another row stand for other groups; texts and addresses have fresh ones.
        Type::Group(_) => {
            let lists = pool.others(inventory, &Value::List(items.into()), 1, dice).into_iter();
            lists
                .filter_map(|list| if let Value::List(others) = list { others.first().cloned() } else { None })
                .collect()
        }
        _ => of_type(inventory, item, now, &Pool { sites: &[], like: None }, dice)
            .into_iter()
            .map(|(_, value)| value)
            .collect(),
    };
    for changed in changed {
        let mut list = items.to_vec();
        list[at] = changed;
        found.push((How::OtherItem, Value::List(list.into())));
    }
    if items.len() > 1 {
        let mut list = items.to_vec();
        list.remove(at);
        found.push((How::OtherItem, Value::List(list.into())));
    }
    found
}

/// A value of a form nobody is likely to have written.
fn fresh(ty: &Type, now: &Value) -> Option<Value> {
    // Ranges that are reserved for documentation.
    let address = IpAddr::V4(Ipv4Addr::new(203, 0, 113, 77));
    Some(match ty {
        Type::Text => Value::Text("別の値".into()),
        Type::Mac => Value::Mac(Mac::parse("02:00:5e:00:53:77")?),
        Type::Address => Value::Address(address),
        Type::Network | Type::Source => Value::Network(Network::new(address, 32)?),
        Type::Port => match now {
            Value::Port(port) => Value::Port(Box::new(Port { name: "別の口".into(), ..Port::clone(port) })),
            _ => return None,
        },
        _ => return None,
    })
}
