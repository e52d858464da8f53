//! Zones and segments: the address plan of one hospital.

/// Id, name, purpose, importance, whether it reaches the internet.
pub type Zone = (&'static str, &'static str, &'static str, &'static str, bool);

/// Zones.
#[rustfmt::skip]
pub const ZONES: [Zone; 21] = [
    ("zone-server", "電子カルテサーバ", "server", "critical", false),
    ("zone-clinical", "診療端末", "medical", "critical", false),
    ("zone-laboratory", "検査", "medical", "critical", false),
    ("zone-physiology", "生理検査・内視鏡", "medical", "important", false),
    ("zone-pharmacy", "薬剤", "medical", "critical", false),
    ("zone-theatre", "手術・HCU", "medical", "critical", false),
    ("zone-dialysis", "透析", "medical", "important", false),
    ("zone-food", "給食", "medical", "normal", false),
    ("zone-imaging-server", "画像サーバ", "imaging", "critical", false),
    ("zone-imaging", "画像モダリティ・読影", "imaging", "important", false),
    ("zone-monitor", "生体情報モニタ", "medical", "critical", false),
    ("zone-voice", "ナースコール・音声", "other", "important", false),
    ("zone-office", "情報系(事務)", "office", "normal", true),
    ("zone-office-server", "情報系サーバ", "server", "important", false),
    ("zone-external", "院外接続(DMZ・資格確認)", "external", "important", true),
    ("zone-maintenance", "リモート保守の着地点", "maintenance", "important", false),
    ("zone-guest", "患者・来訪者", "guest", "normal", true),
    ("zone-building", "設備・監視カメラ", "building", "normal", false),
    ("zone-operations", "運用サーバ(バックアップ・ログ)", "server", "critical", false),
    ("zone-backup", "バックアップ", "server", "critical", false),
    ("zone-management", "機器管理", "management", "critical", false),
];

/// One segment. `network` has `{x}` for the second octet of the hospital and `{o}` for its office octet.
#[derive(Clone, Copy, Debug)]
pub struct Segment {
    pub name: &'static str,
    pub vlan: u32,
    pub network: &'static str,
    pub zone: &'static str,
    pub role: &'static str,
    pub dhcp: bool,
    /// Range of its own, for vendors who bring the same private addresses everywhere.
    pub domain: &'static str,
}

const fn segment(name: &'static str, vlan: u32, network: &'static str, zone: &'static str, dhcp: bool) -> Segment {
    Segment { name, vlan, network, zone, role: "normal", dhcp, domain: "" }
}

const fn role(name: &'static str, vlan: u32, role: &'static str, zone: &'static str) -> Segment {
    Segment { name, vlan, network: "", zone, role, dhcp: false, domain: "" }
}

const fn private(name: &'static str, network: &'static str, zone: &'static str, domain: &'static str) -> Segment {
    Segment { name, vlan: 0, network, zone, role: "normal", dhcp: false, domain }
}

/// Segments, in the order of their VLANs.
pub const SEGMENTS: [Segment; 33] = [
    segment("HIS-SV", 10, "10.{x}.10.0/24", "zone-server", false),
    segment("HIS-CL-1", 11, "10.{x}.16.0/22", "zone-clinical", false),
    segment("HIS-CL-2", 12, "10.{x}.20.0/22", "zone-clinical", false),
    segment("HIS-CL-3", 13, "10.{x}.24.0/22", "zone-clinical", false),
    segment("HIS-CL-4", 14, "10.{x}.28.0/22", "zone-clinical", false),
    segment("HIS-WL", 15, "10.{x}.32.0/21", "zone-clinical", true),
    segment("HIS-PRN", 16, "10.{x}.40.0/23", "zone-clinical", false),
    segment("IMG-SV", 20, "10.{x}.50.0/24", "zone-imaging-server", false),
    segment("IMG-MOD", 21, "10.{x}.51.0/24", "zone-imaging", false),
    segment("IMG-WS", 22, "10.{x}.52.0/24", "zone-imaging", false),
    segment("LAB", 30, "10.{x}.60.0/24", "zone-laboratory", false),
    segment("PHYS", 31, "10.{x}.61.0/24", "zone-physiology", false),
    segment("PHARM", 32, "10.{x}.62.0/24", "zone-pharmacy", false),
    segment("OR-ICU", 33, "10.{x}.63.0/24", "zone-theatre", false),
    segment("DIAL", 34, "10.{x}.64.0/24", "zone-dialysis", false),
    segment("FOOD", 35, "10.{x}.65.0/24", "zone-food", false),
    segment("MON", 36, "10.{x}.66.0/23", "zone-monitor", false),
    segment("NCALL-VOICE", 40, "10.{x}.72.0/22", "zone-voice", true),
    segment("OA-CL", 50, "172.{o}.0.0/22", "zone-office", true),
    segment("OA-SV", 51, "172.{o}.4.0/24", "zone-office-server", false),
    segment("ELIG", 60, "192.168.250.0/27", "zone-external", false),
    segment("VENDOR-RM", 70, "10.{x}.90.0/24", "zone-maintenance", false),
    segment("DMZ", 71, "192.0.2.0/27", "zone-external", false),
    segment("GUEST", 80, "100.64.0.0/19", "zone-guest", true),
    segment("BAS-CCTV", 90, "10.{x}.120.0/23", "zone-building", false),
    segment("OPS-SV", 92, "10.{x}.92.0/24", "zone-operations", false),
    segment("BACKUP", 93, "10.{x}.93.0/24", "zone-backup", false),
    segment("MGMT", 99, "10.{x}.252.0/22", "zone-management", false),
    private("LAB-PRIVATE", "192.168.1.0/24", "zone-laboratory", "lis"),
    private("DIAL-PRIVATE", "192.168.1.0/24", "zone-dialysis", "dialysis"),
    Segment { role: "transit", ..segment("TRANSIT", 3, "10.{x}.3.0/27", "zone-maintenance", false) },
    role("UNUSED", 998, "unused", "zone-management"),
    role("QUARANTINE", 999, "quarantine", "zone-management"),
];

/// Id of a segment.
pub fn segment_id(name: &str) -> String {
    format!("seg-{}", name.to_ascii_lowercase())
}

/// A wireless network: id, name, SSID, segment, encryption, authentication.
pub type Wlan = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

/// Wireless networks.
#[rustfmt::skip]
pub const WLANS: [Wlan; 5] = [
    ("wlan-his", "診療用無線", "hosp-clinical", "HIS-WL", "wpa3", "802.1x-certificate"),
    ("wlan-voice", "ナースコール・スマートフォン", "hosp-voice", "NCALL-VOICE", "wpa2-aes", "802.1x-certificate"),
    ("wlan-office", "職員用無線(情報系)", "hosp-office", "OA-CL", "wpa2-aes", "802.1x-password"),
    ("wlan-building", "設備の見回り用無線", "hosp-building", "BAS-CCTV", "wpa2-aes", "psk"),
    ("wlan-guest", "患者Wi-Fi", "hosp-guest", "GUEST", "wpa2-aes", "portal"),
];
