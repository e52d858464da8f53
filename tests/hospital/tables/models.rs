//! Models, and the operating systems and firmware they run.
//!
//! Makers of network equipment and of operating systems are real, so that
//! support ends and vulnerabilities can be; everything else is invented.

use crate::hospital::day::Day;

/// A run of ports: prefix, first, last, type, speed in Mbps, PoE.
pub type Ports = (&'static str, u32, u32, &'static str, u32, bool);

/// A model.
#[derive(Clone, Copy, Debug)]
pub struct Model {
    pub id: &'static str,
    pub name: &'static str,
    pub maker: &'static str,
    pub class: &'static str,
    pub function: &'static str,
    /// Product id of its operating system; empty if it has none.
    pub os: &'static str,
    /// Product id of its firmware; empty if it has none.
    pub firmware: &'static str,
    pub support_end: Option<Day>,
    pub ports: &'static [Ports],
    /// Rack units; 0 if it does not go into a rack.
    pub rack: u32,
}

const fn end(year: i32, month: i32, day: i32) -> Option<Day> {
    Some(Day::new(year, month, day))
}

#[expect(clippy::too_many_arguments, reason = "one row of a table, a column each")]
const fn model(
    id: &'static str,
    name: &'static str,
    maker: &'static str,
    class: &'static str,
    function: &'static str,
    software: &'static str,
    support_end: Option<Day>,
    ports: &'static [Ports],
    rack: u32,
) -> Model {
    let bytes = software.as_bytes();
    let is_firmware = bytes.len() > 5 && bytes[5] == b'f' && bytes[6] == b'w';
    let (os, firmware) = if is_firmware { ("", software) } else { (software, "") };
    Model { id, name, maker, class, function, os, firmware, support_end, ports, rack }
}

const CORE: &[Ports] = &[("Twe1/0/", 1, 48, "sfp28", 25_000, false), ("Twe2/0/", 1, 48, "sfp28", 25_000, false)];
const SERVER_SWITCH: &[Ports] =
    &[("Gi1/0/", 1, 48, "copper", 1000, false), ("Te1/1/", 1, 4, "sfp-plus", 10_000, false)];
const LARGE: &[Ports] = &[("port1.0.", 1, 48, "copper", 1000, false), ("port1.0.", 49, 52, "sfp-plus", 10_000, false)];
const LARGE_POE: &[Ports] =
    &[("port1.0.", 1, 48, "copper", 1000, true), ("port1.0.", 49, 52, "sfp-plus", 10_000, false)];
const SMALL: &[Ports] = &[("port1.0.", 1, 24, "copper", 1000, false), ("port1.0.", 25, 28, "sfp", 1000, false)];
const SMALL_POE: &[Ports] = &[("port1.0.", 1, 24, "copper", 1000, true), ("port1.0.", 25, 28, "sfp", 1000, false)];
const HUB: &[Ports] = &[("", 1, 8, "copper", 1000, false)];
const MAKER_SWITCH: &[Ports] = &[("", 1, 24, "copper", 100, false)];
const SERVER: &[Ports] = &[("eth", 0, 1, "copper", 1000, false), ("mgmt", 0, 0, "copper", 1000, false)];
const GATE: &[Ports] = &[("wan", 1, 2, "copper", 1000, false), ("port", 1, 8, "copper", 1000, false)];
const ROUTER: &[Ports] = &[("lan", 1, 2, "copper", 1000, false), ("wan", 1, 1, "copper", 1000, false)];
const ONE: &[Ports] = &[("eth", 0, 0, "copper", 1000, false)];

/// Models that the builders ask for by id.
#[rustfmt::skip]
pub const MODELS: &[Model] = &[
    // Network
    model("model-core", "C9606R", "Cisco", "network", "switch", "prod-fw-iosxe", end(2031, 10, 31), CORE, 8),
    model("model-server-switch", "C9300-48T", "Cisco", "network", "switch", "prod-fw-iosxe", end(2030, 10, 31), SERVER_SWITCH, 1),
    model("model-floor-48", "x530L-52GTX", "Allied Telesis", "network", "switch", "prod-fw-awplus", end(2031, 3, 31), LARGE, 1),
    model("model-floor-48p", "x530L-52GPX", "Allied Telesis", "network", "switch", "prod-fw-awplus", end(2031, 3, 31), LARGE_POE, 1),
    model("model-floor-24", "x230-28GT", "Allied Telesis", "network", "switch", "prod-fw-awplus", end(2029, 3, 31), SMALL, 1),
    model("model-floor-24p", "x230-28GP", "Allied Telesis", "network", "switch", "prod-fw-awplus", end(2029, 3, 31), SMALL_POE, 1),
    model("model-hub", "SH-8G", "架空ネット", "network", "hub", "", None, HUB, 0),
    model("model-maker-switch", "MS-24", "青嵐モニタ", "network", "switch", "prod-fw-seiran", end(2030, 3, 31), MAKER_SWITCH, 0),
    model("model-ap", "C9120AXI", "Cisco", "network", "access-point", "prod-fw-iosxe", end(2030, 10, 31), ONE, 0),
    model("model-wlc", "C9800-L-C", "Cisco", "network", "wlan-controller", "prod-fw-iosxe", end(2030, 10, 31), GATE, 1),
    model("model-firewall-200", "FortiGate 200F", "Fortinet", "network", "firewall", "prod-fw-fortios", end(2031, 12, 31), GATE, 1),
    model("model-firewall-100", "FortiGate 100F", "Fortinet", "network", "firewall", "prod-fw-fortios", end(2030, 12, 31), GATE, 1),
    model("model-router", "RTX1300", "Yamaha", "network", "router", "prod-fw-rtx", end(2032, 3, 31), ROUTER, 1),
    model("model-vendor-router", "RTX830", "Yamaha", "network", "vpn", "prod-fw-rtx830", end(2029, 3, 31), ROUTER, 1),
    model("model-vendor-vpn", "UNIVERGE IX2310", "NEC", "network", "vpn", "prod-fw-ix", end(2030, 9, 30), ROUTER, 1),
    model("model-vendor-gate", "FortiGate 40F", "Fortinet", "network", "vpn", "prod-fw-fortios-vendor", end(2030, 6, 30), GATE, 0),
    model("model-lte", "LR-200", "架空ネット", "network", "router", "prod-fw-lte", end(2028, 3, 31), ROUTER, 0),
    model("model-auth", "NA-500", "架空ネット", "server", "authentication", "prod-os-rhel9", end(2029, 9, 30), SERVER, 1),
    // Servers and storage
    model("model-host", "PS-7700", "曙コンピュータ", "server", "hypervisor", "prod-os-vsphere8", end(2030, 3, 31), SERVER, 2),
    model("model-server", "PS-5200", "曙コンピュータ", "server", "other", "prod-os-ws2022", end(2030, 3, 31), SERVER, 1),
    model("model-server-2018", "PS-3100", "曙コンピュータ", "server", "other", "prod-os-ws2016", end(2026, 12, 31), SERVER, 1),
    model("model-backup-server", "PS-5200B", "曙コンピュータ", "server", "backup-server", "prod-os-rhel9", end(2030, 3, 31), SERVER, 2),
    model("model-exchange", "TX-1000", "中央通信工業", "server", "telephone", "prod-os-tx", end(2029, 3, 31), SERVER, 4),
    model("model-virtual", "仮想サーバ(Windows Server 2022)", "曙コンピュータ", "server", "other", "prod-os-ws2022", None, &[], 0),
    model("model-virtual-2019", "仮想サーバ(Windows Server 2019)", "曙コンピュータ", "server", "other", "prod-os-ws2019", None, &[], 0),
    model("model-virtual-linux", "仮想サーバ(Linux)", "曙コンピュータ", "server", "other", "prod-os-rhel9", None, &[], 0),
    model("model-san", "ST-9000", "曙コンピュータ", "storage", "other", "prod-fw-storage", end(2030, 3, 31), SERVER, 4),
    model("model-nas", "NS-400", "曙コンピュータ", "storage", "nas", "prod-fw-storage", end(2029, 9, 30), SERVER, 2),
    model("model-tape", "TL-24", "曙コンピュータ", "storage", "tape", "prod-fw-storage", end(2029, 9, 30), SERVER, 2),
    // Terminals
    model("model-desktop", "DT-450", "曙コンピュータ", "terminal", "desktop", "prod-os-win11-ltsc", end(2030, 3, 31), ONE, 0),
    model("model-desktop-2020", "DT-350", "曙コンピュータ", "terminal", "desktop", "prod-os-win10-ltsc21", end(2027, 3, 31), ONE, 0),
    model("model-notebook", "NB-240", "曙コンピュータ", "terminal", "notebook", "prod-os-win11-ltsc", end(2030, 3, 31), &[], 0),
    model("model-office-pc", "DT-430", "曙コンピュータ", "terminal", "desktop", "prod-os-win11", end(2029, 9, 30), ONE, 0),
    model("model-office-note", "NB-130", "曙コンピュータ", "terminal", "notebook", "prod-os-win11", end(2029, 9, 30), ONE, 0),
    model("model-department", "WS-20", "曙コンピュータ", "terminal", "desktop", "prod-os-win10-iot19", end(2028, 12, 31), ONE, 0),
    model("model-reading", "RW-8M", "東都イメージング", "terminal", "workstation", "prod-os-win10-iot21", end(2029, 3, 31), ONE, 0),
    model("model-eligibility", "EL-10", "曙コンピュータ", "terminal", "desktop", "prod-os-win10-iot19", end(2028, 3, 31), ONE, 0),
    model("model-card-reader", "FR-2", "架空カード", "other", "card-reader", "", end(2028, 3, 31), &[], 0),
    model("model-tablet", "TB-11", "架空タブレット", "mobile", "tablet", "prod-os-android15", end(2029, 6, 30), &[], 0),
    model("model-smartphone", "SP-7", "架空タブレット", "mobile", "smartphone", "prod-os-android15", end(2029, 3, 31), &[], 0),
    model("model-kiosk-reception", "KR-3", "キオスクジャパン", "terminal", "kiosk", "prod-os-win10-iot19", end(2029, 3, 31), ONE, 0),
    model("model-kiosk-payment", "KP-5", "キオスクジャパン", "terminal", "kiosk", "prod-os-win10-iot19", end(2029, 3, 31), ONE, 0),
    model("model-kiosk-display", "KD-1", "キオスクジャパン", "other", "kiosk", "prod-os-display", end(2029, 3, 31), ONE, 0),
    // Printers and small things
    model("model-laser", "LP-450", "白鳥プリンタ", "printer", "laser-printer", "", end(2030, 3, 31), ONE, 0),
    model("model-label", "LB-20", "白鳥プリンタ", "printer", "label-printer", "", end(2029, 3, 31), &[], 0),
    model("model-multifunction", "MX-3600", "白鳥プリンタ", "printer", "multifunction", "prod-fw-mx", end(2029, 3, 31), ONE, 0),
    model("model-handheld", "HT-60", "架空スキャナ", "mobile", "scanner", "prod-os-android13", end(2028, 9, 30), &[], 0),
    // Medical
    model("model-ct", "CT-128", "日輪メディカル", "medical", "modality", "prod-os-win10-iot19", end(2030, 3, 31), ONE, 0),
    model("model-mri", "MR-15", "日輪メディカル", "medical", "modality", "prod-os-win10-iot19", end(2030, 3, 31), ONE, 0),
    model("model-xray", "XR-700", "東都イメージング", "medical", "modality", "prod-os-win10-iot21", end(2031, 3, 31), ONE, 0),
    model("model-fluoroscopy", "XF-300", "東都イメージング", "medical", "modality", "prod-os-win10-iot19", end(2029, 3, 31), ONE, 0),
    model("model-angiography", "AN-20", "白山エコー", "medical", "modality", "prod-os-win10-iot19", end(2029, 3, 31), ONE, 0),
    model("model-mammography", "MG-5", "東都イメージング", "medical", "modality", "prod-os-win10-iot19", end(2028, 12, 31), ONE, 0),
    model("model-c-arm", "CA-9", "東都イメージング", "medical", "modality", "prod-os-win10-iot19", end(2029, 3, 31), ONE, 0),
    model("model-ultrasound", "US-80", "白山エコー", "medical", "modality", "prod-os-win10-iot21", end(2030, 9, 30), ONE, 0),
    model("model-ecg", "EC-12", "北斗計測", "medical", "modality", "prod-os-win10-iot19", end(2029, 3, 31), ONE, 0),
    model("model-endoscope", "EV-290", "光陽メディカル", "medical", "modality", "prod-os-koyo", end(2030, 3, 31), ONE, 0),
    model("model-monitor-central", "CM-16", "青嵐モニタ", "medical", "patient-monitor", "prod-os-win10-iot19", end(2029, 3, 31), ONE, 0),
    model("model-monitor", "BM-7", "青嵐モニタ", "medical", "patient-monitor", "prod-fw-seiran", end(2030, 3, 31), ONE, 0),
    model("model-analyser", "AC-600", "ラボテクニカ", "medical", "analyser", "prod-os-win10-iot19", end(2029, 3, 31), ONE, 0),
    model("model-analyser-old", "AC-300", "ラボテクニカ", "medical", "analyser", "prod-os-win7", end(2024, 3, 31), ONE, 0),
    model("model-dialyser", "DC-50", "清流メディカル", "medical", "treatment", "prod-fw-dialyser", end(2031, 3, 31), ONE, 0),
    model("model-pump-gateway", "PG-4", "青嵐モニタ", "medical", "gateway", "prod-fw-seiran", end(2030, 3, 31), ONE, 0),
    model("model-ventilator", "VT-10", "青嵐モニタ", "medical", "treatment", "prod-fw-ventilator", end(2030, 3, 31), &[], 0),
    model("model-therapy", "RT-3", "リハワークス", "medical", "treatment", "prod-fw-ventilator", end(2030, 3, 31), ONE, 0),
    // Power
    model("model-ups-eps", "UP-1500", "架空電源", "power", "ups", "prod-fw-ups", end(2029, 3, 31), ONE, 2),
    model("model-ups-rack", "UP-5000", "架空電源", "power", "ups", "prod-fw-ups", end(2030, 3, 31), ONE, 3),
    model("model-pdu", "PD-20", "架空電源", "power", "pdu", "", end(2030, 3, 31), &[], 0),
];

/// The model of that id.
///
/// # Panics
/// If there is none: a slip of the pen in the generator.
pub fn find(id: &str) -> &'static Model {
    MODELS.iter().find(|model| model.id == id).expect("because models are named after this table")
}

/// Software of devices: operating systems and firmware.
#[derive(Clone, Copy, Debug)]
pub struct Product {
    pub id: &'static str,
    pub name: &'static str,
    pub kind: &'static str,
    pub maker: &'static str,
    /// The version in the hospital and the latest one; empty if unknown.
    pub version: &'static str,
    pub latest: &'static str,
    pub support_end: Option<Day>,
    /// CVE, whether it is exploited, version that fixes it, day it was published.
    pub flaws: &'static [(&'static str, bool, &'static str, Day)],
}

#[expect(clippy::too_many_arguments, reason = "one row of a table, a column each")]
const fn product(
    id: &'static str,
    name: &'static str,
    kind: &'static str,
    maker: &'static str,
    version: &'static str,
    latest: &'static str,
    support_end: Option<Day>,
    flaws: &'static [(&'static str, bool, &'static str, Day)],
) -> Product {
    Product { id, name, kind, maker, version, latest, support_end, flaws }
}

/// Product id of a firmware with flaws that are known to be exploited, for a fault.
pub const FLAWED: &str = "prod-fw-fortios-old";

/// Operating systems and firmware. Support ends of real products are the makers' published days.
#[rustfmt::skip]
pub const PRODUCTS: &[Product] = &[
    product("prod-os-ws2016", "Windows Server 2016", "os", "Microsoft", "1607", "1607", end(2027, 1, 12), &[]),
    product("prod-os-ws2019", "Windows Server 2019", "os", "Microsoft", "1809", "1809", end(2029, 1, 9), &[]),
    product("prod-os-ws2022", "Windows Server 2022", "os", "Microsoft", "21H2", "21H2", end(2031, 10, 14), &[]),
    product("prod-os-win7", "Windows 7 Professional", "os", "Microsoft", "SP1", "SP1", end(2020, 1, 14), &[]),
    product("prod-os-win10-ltsc21", "Windows 10 Enterprise LTSC 2021", "os", "Microsoft", "21H2", "21H2", end(2027, 1, 12), &[]),
    product("prod-os-win10-iot19", "Windows 10 IoT Enterprise LTSC 2019", "os", "Microsoft", "1809", "1809", end(2029, 1, 9), &[]),
    product("prod-os-win10-iot21", "Windows 10 IoT Enterprise LTSC 2021", "os", "Microsoft", "21H2", "21H2", end(2032, 1, 13), &[]),
    product("prod-os-win11-ltsc", "Windows 11 Enterprise LTSC 2024", "os", "Microsoft", "24H2", "24H2", end(2029, 10, 9), &[]),
    product("prod-os-win11", "Windows 11 Pro", "os", "Microsoft", "25H2", "25H2", end(2027, 10, 12), &[]),
    product("prod-os-rhel9", "Red Hat Enterprise Linux 9", "os", "Red Hat", "9.6", "9.6", end(2032, 5, 31), &[]),
    product("prod-os-vsphere8", "VMware vSphere 8", "os", "Broadcom", "8.0 U3", "8.0 U3", end(2027, 10, 11), &[]),
    product("prod-os-android13", "業務端末OS 13", "os", "架空スキャナ", "13", "13", end(2027, 9, 30), &[]),
    product("prod-os-android15", "業務端末OS 15", "os", "架空タブレット", "15", "15", end(2029, 6, 30), &[]),
    product("prod-os-koyo", "内視鏡装置ソフトウェア", "os", "光陽メディカル", "4.2", "4.2", end(2030, 3, 31), &[]),
    product("prod-os-tx", "電話交換機ソフトウェア", "os", "中央通信工業", "8.1", "", end(2029, 3, 31), &[]),
    product("prod-os-display", "案内表示ソフトウェア", "os", "キオスクジャパン", "2.0", "2.0", end(2029, 3, 31), &[]),
    product("prod-fw-iosxe", "IOS XE", "firmware", "Cisco", "17.15.4", "17.15.4", None, &[]),
    product("prod-fw-awplus", "AlliedWare Plus", "firmware", "Allied Telesis", "5.5.4-2.3", "5.5.5-1.1", None, &[]),
    product("prod-fw-fortios", "FortiOS(病院所有)", "firmware", "Fortinet", "7.4.9", "7.4.9", end(2027, 11, 11), &[("CVE-2024-55591", true, "7.0.17", Day::new(2025, 1, 14)), ("CVE-2022-42475", true, "7.2.3", Day::new(2022, 12, 12))]),
    product("prod-fw-fortios-vendor", "FortiOS(事業者所有)", "firmware", "Fortinet", "7.2.12", "7.2.12", end(2026, 9, 30), &[("CVE-2024-55591", true, "7.0.17", Day::new(2025, 1, 14)), ("CVE-2022-42475", true, "7.2.3", Day::new(2022, 12, 12))]),
    product(FLAWED, "FortiOS(旧版)", "firmware", "Fortinet", "6.0.4", "7.4.9", end(2022, 9, 29), &[("CVE-2018-13379", true, "6.0.5", Day::new(2019, 5, 24)), ("CVE-2022-42475", true, "6.0.16", Day::new(2022, 12, 12))]),
    product("prod-fw-rtx", "RTX1300 Rev.23", "firmware", "Yamaha", "23.00.17", "23.00.17", None, &[]),
    product("prod-fw-rtx830", "RTX830 Rev.15", "firmware", "Yamaha", "15.02.31", "15.02.31", None, &[]),
    product("prod-fw-ix", "IX Ver.10", "firmware", "NEC", "10.11.9", "", None, &[]),
    product("prod-fw-lte", "LR-200 ファームウェア", "firmware", "架空ネット", "1.4", "", None, &[]),
    product("prod-fw-seiran", "生体情報モニタ ファームウェア", "firmware", "青嵐モニタ", "3.1", "3.1", end(2030, 3, 31), &[]),
    product("prod-fw-dialyser", "透析装置ファームウェア", "firmware", "清流メディカル", "6.0", "6.0", end(2031, 3, 31), &[]),
    product("prod-fw-ventilator", "治療機器ファームウェア", "firmware", "青嵐モニタ", "2.2", "2.2", end(2030, 3, 31), &[]),
    product("prod-fw-storage", "ストレージ ファームウェア", "firmware", "曙コンピュータ", "9.3", "9.3", end(2030, 3, 31), &[]),
    product("prod-fw-mx", "複合機ファームウェア", "firmware", "白鳥プリンタ", "5.10", "5.12", end(2029, 3, 31), &[]),
    product("prod-fw-ups", "UPS 通信カード", "firmware", "架空電源", "2.4", "2.4", end(2030, 3, 31), &[]),
];
