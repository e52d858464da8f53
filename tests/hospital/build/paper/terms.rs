//! What a contract costs, how much hangs on it and which clauses it has.

use crate::hospital::random::Random;
use crate::hospital::writer::{Fill, Group};

/// Yen a month. A line costs what its invoice says; the rest grows with what is behind it and with the beds.
pub fn monthly(kind: &str, id: &str, beds: u32, random: &mut Random) -> u32 {
    let thousands = match (kind, id) {
        ("line", _) => return super::lines::fee(id.trim_start_matches("ctr-")),
        (_, "ctr-maint-his" | "ctr-out-food" | "ctr-out-billing") => 2_400,
        (
            _,
            "ctr-maint-pacs"
            | "ctr-lease-his-desktop"
            | "ctr-lease-his-notebook"
            | "ctr-lease-server"
            | "ctr-out-operation",
        ) => 900,
        (_, "ctr-medical-1" | "ctr-medical-2" | "ctr-medical-5" | "ctr-out-cleaning" | "ctr-out-spd") => 1_100,
        ("lease", _) => 260,
        ("outsourcing" | "facility", _) => 320,
        ("medical-maintenance", _) => 140,
        ("maintenance", _) => 110,
        _ => 45,
    };
    // To the next thousand yen, a tenth up or down.
    let scaled = thousands * beds.max(50) / 290;
    (scaled * (900 + random.below(200)) / 1000).max(12) * 1_000
}

pub fn importance(kind: &str, id: &str) -> &'static str {
    match kind {
        "lease" | "line" => "important",
        _ if ["his", "billing", "pacs", "lis", "pharmacy", "surgery", "directory", "backup"]
            .iter()
            .any(|key| id.ends_with(key)) =>
        {
            "critical"
        }
        // Licences of systems care depends on.
        _ if matches!(id, "ctr-saas-os" | "ctr-saas-drug") => "important",
        "service" => "normal",
        _ => "important",
    }
}

pub fn clauses(kind: &str, id: &str, random: &mut Random) -> Group {
    if matches!(kind, "lease" | "line") {
        return Group::new().yes("confidentiality", true).yes("legal_compliance", true).yes("scope", true);
    }
    let old = matches!(id, "ctr-maint-eye" | "ctr-maint-dialysis" | "ctr-maint-nurse-call");
    let mut group = Group::new().yes("confidentiality", true).yes("legal_compliance", true);
    for key in [
        "personal_data",
        "scope",
        "team",
        "demarcation",
        "subcontracting",
        "staff_duty",
        "supervision",
        "incident_report",
    ] {
        let says = !(old && matches!(key, "demarcation" | "incident_report" | "subcontracting"));
        group = group.when(random.chance(97), |group| group.yes(key, says));
    }
    for key in ["incident_roles", "recovery_support", "return_and_erasure", "work_records"] {
        group = group.when(random.chance(93), |group| group.yes(key, !old));
    }
    for key in ["no_analysis", "purpose_limit", "anonymised_data", "patient_access"] {
        group = group.yes(key, !matches!((id, key), ("ctr-saas-regional", "anonymised_data")));
    }
    group
}
