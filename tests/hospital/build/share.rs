//! Sharing a number of things among places.

/// Shares `total` among weights: every place gets its part rounded down, and
/// what is left goes to the largest remainders, earlier places first.
///
/// All zero if there is no weight.
pub fn share(total: u32, weights: &[u32]) -> Vec<u32> {
    let sum: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: &u32| u64::from(total) * u64::from(*weight);
    let mut parts: Vec<u32> = weights.iter().map(|weight| (exact(weight) / sum) as u32).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(exact(&weights[*at]) % sum), *at));
    let given: u32 = parts.iter().sum();
    for at in order.into_iter().take((total - given) as usize) {
        parts[at] += 1;
    }
    parts
}

/// A figure on the line through its values at 290 and 604 beds, for use as a weight.
pub fn between(values: (u32, u32), beds: u32) -> u32 {
    let (a, b) = (i64::from(values.0), i64::from(values.1));
    (a + (b - a) * (i64::from(beds.clamp(290, 604)) - 290) / 314).max(0) as u32
}
