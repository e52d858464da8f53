//! Random numbers that stay the same for ever.

use super::day::Day;

/// SplitMix64: one 64-bit state, a fixed step and a mixing function.
///
/// The generator owns its numbers, so that no new release of a crate changes
/// the committed hospital.
/// Source: Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014.
#[derive(Clone, Debug)]
pub struct Random(u64);

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

fn mix(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

impl Random {
    /// A stream of its own for a part of the work, so that a change in one part moves no other.
    pub fn new(seed: u64, label: &str) -> Self {
        let folded = label.bytes().fold(seed ^ STEP, |hash, byte| mix(hash ^ u64::from(byte)));
        Self(folded)
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// A number in `0..limit`; 0 if the limit is 0.
    pub fn below(&mut self, limit: u32) -> u32 {
        ((u128::from(self.next()) * u128::from(limit)) >> 64) as u32
    }

    /// A number in `low..=high`.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True `percent` times in a hundred.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// True `share` times in a thousand.
    pub fn per_mille(&mut self, share: u32) -> bool {
        self.below(1000) < share
    }

    /// One of the items. The list must not be empty.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u32) as usize]
    }

    /// A day in `from..=to`.
    pub fn day(&mut self, from: Day, to: Day) -> Day {
        from.after(self.below((to.since(from) + 1).max(1) as u32) as i32)
    }

    /// Fisher and Yates' shuffle.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as u32 + 1) as usize);
        }
    }
}
