//! Types of expressions, made from the declarations of kinds.

use std::fmt;

use crate::schema::kinds::Kind;
use crate::schema::types::{Choices, GroupDef, Type};

/// What an expression evaluates to, once it is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Ty {
    /// Yes or no.
    Bool,
    /// A whole number.
    Int,
    /// A number.
    Decimal,
    /// Text.
    Text,
    /// A day.
    Day,
    /// A length of time.
    Period,
    /// A MAC address.
    Mac,
    /// An IP address.
    Address,
    /// An IP network.
    Network,
    /// A port.
    Port,
    /// One word of a list.
    Choice(&'static Choices),
    /// A record of one of these kinds.
    Record(Vec<Kind>),
    /// A group inside a record.
    Group(&'static GroupDef),
    /// A list.
    List(Box<Ty>),
    /// `null`.
    Null,
}

impl Ty {
    /// Names of the kinds or of the group whose fields it has.
    pub(super) fn owners(&self) -> Vec<&'static str> {
        match self {
            Self::Record(kinds) => kinds.iter().map(|kind| kind.name()).collect(),
            Self::Group(group) => vec![group.name],
            _ => Vec::new(),
        }
    }

    /// The type of a declared field.
    pub fn of(ty: &'static Type) -> Self {
        match ty {
            Type::Text => Self::Text,
            Type::YesNo => Self::Bool,
            Type::Int { .. } | Type::Vlan => Self::Int,
            Type::Decimal { .. } => Self::Decimal,
            Type::Date => Self::Day,
            Type::Period => Self::Period,
            Type::Choice(choices) => Self::Choice(choices),
            Type::Mac => Self::Mac,
            Type::Address => Self::Address,
            Type::Network | Type::Source => Self::Network,
            Type::Port => Self::Port,
            Type::Ref(kinds) => Self::Record(kinds.to_vec()),
            Type::List(item) => Self::List(Box::new(Self::of(item))),
            Type::Group(group) => Self::Group(group),
        }
    }

    /// Whether values of the two types can be the same.
    pub(super) fn may_equal(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::List(_)) | (Self::List(_), _) | (_, Self::List(_)) => false,
            (Self::Null, _) | (_, Self::Null) => true,
            (Self::Int | Self::Decimal, Self::Int | Self::Decimal) => true,
            (Self::Record(a), Self::Record(b)) => a.iter().any(|kind| b.contains(kind)),
            (Self::Choice(a), Self::Choice(b)) => std::ptr::eq(*a, *b) || a == b,
            (a, b) => a == b,
        }
    }

    /// Whether values of the two types have an order.
    pub(super) fn may_compare(&self, other: &Self) -> bool {
        matches!(
            (self, other),
            (Self::Int | Self::Decimal, Self::Int | Self::Decimal)
                | (Self::Day, Self::Day)
                | (Self::Period, Self::Period)
                | (Self::Text, Self::Text)
        )
    }
}

impl Ty {
    /// What [`Display`](fmt::Display) says, in Japanese.
    pub fn ja(&self) -> String {
        match self {
            Self::Bool => "はい・いいえ".into(),
            Self::Int => "整数".into(),
            Self::Decimal => "数".into(),
            Self::Text => "文字".into(),
            Self::Day => "日付".into(),
            Self::Period => "期間".into(),
            Self::Mac => "MACアドレス".into(),
            Self::Address => "IPアドレス".into(),
            Self::Network => "アドレス範囲".into(),
            Self::Port => "ポート".into(),
            Self::Null => "null (なし)".into(),
            Self::Choice(choices) => format!("選択肢 ({})", choices.title.ja),
            Self::Group(group) => format!("組 ({})", group.title.ja),
            Self::List(item) => format!("並び ({})", item.ja()),
            Self::Record(kinds) => {
                let names: Vec<_> = kinds.iter().map(|kind| kind.group().title.ja).collect();
                format!("{}の行", names.join("・"))
            }
        }
    }
}

impl fmt::Display for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool => f.write_str("bool"),
            Self::Int => f.write_str("int"),
            Self::Decimal => f.write_str("decimal"),
            Self::Text => f.write_str("text"),
            Self::Day => f.write_str("date"),
            Self::Period => f.write_str("period"),
            Self::Mac => f.write_str("mac"),
            Self::Address => f.write_str("address"),
            Self::Network => f.write_str("network"),
            Self::Port => f.write_str("port"),
            Self::Null => f.write_str("null"),
            Self::Choice(choices) => write!(f, "choice({})", choices.title.en),
            Self::Group(group) => f.write_str(group.name),
            Self::List(item) => write!(f, "list({item})"),
            Self::Record(kinds) => {
                let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
                f.write_str(&names.join(" | "))
            }
        }
    }
}
