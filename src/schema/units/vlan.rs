//! A VLAN identifier.

/// VLAN identifier, `1..=4094`, dimensionless. Written as a plain integer.
///
/// 0 and 4095 are reserved.
/// Source: IEEE 802.1Q, VLAN identifier values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VlanId(u16);

impl VlanId {
    /// Smallest identifier.
    pub const MIN: i64 = 1;
    /// Largest identifier.
    pub const MAX: i64 = 4094;

    /// A VLAN identifier; `None` outside the range.
    pub fn new(id: i64) -> Option<Self> {
        (Self::MIN..=Self::MAX).contains(&id).then(|| u16::try_from(id).ok().map(Self))?
    }

    /// The number.
    pub fn get(self) -> u16 {
        self.0
    }
}
