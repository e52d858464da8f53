//! Declarations: kinds, groups, fields, their types and choices.
//!
//! These are the values the [`kind!`](super::declare) macros write; everything
//! that follows from a declaration (JSON Schema, decoding, CEL types, inherited
//! values, reference page) reads them.

use std::sync::LazyLock;

use foldhash::fast::FixedState;
use hashbrown::HashMap;

use super::kinds::Kind;
use crate::words::Words;

/// A title in both languages; [`Words`] that a constant can copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// Japanese.
    pub ja: &'static str,
    /// English.
    pub en: &'static str,
}

impl Title {
    /// As [`Words`].
    pub fn words(self) -> Words {
        Words::fixed(self.ja, self.en)
    }
}

/// What a field may hold.
#[derive(Debug, PartialEq, Eq)]
pub enum Type {
    /// Free text, taken as written. At most [`MAX_TEXT`] characters.
    Text,
    /// `true false yes no はい いいえ 有 無`.
    YesNo,
    /// A whole number within the range, ends included.
    Int {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
        /// What is counted, in both languages; empty for a bare number.
        unit: Title,
    },
    /// A number that may have a fraction, not negative.
    Decimal {
        /// What is measured.
        unit: Title,
    },
    /// A day.
    Date,
    /// A length of time.
    Period,
    /// One of a list of words.
    Choice(&'static Choices),
    /// A VLAN identifier.
    Vlan,
    /// A MAC address.
    Mac,
    /// An IP address.
    Address,
    /// An IP network, `address/length`.
    Network,
    /// An IP network, a single address, or `any`.
    Source,
    /// A port, `owner/name`.
    Port,
    /// The id of a record of one of these kinds.
    Ref(&'static [Kind]),
    /// Items of one type.
    List(&'static Type),
    /// Nested fields.
    Group(&'static GroupDef),
}

/// Longest text of a field, in characters. Our own choice: a page of prose belongs into a document.
pub const MAX_TEXT: u32 = 4000;

impl Type {
    /// The type inside lists.
    pub fn item(&self) -> &Self {
        match self {
            Self::List(item) => item.item(),
            other => other,
        }
    }

    /// The group inside lists, if there is one.
    pub fn group(&self) -> Option<&'static GroupDef> {
        match self.item() {
            Self::Group(group) => Some(group),
            _ => None,
        }
    }
}

/// The words of a choice field, in the order of the Rust enum.
#[derive(Debug, PartialEq, Eq)]
pub struct Choices {
    /// Name of the choice, as the reference page shows it.
    pub title: Title,
    /// The words.
    pub words: &'static [ChoiceWord],
}

/// One word of a choice field.
#[derive(Debug, PartialEq, Eq)]
pub struct ChoiceWord {
    /// As written in files.
    pub code: &'static str,
    /// As shown to people.
    pub title: Title,
}

impl Choices {
    /// Position of a word.
    pub fn position(&self, code: &str) -> Option<u16> {
        let at = self.words.iter().position(|word| word.code == code)?;
        u16::try_from(at).ok()
    }
}

/// What the absence of a field means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absent {
    /// Nobody knows. The rule for every fact a clause asks about.
    Unknown,
    /// There is none.
    None,
    /// No.
    No,
    /// This word of the field's choices.
    Choice(&'static str),
}

/// How two records are related by a reference from one to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The target contains the record: a room its device.
    ContainedIn,
    /// The record is part of the target: a device of a segment.
    MemberOf,
    /// The record's shared facts stand at the target: a device's model.
    InstanceOf,
    /// A cable or line joins them.
    Connects,
    /// A line ends on a device.
    EndsOn,
    /// A system runs on a device.
    RunsOn,
    /// The record needs the target.
    DependsOn,
    /// The contract covers the target.
    Covers,
    /// The target holds or owns the record: an account its person.
    HeldBy,
    /// The record gives rights of the target.
    Grants,
    /// The target is responsible for the record.
    ResponsibleFor,
    /// The vendor, carrier or maker behind the record.
    SuppliedBy,
    /// The target proves the record.
    EvidencedBy,
    /// The record is about the target.
    Concerns,
    /// The target approved or asked for the record.
    ApprovedBy,
    /// The record holds information of the target.
    Holds,
    /// The target describes the record: a drawing, a procedure.
    DescribedBy,
    /// Any other mention.
    Mentions,
}

impl Relation {
    /// The word used in machine formats.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ContainedIn => "contained_in",
            Self::MemberOf => "member_of",
            Self::InstanceOf => "instance_of",
            Self::Connects => "connects",
            Self::EndsOn => "ends_on",
            Self::RunsOn => "runs_on",
            Self::DependsOn => "depends_on",
            Self::Covers => "covers",
            Self::HeldBy => "held_by",
            Self::Grants => "grants",
            Self::ResponsibleFor => "responsible_for",
            Self::SuppliedBy => "supplied_by",
            Self::EvidencedBy => "evidenced_by",
            Self::Concerns => "concerns",
            Self::ApprovedBy => "approved_by",
            Self::Holds => "holds",
            Self::DescribedBy => "described_by",
            Self::Mentions => "mentions",
        }
    }
}

/// One field of a kind or group.
#[derive(Debug)]
pub struct Field {
    /// The key in files.
    pub name: &'static str,
    /// What it may hold.
    pub ty: Type,
    /// Heading of its column.
    pub title: Title,
    /// What it means, where the heading does not say it; may be empty.
    pub about: Title,
    /// What its absence means.
    pub absent: Absent,
    /// A record without it cannot be used.
    pub required: bool,
    /// Dated evidence: a day in the future counts as unknown.
    pub evidence: bool,
    /// Taken from the record's model or product where the record is silent.
    pub inherited: bool,
    /// How the record relates to what it refers to.
    pub relation: Relation,
    /// Name of the list that leads back from the target.
    pub inverse: Option<&'static str>,
    /// The field belongs only to records of these types (the kind's `type`).
    pub only: &'static [&'static str],
    /// An example value, as written; empty for the type's own.
    pub example: &'static str,
}

impl Field {
    /// A field with nothing special about it. The other methods add that.
    pub const fn new(name: &'static str, ty: Type, ja: &'static str, en: &'static str) -> Self {
        Self {
            name,
            ty,
            title: Title { ja, en },
            about: Title { ja: "", en: "" },
            absent: Absent::Unknown,
            required: false,
            evidence: false,
            inherited: false,
            relation: Relation::Mentions,
            inverse: None,
            only: &[],
            example: "",
        }
    }

    /// Says what it means.
    pub const fn about(self, ja: &'static str, en: &'static str) -> Self {
        Self { about: Title { ja, en }, ..self }
    }

    /// A record without it cannot be used.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Dated evidence.
    pub const fn evidence(self) -> Self {
        Self { evidence: true, ..self }
    }

    /// Taken from the model or product where the record is silent.
    pub const fn inherited(self) -> Self {
        Self { inherited: true, ..self }
    }

    /// Absence means there is none.
    pub const fn absent_none(self) -> Self {
        Self { absent: Absent::None, ..self }
    }

    /// Absence means no.
    pub const fn absent_no(self) -> Self {
        Self { absent: Absent::No, ..self }
    }

    /// Absence means this word.
    pub const fn absent_is(self, word: &'static str) -> Self {
        Self { absent: Absent::Choice(word), ..self }
    }

    /// How the record relates to what it refers to.
    pub const fn relates(self, relation: Relation) -> Self {
        Self { relation, ..self }
    }

    /// Relation, and the name of the list that leads back.
    pub const fn back(self, relation: Relation, inverse: &'static str) -> Self {
        Self { relation, inverse: Some(inverse), ..self }
    }

    /// Only for records of these types.
    pub const fn only(self, only: &'static [&'static str]) -> Self {
        Self { only, ..self }
    }

    /// An example as it would be written.
    pub const fn example(self, example: &'static str) -> Self {
        Self { example, ..self }
    }
}

/// A set of fields: those of a kind, or of a group nested in one.
pub struct GroupDef {
    /// Name of the group; of a kind its singular.
    pub name: &'static str,
    /// Title of the group or kind.
    pub title: Title,
    /// What it is for; may be empty.
    pub about: Title,
    /// The fields.
    pub fields: &'static [Field],
    /// Position of a field by its name.
    pub(crate) index: &'static LazyLock<FieldIndex>,
}

/// Positions of fields by name, hashed once.
#[derive(Debug)]
pub struct FieldIndex(HashMap<&'static str, usize, FixedState>);

impl FieldIndex {
    /// Hashes the names of the fields.
    pub fn new(fields: &'static [Field]) -> Self {
        Self(fields.iter().enumerate().map(|(at, field)| (field.name, at)).collect())
    }
}

impl GroupDef {
    /// Position of a field.
    pub fn index_of(&self, name: &str) -> Option<usize> {
        self.index.0.get(name).copied()
    }

    /// A field by name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.index_of(name).map(|at| &self.fields[at])
    }
}

impl std::fmt::Debug for GroupDef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "GroupDef({})", self.name)
    }
}

/// The same declaration. The compiler may keep several copies of it, so
/// addresses tell nothing.
impl PartialEq for GroupDef {
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&Field, &Field)| a.name == b.name && a.ty == b.ty;
        std::ptr::eq(self, other)
            || self.name == other.name
                && self.title == other.title
                && self.fields.len() == other.fields.len()
                && self.fields.iter().zip(other.fields).all(same)
    }
}

impl Eq for GroupDef {}

/// What a kind is, beside its fields.
#[derive(Debug)]
pub struct KindDef {
    /// Key of its sheet in files, the plural.
    pub sheet: &'static str,
    /// Part of the hospital's estate it belongs to.
    pub area: Area,
    /// Its fields.
    pub group: &'static GroupDef,
    /// The field that names the record it inherits from.
    pub inherits: Option<&'static str>,
}

/// Parts of the estate, in the order of the reference page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// People, duties, regulations, evidence.
    Organisation,
    /// Rooms and drawings.
    Place,
    /// Devices, what they share, media.
    Assets,
    /// Zones, wiring, lines.
    Wiring,
    /// Systems, backups, information.
    Systems,
    /// Vendors, contracts, remote maintenance.
    ThirdParties,
    /// Accounts, roles, grants.
    Access,
}

impl Area {
    /// Heading of the area.
    pub fn title(self) -> Title {
        let (ja, en) = match self {
            Self::Organisation => ("体制", "Organisation"),
            Self::Place => ("場所", "Places"),
            Self::Assets => ("資産", "Assets"),
            Self::Wiring => ("配線・ネットワーク", "Wiring and network"),
            Self::Systems => ("システム", "Systems"),
            Self::ThirdParties => ("事業者", "Third parties"),
            Self::Access => ("権限", "Access"),
        };
        Title { ja, en }
    }
}
