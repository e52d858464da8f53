//! Every kind, one file each; this list is all that ties them together.

mod account;
mod attestation;
mod backup;
mod bill_line;
mod cable;
mod committee;
mod contact;
mod contract;
mod department;
mod device;
mod disclosure;
mod drawing;
mod duty;
mod exception;
mod facility;
mod grant;
mod information;
mod line;
mod location;
mod medium;
mod model;
mod outlet;
mod panel;
mod permit;
mod person;
mod product;
mod purchase;
mod record;
mod regulation;
mod remote_access;
mod responsibility;
mod risk;
mod role;
mod segment;
mod shared;
mod system;
mod vendor;
mod vendor_answer;
mod waiver;
mod wlan;
mod zone;

pub use account::*;
pub use attestation::*;
pub use backup::*;
pub use bill_line::*;
pub use cable::*;
pub use committee::*;
pub use contact::*;
pub use contract::*;
pub use department::*;
pub use device::*;
pub use disclosure::*;
pub use drawing::*;
pub use duty::*;
pub use exception::*;
pub use facility::*;
pub use grant::*;
pub use information::*;
pub use line::*;
pub use location::*;
pub use medium::*;
pub use model::*;
pub use outlet::*;
pub use panel::*;
pub use permit::*;
pub use person::*;
pub use product::*;
pub use purchase::*;
pub use record::*;
pub use regulation::*;
pub use remote_access::*;
pub use responsibility::*;
pub use risk::*;
pub use role::*;
pub use segment::*;
pub use shared::*;
pub use system::*;
pub use vendor::*;
pub use vendor_answer::*;
pub use waiver::*;
pub use wlan::*;
pub use zone::*;

use super::types::{Field, GroupDef, KindDef, Type};

/// Lists the kinds, in the order of the reference page.
macro_rules! kinds {
    ($($kind:ident),+ $(,)?) => {
        /// A kind of record.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[doc = concat!("[`", stringify!($kind), "`](struct@", stringify!($kind), ").")] $kind,)+
        }

        impl Kind {
            /// All kinds, in the order of the reference page.
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The declaration of the kind.
            pub fn def(self) -> &'static KindDef {
                static DEFS: &[KindDef] = &[$($kind::KIND),+];
                &DEFS[self as usize]
            }
        }
    };
}

kinds! {
    Facility, Department, Person, Duty, Committee, Regulation, Record, Risk, Attestation, Waiver, Contact,
    Location, Drawing,
    Model, Product, Device, Medium, Exception,
    Zone, Segment, Panel, Outlet, Cable, Wlan, Permit, Line,
    System, Backup, Information,
    Vendor, Contract, Responsibility, Disclosure, RemoteAccess, VendorAnswer, BillLine, Purchase,
    Account, Role, Grant,
}

impl Kind {
    /// The kind's singular, as rules name it: `device`.
    pub fn name(self) -> &'static str {
        self.def().group.name
    }

    /// Key of the kind's sheet: `devices`.
    pub fn sheet(self) -> &'static str {
        self.def().sheet
    }

    /// The kind's fields.
    pub fn group(self) -> &'static GroupDef {
        self.def().group
    }

    /// The kind of that singular.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// The kind whose sheet has that key.
    pub fn from_sheet(sheet: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.sheet() == sheet)
    }

    /// Position in [`ALL`](Self::ALL).
    pub fn index(self) -> usize {
        self as usize
    }
}

/// The field a dotted path such as `device.interfaces.segment` names; lists are passed through.
///
/// # Errors
/// The step that names nothing, and the names that could stand in its place.
pub fn field_at(path: &str) -> Result<&'static Field, (&str, Vec<&'static str>)> {
    let (kind, rest) = path.split_once('.').unwrap_or((path, ""));
    let kind = Kind::from_name(kind).ok_or_else(|| (kind, Kind::ALL.iter().map(|kind| kind.name()).collect()))?;
    let mut group = Some(kind.group());
    let mut found = None;
    for step in rest.split('.') {
        let names = || group.iter().flat_map(|group| group.fields.iter().map(|field| field.name)).collect();
        let field = group.and_then(|group| group.field(step)).ok_or_else(|| (step, names()))?;
        group = Type::group(&field.ty);
        found = Some(field);
    }
    found.ok_or((path, Vec::new()))
}

/// The kind or group whose field a dotted path names, and the field's own name.
pub fn owner_at(path: &str) -> Option<(&'static str, &'static str)> {
    let field = field_at(path).ok()?;
    let (owner, _) = path.rsplit_once('.')?;
    let owner = match field_at(owner) {
        Ok(field) => Type::group(&field.ty)?.name,
        Err(_) => Kind::from_name(owner)?.name(),
    };
    Some((owner, field.name))
}

/// Kinds that have ports.
pub const PORT_OWNERS: &[Kind] = &[Kind::Device, Kind::Panel, Kind::Outlet];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_a_field_or_tells_the_names_it_could_have_meant() {
        assert_eq!(field_at("device.interfaces.segment").map(|field| field.name), Ok("segment"));
        let (step, names) = field_at("device.interfaces.segmant").expect_err("a slip");
        assert_eq!(step, "segmant");
        assert!(names.contains(&"segment"), "{names:?}");
        assert!(field_at("devices.name").is_err() && field_at("device").is_err() && field_at("device.name.x").is_err());
    }

    #[test]
    fn a_group_has_room_for_its_fields() {
        for kind in Kind::ALL {
            assert!(kind.group().fields.len() <= 128, "{} has too many fields", kind.name());
        }
    }
}
