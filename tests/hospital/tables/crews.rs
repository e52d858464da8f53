//! Who works in a hospital: professions, how many, where.

use super::ids;

/// Profession, head count of the 290-bed hospital, departments they are spread over.
pub type Crew = (&'static str, u32, &'static [&'static str]);

pub const WARDS: &str = "wards";
pub const CLINICS: &str = "clinics";

pub const DOCTORS: [Crew; 2] = [("physician", 62, &[CLINICS]), ("resident", 8, &["dep-medical"])];
pub const NURSES: [Crew; 3] = [
    (
        "nurse",
        284,
        &[WARDS, WARDS, WARDS, "dep-outpatient", "dep-theatre", "dep-dialysis", "dep-endoscopy", "dep-chemotherapy"],
    ),
    ("midwife", 14, &[WARDS]),
    ("nurse-aide", 32, &[WARDS, "dep-sterilisation"]),
];
pub const TECHNICIANS: [Crew; 7] = [
    ("pharmacist", 22, &["dep-pharmacy"]),
    ("laboratory-technologist", 24, &["dep-laboratory", "dep-physiology", "dep-transfusion"]),
    ("radiological-technologist", 20, &["dep-radiology"]),
    ("clinical-engineer", 12, &["dep-engineering", "dep-dialysis"]),
    ("therapist", 22, &["dep-rehabilitation"]),
    ("dietitian", 6, &["dep-nutrition"]),
    ("social-worker", 4, &["dep-regional"]),
];
pub const CLERKS: [Crew; 4] = [
    (
        "clerk",
        45,
        &["dep-general-affairs", "dep-accounting", "dep-supplies", "dep-office", "dep-checkup", "dep-management"],
    ),
    ("medical-clerk", 30, &["dep-billing", "dep-records", "dep-regional", "dep-outpatient"]),
    ("system-engineer", 3, &["dep-it"]),
    ("facility-engineer", 2, &["dep-facilities"]),
];
pub const CONTRACTORS: [(&str, u32, &str, &str); 5] = [
    ("other", 16, "dep-out-food", "v-asahi"),
    ("medical-clerk", 14, "dep-out-billing", "v-hibari"),
    ("other", 11, "dep-out-cleaning", "v-buildtec"),
    ("other", 8, "dep-out-spd", "v-sp"),
    ("system-engineer", 1, "dep-out-it", ids::INTEGRATOR),
];
/// Who else has a login: employment, profession, share in a hundred, departments.
pub const OTHERS: [(&str, &str, u32, &[&str]); 6] = [
    ("part-time", "physician", 36, &[CLINICS]),
    ("part-time", "nurse", 22, &["dep-outpatient", WARDS]),
    ("trainee", "resident", 8, &["dep-medical"]),
    ("trainee", "other", 14, &["dep-nursing", "dep-pharmacy", "dep-rehabilitation"]),
    ("dispatched", "medical-clerk", 18, &["dep-billing", "dep-records", "dep-outpatient"]),
    ("volunteer", "other", 2, &["dep-general-affairs"]),
];
