//! Names of things: checked once when made, trusted ever after.

use std::fmt;

/// Position of a file in the loaded list, `0..files`. Files are sorted by path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// Position of a record in the assembled inventory, `0..records`.
///
/// Records keep the order of their files and of their rows, so the position
/// is the same on every run over the same text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordIndex(pub u32);

impl RecordIndex {
    /// As an index into a column.
    pub fn at(self) -> usize {
        self.0 as usize
    }
}

/// Why a text is not the name it claims to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadName {
    /// Nothing was written.
    Empty,
    /// Longer than the limit of the type.
    TooLong,
    /// A character the type does not allow.
    BadCharacter,
    /// A path that leaves its folder, or is absolute.
    Escapes,
}

/// Path of a file below the root of the hospital's repository, with `/` between its parts.
///
/// Never absolute, never with `.` or `..` in it, so joining it to the root
/// cannot leave the root.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilePath(Box<str>);

impl FilePath {
    /// Checks and keeps a path. The empty path is the root itself.
    ///
    /// # Errors
    /// [`BadName::Escapes`] for an absolute path, a drive letter or a `..`;
    /// [`BadName::BadCharacter`] for a backslash or a control character.
    pub fn new(path: &str) -> Result<Self, BadName> {
        let trimmed = path.trim_end_matches('/');
        let trimmed = trimmed.strip_prefix("./").unwrap_or(trimmed);
        let trimmed = if trimmed == "." { "" } else { trimmed };
        if trimmed.chars().any(|c| c == '\\' || c.is_control()) {
            return Err(BadName::BadCharacter);
        }
        let escapes = trimmed.starts_with('/')
            || trimmed.contains("//")
            || trimmed.split('/').any(|part| part == ".." || part == ".")
            || trimmed.as_bytes().get(1) == Some(&b':');
        if escapes {
            return Err(BadName::Escapes);
        }
        Ok(Self(trimmed.into()))
    }

    /// The root itself.
    pub fn root() -> Self {
        Self("".into())
    }

    /// This folder's entry of that name.
    ///
    /// # Errors
    /// As [`FilePath::new`].
    pub fn join(&self, name: &str) -> Result<Self, BadName> {
        if self.0.is_empty() { Self::new(name) } else { Self::new(&format!("{}/{name}", self.0)) }
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Last part of the path.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// Whether the name ends as a YAML file does, in any letter case.
    pub fn is_yaml(&self) -> bool {
        let lower = self.name().to_ascii_lowercase();
        lower.ends_with(".yaml") || lower.ends_with(".yml")
    }

    /// Whether this path is `folder` or lies in it.
    pub fn is_within(&self, folder: &Self) -> bool {
        folder.0.is_empty()
            || self.0.strip_prefix(&*folder.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl fmt::Display for FilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "." } else { &self.0 })
    }
}

/// Identifier of a record, unique over the whole inventory: `1..=80` characters
/// of `a-z 0-9 - . _`, the first one a letter or digit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceId(Box<str>);

impl ResourceId {
    /// Longest identifier, in characters. Our own choice: it still fits a label printer's line.
    pub const MAX: usize = 80;

    /// What an identifier looks like, as a regular expression (JSON Schema `pattern`).
    pub const PATTERN: &'static str = "[a-z0-9][a-z0-9._-]{0,79}";

    /// Checks and keeps an identifier.
    ///
    /// # Errors
    /// [`BadName`] if it is empty, too long or has another character.
    pub fn new(id: &str) -> Result<Self, BadName> {
        Self::check(id).map(|()| Self(id.into()))
    }

    /// Checks an identifier.
    ///
    /// # Errors
    /// [`BadName`] if it is empty, too long or has another character.
    pub fn check(id: &str) -> Result<(), BadName> {
        match id.len() {
            0 => return Err(BadName::Empty),
            1..=Self::MAX => {}
            _ => return Err(BadName::TooLong),
        }
        let first = id.as_bytes()[0];
        let good = (first.is_ascii_lowercase() || first.is_ascii_digit())
            && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._".contains(&b));
        if good { Ok(()) } else { Err(BadName::BadCharacter) }
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ResourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Identifier of a rule, `area/name-of-the-bad-state`, of `a-z 0-9 -` and one `/`.
///
/// Once published it keeps its meaning for ever.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(Box<str>);

impl RuleId {
    /// Checks and keeps an identifier.
    ///
    /// # Errors
    /// [`BadName`] if it has no area, or another character.
    pub fn new(id: &str) -> Result<Self, BadName> {
        let word = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        match id.split_once('/') {
            Some((area, name)) if word(area) && word(name) => Ok(Self(id.into())),
            _ if id.is_empty() => Err(BadName::Empty),
            _ => Err(BadName::BadCharacter),
        }
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the slash: the folder the rule's file lies in.
    pub fn area(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Name of a git revision as a file may ask for it: a branch, a tag or the id of a commit.
///
/// Nothing that makes git search or count (`^`, `~`, `@{…}`, `:/…`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RevisionName(Box<str>);

impl RevisionName {
    /// Longest name, in characters. Our own choice.
    pub const MAX: usize = 200;

    /// Checks and keeps a name.
    ///
    /// # Errors
    /// [`BadName`] if it is empty, too long or has another character.
    pub fn new(name: &str) -> Result<Self, BadName> {
        match name.len() {
            0 => return Err(BadName::Empty),
            1..=Self::MAX => {}
            _ => return Err(BadName::TooLong),
        }
        let good = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._/".contains(&b));
        if good && !name.starts_with(['-', '/']) && !name.contains("..") {
            Ok(Self(name.into()))
        } else {
            Err(BadName::BadCharacter)
        }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RevisionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_cannot_leave_its_root() {
        for path in ["/etc/passwd", "../x", "a/../../x", "C:/x", "a//b", "a/./b"] {
            assert_eq!(FilePath::new(path), Err(BadName::Escapes), "{path}");
        }
        assert_eq!(FilePath::new("a\\b"), Err(BadName::BadCharacter));
        assert_eq!(FilePath::new("./a/b/").expect("a plain path").as_str(), "a/b");
        assert_eq!(FilePath::new(".").expect("the root"), FilePath::root());
    }

    #[test]
    fn a_folder_holds_its_files_and_not_its_namesakes() {
        let folder = FilePath::new("inventory").expect("a plain path");
        assert!(FilePath::new("inventory/a.yaml").expect("a plain path").is_within(&folder));
        assert!(!FilePath::new("inventory-old/a.yaml").expect("a plain path").is_within(&folder));
    }

    #[test]
    fn ids_are_lower_case_ascii() {
        for good in ["a", "3f-west-station", "dwg_3f.2", "014"] {
            assert!(ResourceId::new(good).is_ok(), "{good}");
        }
        for bad in ["", "A", "-a", "あ", "a b", "a/b"] {
            assert!(ResourceId::new(bad).is_err(), "{bad}");
        }
        assert_eq!(ResourceId::new(&"a".repeat(81)), Err(BadName::TooLong));
    }

    #[test]
    fn a_rule_id_has_an_area_and_a_name() {
        assert_eq!(RuleId::new("network/flat-network").expect("a good id").area(), "network");
        for bad in ["network", "network/", "/x", "a/b/c", "Network/x"] {
            assert!(RuleId::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_revision_is_a_plain_name() {
        for good in ["main", "headquarters/main", "v1.2", "0123abc"] {
            assert!(RevisionName::new(good).is_ok(), "{good}");
        }
        for bad in ["", "main~3", "HEAD^{/x}", ":/fix", "a..b", "-x", "main@{1}", "a b", "/a"] {
            assert!(RevisionName::new(bad).is_err(), "{bad}");
        }
    }
}
