//! The name of a port.

use crate::id::ResourceId;

/// Side of a panel position or outlet a cable ends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Where horizontal and trunk cables end.
    Rear,
    /// Where patch leads end.
    Front,
}

impl Face {
    /// The other side.
    pub fn opposite(self) -> Self {
        match self {
            Self::Rear => Self::Front,
            Self::Front => Self::Rear,
        }
    }

    /// The word written behind the colon.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rear => "rear",
            Self::Front => "front",
        }
    }
}

/// A port, `owner/name`, split at the first slash, with an optional face.
///
/// `sw-3f-01/Gi1/0/15` is port `Gi1/0/15` of `sw-3f-01`; `pp-3f-02/15:rear` is
/// the rear of position 15. An outlet has one jack, so its id alone names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PortName<'a> {
    /// Id of the device, panel or outlet.
    pub owner: &'a str,
    /// Name of the port at its owner; empty for an outlet's one jack.
    pub port: &'a str,
    /// The face, if it was written.
    pub face: Option<Face>,
}

impl<'a> PortName<'a> {
    /// Regular expression of a port name.
    pub fn pattern() -> String {
        format!("{}(?:/[0-9A-Za-z][0-9A-Za-z._/\\-+ ]{{0,39}})?(?::rear|:front)?", ResourceId::PATTERN)
    }

    /// Reads a port name.
    pub fn parse(text: &'a str) -> Option<Self> {
        let (text, face) = match text.rsplit_once(':') {
            Some((rest, "rear")) => (rest, Some(Face::Rear)),
            Some((rest, "front")) => (rest, Some(Face::Front)),
            Some(_) => return None,
            None => (text, None),
        };
        let (owner, port) = text.split_once('/').map_or((text, None), |(owner, port)| (owner, Some(port)));
        ResourceId::new(owner).ok()?;
        if let Some(port) = port {
            let good = (1..=40).contains(&port.len())
                && port.as_bytes()[0].is_ascii_alphanumeric()
                && port.bytes().all(|b| b.is_ascii_alphanumeric() || b"._/-+ ".contains(&b));
            if !good {
                return None;
            }
        }
        Some(Self { owner, port: port.unwrap_or_default(), face })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_split_at_the_first_slash() {
        let port = PortName::parse("sw-3f-01/Gi1/0/15").expect("a port");
        assert_eq!((port.owner, port.port, port.face), ("sw-3f-01", "Gi1/0/15", None));
        let port = PortName::parse("pp-3f-02/15:rear").expect("a port");
        assert_eq!((port.owner, port.port, port.face), ("pp-3f-02", "15", Some(Face::Rear)));
        let port = PortName::parse("o-3w-015").expect("an outlet");
        assert_eq!((port.owner, port.port, port.face), ("o-3w-015", "", None));
    }

    #[test]
    fn the_pattern_is_the_parser() {
        let pattern = regex::Regex::new(&format!("^(?:{})$", PortName::pattern())).expect("a good pattern");
        for text in [
            "a",
            "a/b",
            "a/b/c",
            "a/",
            "/a",
            "A/b",
            "a/b:rear",
            "a/b:side",
            "a:front",
            "a/b c",
            "a/ポート",
            "a/-",
            "",
            "a/b:c/d",
            "a/Te1/1/1",
        ] {
            assert_eq!(pattern.is_match(text), PortName::parse(text).is_some(), "{text}");
        }
    }
}
