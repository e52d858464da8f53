//! Choices that look random and are the same for the same words on any machine.

/// A row of numbers that follows from a seed and a few words.
pub(super) struct Dice(u64);

impl Dice {
    /// The row of a seed and of words that say what it is for.
    pub(super) fn new(seed: u64, words: &[&str]) -> Self {
        // FNV-1a takes the words in, SplitMix64 gives the numbers out.
        let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
        Self(
            bytes.fold(seed ^ 0xcbf2_9ce4_8422_2325, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
            }),
        )
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below that one; 0 if there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX);
        if end == 0 { 0 } else { usize::try_from(self.next() % end).unwrap_or(0) }
    }

    /// Up to that many of the items, in random order.
    pub(super) fn some<T>(&mut self, mut items: Vec<T>, count: usize) -> Vec<T> {
        let count = count.min(items.len());
        for at in 0..count {
            let other = at + self.below(items.len() - at);
            items.swap(at, other);
        }
        items.truncate(count);
        items
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_give_the_same_choices_and_other_words_others() {
        let some = |seed, word: &str| Dice::new(seed, &[word]).some((0..100).collect(), 10);
        assert_eq!(some(1, "device.os"), some(1, "device.os"));
        assert_ne!(some(1, "device.os"), some(2, "device.os"));
        assert_ne!(some(1, "device.os"), some(1, "device.name"));
        assert_eq!(Dice::new(1, &[]).some(vec![1, 2], 9).len(), 2);
    }
}
