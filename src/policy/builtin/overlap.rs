//! Segments whose address ranges overlap.

use super::{Analysis, Detail, Judged};
use crate::finding::Route;
use crate::id::RecordIndex;
use crate::policy::cel::{Read, World};
use crate::policy::missing::Missing;
use crate::schema::Fact;
use crate::schema::kinds::{Kind, Segment};
use crate::schema::units::Network;
use crate::words;
use crate::words::Words;

/// A prefix: its routing domain and facility, itself, the segment, and its position there.
type Declared = (Option<String>, Option<RecordIndex>, Network, RecordIndex, usize);

/// No two segments of a routing domain share addresses.
pub(super) struct OverlappingPrefixes;

impl Analysis for OverlappingPrefixes {
    fn subjects(&self) -> &'static [Kind] {
        &[Kind::Segment]
    }

    fn extras(&self) -> &'static [&'static str] {
        &["prefix", "other"]
    }

    fn looks_at(&self) -> &'static [Read] {
        &[("segment", "prefixes"), ("segment", "routing_domain")]
    }

    fn judge(&self, world: &World<'_>, subjects: &[RecordIndex]) -> Vec<Judged> {
        let segment = |at: RecordIndex| Segment(world.inventory.slots(at));
        let domain =
            |at: RecordIndex| (segment(at).routing_domain().known().map(str::to_owned), world.inventory.facility(at));
        let mut all: Vec<Declared> = Vec::new();
        for at in subjects {
            let (name, facility) = domain(*at);
            for (position, prefix) in
                segment(*at).prefixes().known().into_iter().flat_map(|list| list.facts().enumerate())
            {
                if let Some(prefix) = prefix.known() {
                    all.push((name.clone(), facility, prefix, *at, position));
                }
            }
        }
        // Networks nest or are apart, so after sorting an overlap is with a neighbour's cover.
        all.sort();
        let judge = |at: RecordIndex| {
            let list = match segment(at).prefixes() {
                Fact::Known(list) if !list.is_empty() => list,
                Fact::Known(_) | Fact::None => return Judged::not_applicable(),
                Fact::Unknown => return Judged::undecided(vec![Missing::field(world.inventory, at, "prefixes")]),
            };
            let (name, facility) = domain(at);
            for (position, prefix) in list.facts().enumerate() {
                let Some(prefix) = prefix.known() else { continue };
                let start = all.partition_point(|(n, f, ..)| (n, f) < (&name, &facility));
                let same = all[start..].iter().take_while(|(n, f, ..)| (n, f) == (&name, &facility));
                let clash = same.into_iter().find(|(_, _, other, owner, _)| *owner != at && prefix.overlaps(*other));
                if let Some((_, _, other, owner, other_position)) = clash {
                    let route = |position: usize| Route::key("prefixes").then_index(position);
                    let id = world.inventory.head(*owner).id.to_string();
                    let label = words!("`{other}` と重なる", "overlaps `{other}`"; other = prefix);
                    let extras = [
                        ("prefix".to_owned(), Words::verbatim(prefix.to_string())),
                        ("other".to_owned(), Words::verbatim(format!("{id} ({other})"))),
                    ]
                    .into();
                    let others = vec![(*owner, route(*other_position), label)];
                    return Judged::violated(Detail { at: route(position), others, extras, missing: Vec::new() });
                }
            }
            Judged::unless_lost(world)
        };
        subjects.iter().map(|at| judge(*at)).collect()
    }
}
