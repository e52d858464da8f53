//! Ids that one half of the generator writes and the other refers to.

/// Head of the IT section.
pub const IT_HEAD: &str = "p-it-1";
/// Second and third person of the IT section.
pub const IT_STAFF: [&str; 2] = ["p-it-2", "p-it-3"];
/// The resident operator.
pub const OPERATOR: &str = "p-op-1";
/// Person of the facilities section who looks after drawings, closets and building control.
pub const FACILITIES: &str = "p-facilities-1";
/// Clinical engineer who looks after medical devices.
pub const ENGINEER: &str = "p-engineer-1";
/// Radiological technologist who looks after modalities.
pub const RADIOLOGY: &str = "p-radiology-1";

/// The vendor who runs servers and network on site.
pub const INTEGRATOR: &str = "v-minato";
/// Record of type `site-survey` for the wireless network.
pub const SITE_SURVEY: &str = "rec-site-survey";
/// Record of type `pre-introduction-check` for the terminals bought in 2024.
pub const PRE_CHECK: &str = "rec-pre-check-terminals";
/// Record of type `disposal` for the devices that left in 2026.
pub const DISPOSAL: &str = "rec-disposal-2026";

/// The anti-malware product.
pub const ANTIVIRUS: &str = "prod-endpoint";
