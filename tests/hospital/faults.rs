//! Named faults that can be seeded on demand: each makes its finding appear.

use super::faults_records;

/// A fault: its name on the command line, what it does, the rule that sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Such as `hub-behind-outlet`.
    pub name: &'static str,
    /// What is done to the hospital.
    pub does: &'static str,
    /// Rule or finding code that reports it.
    pub seen_by: &'static str,
}

/// Faults of places, devices and wiring.
pub const PHYSICAL: &[Fault] = &[
    fault("outlet-not-in-drawing", "an outlet in use that no drawing shows", "wiring/outlet-not-in-drawing"),
    fault("outlet-id-twice", "two outlets with the same id in the drawing", "wiring/outlet-id-used-twice"),
    fault("outlet-nowhere", "an outlet in use whose patch lead is missing", "wiring/outlet-leads-nowhere"),
    fault("port-unused", "a terminal on a port that is shut down", "wiring/port-of-another-segment"),
    fault("port-office", "an EHR terminal on a port of the office network", "wiring/port-of-another-segment"),
    fault("port-missing", "a cable on a port the switch does not have", "wiring/cable-on-missing-port"),
    fault("port-two-cables", "two leads in one switch port", "wiring/port-with-two-cables"),
    fault("retired-plugged", "a retired terminal that is still plugged in", "wiring/retired-device-still-plugged-in"),
    fault("mac-twice", "a MAC address seen on two terminals", "network/mac-address-used-twice"),
    fault("address-twice", "an address given to two terminals", "network/address-used-twice"),
    fault("address-outside", "an address of another segment", "network/address-outside-segment"),
    fault("vlan-twice", "one VLAN id on two segments", "network/vlan-id-used-twice"),
    fault("prefix-overlap", "two segments with overlapping addresses", "network/prefixes-overlap"),
    fault("printer-both", "one more printer with a leg in both networks", "network/device-joins-office-and-clinical"),
    fault("medical-in-office", "a modality on the office network", "network/medical-device-among-office-machines"),
    fault("wireless-weak", "the clinical wireless network with WEP", "network/wireless-encryption-weak"),
    fault("caterer-open", "the caterer's router lets everything through", "network/permit-any-to-any"),
    fault("router-unknown", "a vendor's LTE router nobody told of", "device/department-device-outside-the-map"),
    fault("vpn-exploited", "a firewall with a flaw that is being exploited", "device/exploited-flaw-open"),
    fault("password-reused", "servers that share one administrator password", "device/password-used-elsewhere"),
    fault("password-factory", "a switch with the factory's password", "device/factory-password"),
    fault("windows-7", "one more analyser on Windows 7", "device/os-support-ended"),
    fault("tablet-lost", "a tablet that is missing and was not reported", "device/lost-and-not-reported"),
    fault("closet-open", "a wiring closet that is not locked", "place/wiring-closet-unlocked"),
];

const fn fault(name: &'static str, does: &'static str, seen_by: &'static str) -> Fault {
    Fault { name, does, seen_by }
}

/// Every fault.
pub fn all() -> impl Iterator<Item = &'static Fault> {
    PHYSICAL.iter().chain(faults_records::FAULTS)
}
