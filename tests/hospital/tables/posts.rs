//! People with a post of their own, whom duties and documents name.

use super::ids;

/// Hospital director.
pub const DIRECTOR: &str = "p-director";
/// Vice-director, safety manager of the medical information systems.
pub const SAFETY: &str = "p-vice-director";
/// Head of nursing.
pub const NURSING: &str = "p-nursing-head";
/// Head of administration.
pub const OFFICE: &str = "p-office-head";
/// Internal auditor, independent of the IT section.
pub const AUDITOR: &str = "p-auditor";
/// Head of general affairs, privacy officer.
pub const GENERAL_AFFAIRS: &str = "p-general-affairs-1";
/// Head of medical records, information manager.
pub const RECORDS: &str = "p-records-1";
/// Head of medical safety.
pub const MEDICAL_SAFETY: &str = "p-safety-1";
/// Head of accounting.
pub const ACCOUNTING: &str = "p-accounting-1";
/// Head of supplies.
pub const SUPPLIES: &str = "p-supplies-1";
/// Head of billing.
pub const BILLING: &str = "p-billing-1";
/// Head of the laboratory.
pub const LABORATORY: &str = "p-laboratory-1";
/// Head of pharmacy.
pub const PHARMACY: &str = "p-pharmacy-1";

/// Id, profession, department, internal phone.
pub const POSTS: [(&str, &str, &str, &str); 26] = [
    (DIRECTOR, "physician", "dep-management", "7001"),
    (SAFETY, "physician", "dep-management", "7002"),
    (NURSING, "nurse", "dep-nursing", "7101"),
    (OFFICE, "clerk", "dep-office", "7201"),
    (ids::IT_HEAD, "system-engineer", "dep-it", "7301"),
    (ids::IT_STAFF[0], "system-engineer", "dep-it", "7302"),
    (ids::IT_STAFF[1], "system-engineer", "dep-it", "7303"),
    (AUDITOR, "clerk", "dep-management", "7005"),
    (GENERAL_AFFAIRS, "clerk", "dep-general-affairs", "7401"),
    (ACCOUNTING, "clerk", "dep-accounting", "7501"),
    (SUPPLIES, "clerk", "dep-supplies", "0201"),
    (BILLING, "medical-clerk", "dep-billing", "1101"),
    (RECORDS, "medical-clerk", "dep-records", "1151"),
    (ids::FACILITIES, "facility-engineer", "dep-facilities", "0301"),
    (ids::ENGINEER, "clinical-engineer", "dep-engineering", "3401"),
    (ids::RADIOLOGY, "radiological-technologist", "dep-radiology", "1401"),
    (LABORATORY, "laboratory-technologist", "dep-laboratory", "2301"),
    ("p-physiology-1", "laboratory-technologist", "dep-physiology", "2351"),
    (PHARMACY, "pharmacist", "dep-pharmacy", "1201"),
    (MEDICAL_SAFETY, "nurse", "dep-safety", "7601"),
    ("p-infection-1", "nurse", "dep-infection", "7651"),
    ("p-nutrition-1", "dietitian", "dep-nutrition", "0101"),
    ("p-rehabilitation-1", "therapist", "dep-rehabilitation", "7701"),
    ("p-regional-1", "social-worker", "dep-regional", "1301"),
    ("p-checkup-1", "clerk", "dep-checkup", "8101"),
    ("p-outpatient-1", "nurse", "dep-outpatient", "1001"),
];
