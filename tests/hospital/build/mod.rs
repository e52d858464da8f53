//! Puts a hospital together: first what can be touched, then what is on paper.

pub mod core;
pub mod devices;
pub mod estate;
pub mod exceptions;
pub mod facts;
pub mod gaps;
pub mod links;
pub mod machines;
pub mod medical;
pub mod models;
pub mod network;
pub mod paper;
pub mod parts;
pub mod places;
pub mod power;
pub mod seeds;
pub mod servers;
pub mod share;
pub mod terminals;
pub mod wiring;

use super::plan::Plan;
use super::site::Site;
use super::writer::Book;

/// Writes one hospital into the book.
pub fn build(plan: &Plan, book: &mut Book) {
    let site = physical(plan, book);
    paper::build(plan, &site, book);
}

/// Places, devices, network and wiring. The order is that of dependence: what
/// is plugged in comes before the closets that must have a port for it.
fn physical(plan: &Plan, book: &mut Book) -> Site {
    let mut estate = estate::Estate::new(plan);
    let mut rack = core::Rack::new(&estate);
    core::build(&mut estate, &mut rack);
    servers::build(&mut estate, &mut rack);
    core::lines(&mut estate, &mut rack);
    power::build(&mut estate, &mut rack);
    terminals::build(&mut estate);
    medical::build(&mut estate);
    wiring::build(&mut estate, &mut rack);
    core::shut(&mut estate);
    estate.settle();
    seeds::sow(&mut estate);
    places::write(&mut estate, &rack, book);
    models::write(&estate, book);
    network::write(&mut estate, book);
    devices::write(&mut estate, book);
    links::write(&estate, book);
    exceptions::write(&mut estate, book);
    estate.site
}
