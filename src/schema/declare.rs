//! The language in which kinds are declared.
//!
//! One declaration yields the typed reader, the decoder's table, the JSON
//! Schema, the CEL types, inheritance and the reference page:
//!
//! ```text
//! kind! {
//!     /// A room, rack or building.
//!     Location = "location" / "locations" in Place;
//!     "場所" / "Location", "説明" / "what it is for";
//!     name: text = "名称" / "Name";
//!     within: (ref Location) = "上位の場所" / "Within" .back(Relation::ContainedIn, "parts");
//! }
//! ```
//!
//! Types: `text yes_no date period vlan mac address network source port decimal
//! int yen hours days months count`, and in parentheses `(choice T)`,
//! `(ref Kind …)`, `(list type)`, `(group T)`, `(int MIN MAX)`.

/// Declares the words of a choice field as a Rust enum.
macro_rules! choices {
    (
        $(#[$meta:meta])*
        $name:ident = $ja:literal / $en:literal {
            $($(#[$vmeta:meta])* $variant:ident = $code:literal $vja:literal / $ven:literal;)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $code, "`: ", $ven, ".")] $(#[$vmeta])* $variant,)+
        }

        impl $name {
            /// The words, in the order of the enum.
            pub const CHOICES: $crate::schema::types::Choices = $crate::schema::types::Choices {
                title: $crate::schema::types::Title { ja: $ja, en: $en },
                words: &[$($crate::schema::types::ChoiceWord {
                    code: $code,
                    title: $crate::schema::types::Title { ja: $vja, en: $ven },
                }),+],
            };

            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As written in files.
            pub fn code(self) -> &'static str {
                Self::CHOICES.words[self as usize].code
            }

            /// As shown to people.
            pub fn title(self) -> $crate::words::Words {
                Self::CHOICES.words[self as usize].title.words()
            }
        }

        impl<'a> $crate::schema::view::FromValue<'a> for $name {
            fn from_value(value: &'a $crate::schema::value::Value) -> Option<Self> {
                match value {
                    $crate::schema::value::Value::Choice(position) => Self::from_choice(*position),
                    _ => None,
                }
            }

            fn from_choice(position: u16) -> Option<Self> {
                Self::ALL.get(usize::from(position)).copied()
            }
        }
    };
}

/// The [`Type`](super::types::Type) of a declared field.
macro_rules! ty {
    (text) => { $crate::schema::types::Type::Text };
    (yes_no) => { $crate::schema::types::Type::YesNo };
    (date) => { $crate::schema::types::Type::Date };
    (period) => { $crate::schema::types::Type::Period };
    (vlan) => { $crate::schema::types::Type::Vlan };
    (mac) => { $crate::schema::types::Type::Mac };
    (address) => { $crate::schema::types::Type::Address };
    (network) => { $crate::schema::types::Type::Network };
    (source) => { $crate::schema::types::Type::Source };
    (port) => { $crate::schema::types::Type::Port };
    (decimal) => { $crate::schema::types::Type::Decimal { unit: $crate::schema::types::Title { ja: "", en: "" } } };
    (count) => { $crate::schema::declare::ty!((int 0 1_000_000_000 "" "")) };
    (yen) => { $crate::schema::declare::ty!((int 0 1_000_000_000_000 "円" "yen")) };
    (hours) => { $crate::schema::declare::ty!((int 0 87_600 "時間" "hours")) };
    (days) => { $crate::schema::declare::ty!((int 0 36_500 "日" "days")) };
    (minutes) => { $crate::schema::declare::ty!((int 0 525_600 "分" "minutes")) };
    (metres) => { $crate::schema::types::Type::Decimal { unit: $crate::schema::types::Title { ja: "m", en: "metres" } } };
    ((int $min:literal $max:literal)) => { $crate::schema::declare::ty!((int $min $max "" "")) };
    ((int $min:literal $max:literal $ja:literal $en:literal)) => {
        $crate::schema::types::Type::Int { min: $min, max: $max, unit: $crate::schema::types::Title { ja: $ja, en: $en } }
    };
    ((choice $name:ident)) => { $crate::schema::types::Type::Choice(&$name::CHOICES) };
    ((ref $($kind:ident)+)) => { $crate::schema::types::Type::Ref(&[$($crate::schema::kinds::Kind::$kind),+]) };
    ((group $name:ident)) => { $crate::schema::types::Type::Group(&$name::DEF) };
    ((list $inner:tt)) => { $crate::schema::types::Type::List(&$crate::schema::declare::ty!($inner)) };
}

/// The Rust type a declared field is read as.
macro_rules! reads {
    ($a:lifetime text) => { &$a str };
    ($a:lifetime yes_no) => { bool };
    ($a:lifetime date) => { $crate::schema::units::Day };
    ($a:lifetime period) => { $crate::schema::units::Period };
    ($a:lifetime vlan) => { $crate::schema::units::VlanId };
    ($a:lifetime mac) => { $crate::schema::units::Mac };
    ($a:lifetime address) => { std::net::IpAddr };
    ($a:lifetime network) => { $crate::schema::units::Network };
    ($a:lifetime source) => { $crate::schema::units::Network };
    ($a:lifetime port) => { &$a $crate::schema::value::Port };
    ($a:lifetime decimal) => { f64 };
    ($a:lifetime metres) => { f64 };
    ($a:lifetime (choice $name:ident)) => { $name };
    ($a:lifetime (ref $($kind:ident)+)) => { $crate::id::RecordIndex };
    ($a:lifetime (group $name:ident)) => { $name<$a> };
    ($a:lifetime (list $inner:tt)) => { $crate::schema::view::List<$a, $crate::schema::declare::reads!($a $inner)> };
    ($a:lifetime (int $($rest:tt)+)) => { i64 };
    ($a:lifetime $number:ident) => { i64 };
}

/// Declares a set of fields and its typed reader.
macro_rules! group {
    (
        $(#[$meta:meta])*
        $name:ident = $code:literal; $ja:literal / $en:literal $(, $aja:literal / $aen:literal)?;
        $($field:ident $(as $key:literal)? : $ty:tt = $fja:literal / $fen:literal $(. $option:ident ($($argument:expr),*))*;)+
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name<'a>(pub $crate::schema::view::Slots<'a>);

        impl $name<'_> {
            const FIELDS: &'static [$crate::schema::types::Field] = &[$(
                $crate::schema::types::Field::new($crate::schema::declare::group!(@key $field $($key)?), $crate::schema::declare::ty!($ty), $fja, $fen)
                    $(.$option($($argument),*))*
            ),+];

            /// The declaration.
            pub const DEF: $crate::schema::types::GroupDef = {
                static INDEX: std::sync::LazyLock<$crate::schema::types::FieldIndex> =
                    std::sync::LazyLock::new(|| $crate::schema::types::FieldIndex::new($name::FIELDS));
                $crate::schema::types::GroupDef {
                    name: $code,
                    title: $crate::schema::types::Title { ja: $ja, en: $en },
                    about: $crate::schema::declare::group!(@about $($aja, $aen)?),
                    fields: Self::FIELDS,
                    index: &INDEX,
                }
            };
        }

        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "the variants are the field names")]
        const _: () = {
            #[derive(Clone, Copy)]
            enum At { $($field),+ }

            impl<'a> $name<'a> {
                $(
                    #[doc = concat!($fen, ".")]
                    pub fn $field(self) -> $crate::schema::Fact<$crate::schema::declare::reads!('a $ty)> {
                        self.0.fact(At::$field as usize)
                    }
                )+
            }
        };

        impl<'a> $crate::schema::view::FromValue<'a> for $name<'a> {
            fn from_value(value: &'a $crate::schema::value::Value) -> Option<Self> {
                match value {
                    $crate::schema::value::Value::Group(group) => Some(Self($crate::schema::view::Slots::own(group))),
                    _ => None,
                }
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@about) => { $crate::schema::types::Title { ja: "", en: "" } };
    (@about $ja:literal, $en:literal) => { $crate::schema::types::Title { ja: $ja, en: $en } };
}

/// Declares a kind: a group with a sheet, to which the fields of every record are added.
macro_rules! kind {
    (
        $(#[$meta:meta])*
        $name:ident = $code:literal / $sheet:literal in $area:ident $(inherits $parent:literal)?;
        $ja:literal / $en:literal, $aja:literal / $aen:literal;
        $($rest:tt)+
    ) => {
        use $crate::schema::kinds::Confirmed;

        $crate::schema::declare::group! {
            $(#[$meta])*
            $name = $code; $ja / $en, $aja / $aen;
            $($rest)+
            facility: (ref Facility) = "施設" / "Facility"
                .about("省略すると、場所か部署の施設、または唯一の施設とみなします", "If absent: the facility of its place or department, or the only one")
                .relates($crate::schema::types::Relation::MemberOf);
            confirmed: (group Confirmed) = "確認" / "Confirmed"
                .about("この行をいつ・だれが・どうやって確かめたか", "When, by whom and how this row was confirmed");
            note: text = "備考" / "Note";
        }

        impl $name<'_> {
            /// The kind.
            pub const KIND: $crate::schema::types::KindDef = $crate::schema::types::KindDef {
                sheet: $sheet,
                area: $crate::schema::types::Area::$area,
                group: {
                    static DEF: $crate::schema::types::GroupDef = $name::DEF;
                    &DEF
                },
                inherits: $crate::schema::declare::kind!(@parent $($parent)?),
            };
        }
    };
    (@parent) => { None };
    (@parent $parent:literal) => { Some($parent) };
}

pub(crate) use {choices, group, kind, reads, ty};
