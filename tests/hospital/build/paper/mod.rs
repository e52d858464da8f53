//! What is on paper: organisation, systems, vendors, contracts, lines, access, evidence.

mod information;
mod people;
mod systems;
mod vendors;

use crate::hospital::plan::Plan;
use crate::hospital::site::Site;
use crate::hospital::tables::posts;
use crate::hospital::tables::vendors::Vendor;
use crate::hospital::writer::Book;

/// What every part of the paper half looks at.
struct Paper<'a> {
    plan: &'a Plan,
    site: &'a Site,
    staff: people::Staff,
}

impl Paper<'_> {
    /// Who concludes contracts with a vendor.
    fn buyer(&self, vendor: &Vendor) -> &'static str {
        match vendor.kind {
            "outsourcing" | "leasing" => posts::SUPPLIES,
            "building" => crate::hospital::tables::ids::FACILITIES,
            "medical-device" => crate::hospital::tables::ids::ENGINEER,
            _ => crate::hospital::tables::ids::IT_HEAD,
        }
    }
}

/// Writes everything that refers to the physical hospital and to itself.
pub fn build(plan: &Plan, site: &Site, book: &mut Book) {
    let staff = people::build(plan, site, book);
    let paper = Paper { plan, site, staff };
    vendors::build(&paper, book);
    systems::build(&paper, book);
    information::build(&paper, book);
}
