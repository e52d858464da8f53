//! Puts a hospital together: first what can be touched, then what is on paper.

pub mod paper;

use super::plan::Plan;
use super::site::Site;
use super::writer::Book;

/// Writes one hospital into the book.
pub fn build(plan: &Plan, book: &mut Book) {
    let site = Site::default();
    paper::build(plan, &site, book);
}
