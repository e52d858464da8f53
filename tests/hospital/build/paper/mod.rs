//! What is on paper: organisation, systems, vendors, contracts, lines, access, evidence.

mod people;

use crate::hospital::plan::Plan;
use crate::hospital::site::Site;
use crate::hospital::writer::Book;

/// Writes everything that refers to the physical hospital and to itself.
pub fn build(plan: &Plan, site: &Site, book: &mut Book) {
    let staff = people::build(plan, site, book);
    let _ = staff;
}
