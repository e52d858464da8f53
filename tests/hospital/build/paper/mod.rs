//! What is on paper: organisation, systems, vendors, contracts, lines, access, evidence.

mod accounts;
mod agreements;
mod attestations;
mod backups;
mod contacts;
mod contracts;
mod duties;
mod evidence;
mod exceptions;
mod faults;
mod grants;
mod information;
mod lines;
mod logins;
mod operation_attested;
mod people;
mod records;
mod regulations;
mod reviews;
mod risks;
mod roles;
mod systems;
mod terms;
mod vendors;
mod waivers;

use crate::hospital::plan::Plan;
use crate::hospital::site::Site;
use crate::hospital::tables::posts;
use crate::hospital::tables::systems::{Line, System};
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

/// Lines whose maintenance contract is the one of a system.
fn lines_of_contract(beds: u32, system: &System) -> impl Iterator<Item = &'static Line> {
    let id = format!("ctr-maint-{}", &system.id[4..]);
    crate::hospital::tables::systems::lines(beds).filter(move |line| contracts::of_line(line) == id)
}

/// Writes everything that refers to the physical hospital and to itself.
pub fn build(plan: &Plan, site: &Site, book: &mut Book) {
    let staff = people::build(plan, site, book);
    let paper = Paper { plan, site, staff };
    duties::build(&paper, book);
    regulations::build(&paper, book);
    risks::build(&paper, book);
    vendors::build(&paper, book);
    systems::build(&paper, book);
    information::build(&paper, book);
    backups::build(&paper, book);
    records::build(&paper, book);
    evidence::build(&paper, book);
    contracts::build(&paper, book);
    lines::build(&paper, book);
    agreements::build(&paper, book);
    contacts::build(&paper, book);
    roles::build(&paper, book);
    let noted = accounts::build(&paper, book);
    exceptions::build(&paper, book);
    attestations::build(book);
    operation_attested::build(&paper, book);
    waivers::build(&paper, &noted, book);
    faults::build(&paper, book);
}
