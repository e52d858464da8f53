//! Systems and lines to the outside, and whose they are.
//!
//! Vendors are invented; `v-pub-…` stand for public bodies.

/// One system of the hospital.
#[derive(Clone, Copy, Debug)]
pub struct System {
    /// Id without the prefix of a copy.
    pub id: &'static str,
    pub name: &'static str,
    /// Value of `system.type`.
    pub kind: &'static str,
    pub vendor: &'static str,
    /// Server systems at 290 and at 604 beds; 0 where the system is a service or runs on terminals only.
    pub servers: (u32, u32),
    /// Fewest beds at which a hospital has it.
    pub from_beds: u32,
    /// `critical`, `important` or `normal`.
    pub importance: &'static str,
    pub medical: bool,
    /// `on-premises`, `cloud` or `hybrid`.
    pub deployment: &'static str,
    /// Department in charge.
    pub department: &'static str,
    /// Network its servers stand in, by the name of the address plan: `HIS-SV`, `IMG-SV`, `LAB` …
    pub network: &'static str,
}

/// What a line ends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// The firewall towards the internet.
    InternetFirewall,
    /// The firewall towards vendors: the common connection point.
    MaintenanceFirewall,
    /// A router or VPN box the hospital owns, one a line.
    HospitalRouter,
    /// A router or VPN box of the line's vendor that stands in the hospital, one a line.
    VendorRouter,
    /// The telephone exchange.
    Exchange,
}

/// One line to the outside.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Id without the prefix of a copy.
    pub id: &'static str,
    pub name: &'static str,
    /// Value of `line.type`.
    pub kind: &'static str,
    /// Value of `line.purpose`.
    pub purpose: &'static str,
    pub carrier: &'static str,
    /// Who uses it; empty where only the hospital does.
    pub vendor: &'static str,
    pub system: &'static str,
    pub ends: Ends,
    /// Network behind the box, by the name of the address plan.
    pub network: &'static str,
    /// Fewest beds at which a hospital has it.
    pub from_beds: u32,
}

#[rustfmt::skip]
const SYSTEMS: [System; 48] = [
    sys("sys-his", "電子カルテ・オーダリング", "ehr", "v-mizuho", (8, 20), 0, "critical", true, "on-premises", "dep-it", "HIS-SV"),
    sys("sys-billing", "医事会計・レセプト", "billing", "v-mizuho", (2, 4), 0, "critical", true, "on-premises", "dep-billing", "HIS-SV"),
    sys("sys-nursing", "看護支援・勤務表", "nursing", "v-mizuho", (1, 2), 0, "important", true, "on-premises", "dep-nursing", "HIS-SV"),
    sys("sys-dpc", "病名・DPC・診療録管理", "document", "v-hibari", (1, 2), 0, "important", true, "on-premises", "dep-records", "HIS-SV"),
    sys("sys-document", "文書・スキャン(電子署名・タイムスタンプ)", "document", "v-akane", (1, 2), 0, "important", true, "on-premises", "dep-records", "HIS-SV"),
    sys("sys-pacs", "PACS(医用画像管理)", "imaging", "v-toto", (3, 8), 0, "critical", true, "on-premises", "dep-radiology", "IMG-SV"),
    sys("sys-ris", "RIS・読影レポート", "reporting", "v-toto", (2, 4), 0, "important", true, "on-premises", "dep-radiology", "IMG-SV"),
    sys("sys-cardio-video", "循環器動画・心カテ", "imaging", "v-heartview", (0, 3), 400, "important", true, "on-premises", "dep-cardiology", "IMG-SV"),
    sys("sys-endoscopy", "内視鏡部門", "physiology", "v-koyo", (1, 2), 0, "important", true, "on-premises", "dep-endoscopy", "PHYS"),
    sys("sys-physiology", "生理検査(心電図・超音波・脳波)", "physiology", "v-hokuto", (1, 3), 0, "important", true, "on-premises", "dep-physiology", "PHYS"),
    sys("sys-lis", "検体検査(LIS)", "laboratory", "v-labonet", (2, 4), 0, "critical", true, "on-premises", "dep-laboratory", "LAB"),
    sys("sys-bacteria", "細菌・感染管理", "safety", "v-labonet", (1, 1), 0, "important", true, "on-premises", "dep-infection", "LAB"),
    sys("sys-pathology", "病理", "laboratory", "v-pasotec", (1, 1), 0, "important", true, "on-premises", "dep-pathology", "LAB"),
    sys("sys-transfusion", "輸血", "laboratory", "v-labonet", (1, 1), 150, "critical", true, "on-premises", "dep-transfusion", "LAB"),
    sys("sys-pharmacy", "調剤支援・薬剤管理", "pharmacy", "v-chowa", (2, 3), 0, "critical", true, "on-premises", "dep-pharmacy", "PHARM"),
    sys("sys-chemo", "化学療法レジメン", "pharmacy", "v-mizuho", (0, 1), 150, "important", true, "on-premises", "dep-chemotherapy", "HIS-SV"),
    sys("sys-food", "給食・栄養管理", "food", "v-asahi", (1, 2), 0, "important", true, "on-premises", "dep-nutrition", "FOOD"),
    sys("sys-surgery", "手術・麻酔記録・生体情報", "surgery", "v-shujutsu", (2, 4), 0, "critical", true, "on-premises", "dep-theatre", "OR-ICU"),
    sys("sys-icu", "重症・ICU部門", "surgery", "v-shujutsu", (0, 4), 400, "critical", true, "on-premises", "dep-hcu", "OR-ICU"),
    sys("sys-dialysis", "透析支援", "dialysis", "v-seiryu", (1, 2), 80, "important", true, "on-premises", "dep-dialysis", "DIAL"),
    sys("sys-perinatal", "周産期・分娩", "monitoring", "v-yurikago", (0, 2), 400, "important", true, "on-premises", "dep-gynaecology", "OR-ICU"),
    sys("sys-triage", "救命救急・トリアージ", "other", "v-mizuho", (0, 1), 400, "important", true, "on-premises", "dep-emergency", "HIS-SV"),
    sys("sys-rehab", "リハビリ", "rehabilitation", "v-rehaworks", (1, 1), 0, "normal", true, "on-premises", "dep-rehabilitation", "HIS-SV"),
    sys("sys-checkup", "健診", "check-up", "v-healthchecker", (1, 2), 0, "normal", true, "on-premises", "dep-checkup", "HIS-SV"),
    sys("sys-dental", "歯科・口腔", "other", "v-dentalone", (0, 1), 400, "normal", true, "on-premises", "dep-dentistry", "HIS-SV"),
    sys("sys-eye", "眼科", "imaging", "v-iris", (1, 1), 80, "normal", true, "on-premises", "dep-ophthalmology", "PHYS"),
    sys("sys-radiotherapy", "放射線治療・核医学", "imaging", "v-toto", (0, 4), 400, "important", true, "on-premises", "dep-radiotherapy", "IMG-SV"),
    sys("sys-nurse-call", "ナースコール・電話交換", "nurse-call", "v-chuo-tsushin", (2, 3), 0, "critical", true, "on-premises", "dep-facilities", "NCALL-VOICE"),
    sys("sys-supplies", "物品・SPD・滅菌", "supplies", "v-sp", (1, 2), 0, "normal", false, "on-premises", "dep-supplies", "OA-SV"),
    sys("sys-regional", "地域医療連携", "regional", "v-chiiki", (1, 2), 0, "normal", true, "hybrid", "dep-regional", "HIS-SV"),
    sys("sys-eligibility", "オンライン資格確認", "eligibility", "v-pub-claims", (0, 0), 0, "important", true, "hybrid", "dep-billing", "ELIG"),
    sys("sys-prescription", "電子処方箋・HPKI", "eligibility", "v-mizuho", (0, 0), 0, "important", true, "hybrid", "dep-pharmacy", "ELIG"),
    sys("sys-reception", "再来受付・自動精算・案内表示", "reception", "v-kiosk", (2, 3), 0, "important", true, "on-premises", "dep-billing", "HIS-SV"),
    sys("sys-warehouse", "DWH・経営管理・原価", "warehouse", "v-hibari", (1, 3), 0, "normal", true, "on-premises", "dep-records", "HIS-SV"),
    sys("sys-incident", "インシデント・医療安全", "safety", "v-safetyeye", (1, 1), 0, "normal", true, "cloud", "dep-safety", "OA-SV"),
    sys("sys-groupware", "グループウェア・メール", "office", "v-cloudoffice", (0, 0), 0, "normal", false, "cloud", "dep-it", "OA-SV"),
    sys("sys-hr", "人事給与・勤怠・財務", "office", "v-kenkomu", (2, 3), 0, "normal", false, "on-premises", "dep-general-affairs", "OA-SV"),
    sys("sys-directory", "ファイルサーバ・AD(HIS系・情報系)", "infrastructure", "v-minato", (6, 10), 0, "critical", true, "on-premises", "dep-it", "HIS-SV"),
    sys("sys-endpoint", "ウイルス対策・EDR・資産管理", "security", "v-minato", (2, 4), 0, "important", false, "on-premises", "dep-it", "MGMT"),
    sys("sys-backup", "バックアップ・ログ・監視", "backup", "v-minato", (3, 6), 0, "critical", true, "on-premises", "dep-it", "MGMT"),
    sys("sys-telereading", "遠隔読影・遠隔病理", "reporting", "v-enkaku", (0, 0), 80, "normal", true, "cloud", "dep-radiology", "IMG-SV"),
    sys("sys-trials", "治験・臨床研究(EDC)", "education", "v-learning", (0, 0), 400, "normal", true, "cloud", "dep-trials", "OA-SV"),
    sys("sys-building", "入退室・監視カメラ・空調(BAS)", "building", "v-buildtec", (3, 6), 0, "important", false, "on-premises", "dep-facilities", "BAS-CCTV"),
    sys("sys-guest", "患者Wi-Fi・ベッドサイド端末", "guest", "v-connect", (1, 1), 0, "normal", false, "on-premises", "dep-general-affairs", "GUEST"),
    sys("sys-learning", "図書・e-learning", "education", "v-learning", (0, 0), 0, "normal", false, "cloud", "dep-general-affairs", "OA-SV"),
    sys("sys-residents", "研修医評価・シミュレーション", "education", "v-learning", (0, 0), 400, "normal", false, "cloud", "dep-general-affairs", "OA-SV"),
    sys("sys-registry", "がん登録・NCD", "registry", "v-pub-registry", (0, 0), 0, "normal", true, "cloud", "dep-records", "OA-SV"),
    sys("sys-disaster", "災害(EMIS)・BCP", "registry", "v-pub-disaster", (0, 0), 0, "important", false, "cloud", "dep-safety", "OA-SV"),
];

#[rustfmt::skip]
const LINES: [Line; 40] = [
    line("line-internet", "インターネット(情報系)", "internet", "internet", "v-tsubasa", "", "sys-groupware", Ends::InternetFirewall, "DMZ", 0),
    line("line-guest", "患者Wi-Fi・ベッドサイド", "internet", "guest", "v-tsubasa", "v-connect", "sys-guest", Ends::VendorRouter, "GUEST", 0),
    line("line-eligibility", "オンライン資格確認・請求", "ip-vpn", "eligibility", "v-tsubasa", "v-pub-claims", "sys-eligibility", Ends::HospitalRouter, "ELIG", 0),
    line("line-regional", "地域医療連携(県域)", "ipsec-vpn", "regional", "v-tsubasa", "v-chiiki", "sys-regional", Ends::HospitalRouter, "HIS-SV", 0),
    line("line-rm-his", "リモート保守 電子カルテ", "ip-vpn", "remote-maintenance", "v-tsubasa", "v-mizuho", "sys-his", Ends::VendorRouter, "VENDOR-RM", 0),
    line("line-rm-pacs", "リモート保守 PACS", "ipsec-vpn", "remote-maintenance", "v-tsubasa", "v-toto", "sys-pacs", Ends::VendorRouter, "IMG-SV", 0),
    line("line-rm-mri", "リモート保守 MRI・CT", "ipsec-vpn", "remote-maintenance", "v-tsubasa", "v-nichirin", "sys-pacs", Ends::VendorRouter, "IMG-MOD", 0),
    line("line-rm-angio", "リモート保守 血管造影・超音波", "ipsec-vpn", "remote-maintenance", "v-tozai-mobile", "v-hakusan", "sys-pacs", Ends::VendorRouter, "IMG-MOD", 80),
    line("line-rm-endoscopy", "リモート保守 内視鏡", "ipsec-vpn", "remote-maintenance", "v-tsubasa", "v-koyo", "sys-endoscopy", Ends::VendorRouter, "PHYS", 0),
    line("line-rm-lis", "リモート保守 検体検査", "ipsec-vpn", "remote-maintenance", "v-tsubasa", "v-labonet", "sys-lis", Ends::VendorRouter, "LAB", 0),
    line("line-rm-pharmacy", "リモート保守 調剤", "ipsec-vpn", "remote-maintenance", "v-tsubasa", "v-chowa", "sys-pharmacy", Ends::VendorRouter, "PHARM", 0),
    line("line-rm-surgery", "リモート保守 手術・生体情報", "ssl-vpn", "remote-maintenance", "v-tsubasa", "v-shujutsu", "sys-surgery", Ends::VendorRouter, "OR-ICU", 0),
    line("line-rm-dialysis", "リモート保守 透析", "ipsec-vpn", "remote-maintenance", "v-tozai-mobile", "v-seiryu", "sys-dialysis", Ends::VendorRouter, "DIAL", 80),
    line("line-rm-exchange", "リモート保守 電話・ナースコール(LTE)", "closed-mobile", "remote-maintenance", "v-tozai-mobile", "v-chuo-tsushin", "sys-nurse-call", Ends::VendorRouter, "NCALL-VOICE", 0),
    line("line-food", "給食 配食センター", "ipsec-vpn", "food-service", "v-tsubasa", "v-asahi", "sys-food", Ends::VendorRouter, "FOOD", 0),
    line("line-supplies", "SPD 物流センター", "ipsec-vpn", "supplies", "v-tsubasa", "v-sp", "sys-supplies", Ends::VendorRouter, "VENDOR-RM", 0),
    line("line-out-lab", "外注検査", "ipsec-vpn", "outsourced-test", "v-tsubasa", "v-chuo-kensa", "sys-lis", Ends::VendorRouter, "LAB", 0),
    line("line-telereading", "遠隔読影・遠隔病理", "ipsec-vpn", "remote-reading", "v-tsubasa", "v-enkaku", "sys-telereading", Ends::MaintenanceFirewall, "IMG-SV", 80),
    line("line-backup", "バックアップ データセンター", "dedicated", "backup", "v-tsubasa", "", "sys-backup", Ends::HospitalRouter, "MGMT", 0),
    line("line-payment", "クレジット決済", "closed-mobile", "payment", "v-tozai-mobile", "v-kiosk", "sys-reception", Ends::HospitalRouter, "HIS-SV", 0),
    line("line-telephone", "電話(公衆網)・FAX", "telephone", "telephone", "v-tsubasa", "", "sys-nurse-call", Ends::Exchange, "NCALL-VOICE", 0),
    line("line-government", "市庁内LAN・LGWAN", "dedicated", "government", "v-tsubasa", "v-kenkomu", "sys-hr", Ends::HospitalRouter, "VENDOR-RM", 0),
    line("line-internet-2", "インターネット予備(情報系)", "internet", "internet", "v-tozai-mobile", "", "sys-groupware", Ends::InternetFirewall, "DMZ", 400),
    line("line-eligibility-2", "オンライン資格確認(健診・別棟)", "ip-vpn", "eligibility", "v-tsubasa", "v-pub-claims", "sys-eligibility", Ends::HospitalRouter, "ELIG", 400),
    line("line-rm-cardio", "リモート保守 循環器動画", "ipsec-vpn", "remote-maintenance", "v-tsubasa", "v-heartview", "sys-cardio-video", Ends::VendorRouter, "IMG-SV", 400),
    line("line-rm-therapy", "リモート保守 放射線治療", "ipsec-vpn", "remote-maintenance", "v-tsubasa", "v-toto", "sys-radiotherapy", Ends::VendorRouter, "IMG-MOD", 400),
    line("line-rm-nuclear", "リモート保守 核医学", "ipsec-vpn", "remote-maintenance", "v-tsubasa", "v-nichirin", "sys-radiotherapy", Ends::VendorRouter, "IMG-MOD", 450),
    line("line-rm-ultrasound", "リモート保守 超音波", "ipsec-vpn", "remote-maintenance", "v-tozai-mobile", "v-hakusan", "sys-physiology", Ends::VendorRouter, "PHYS", 450),
    line("line-rm-physiology", "リモート保守 生理検査", "ipsec-vpn", "remote-maintenance", "v-tsubasa", "v-hokuto", "sys-physiology", Ends::VendorRouter, "PHYS", 350),
    line("line-rm-pathology", "リモート保守 病理", "ipsec-vpn", "remote-maintenance", "v-tsubasa", "v-pasotec", "sys-pathology", Ends::VendorRouter, "LAB", 350),
    line("line-rm-icu", "リモート保守 重症部門", "ssl-vpn", "remote-maintenance", "v-tsubasa", "v-shujutsu", "sys-icu", Ends::VendorRouter, "OR-ICU", 400),
    line("line-rm-perinatal", "リモート保守 周産期", "ipsec-vpn", "remote-maintenance", "v-tsubasa", "v-yurikago", "sys-perinatal", Ends::VendorRouter, "OR-ICU", 400),
    line("line-rm-building", "リモート保守 設備監視(LTE)", "closed-mobile", "remote-maintenance", "v-tozai-mobile", "v-buildtec", "sys-building", Ends::VendorRouter, "BAS-CCTV", 400),
    line("line-rm-monitor", "リモート保守 生体情報モニタ(LTE)", "closed-mobile", "remote-maintenance", "v-tozai-mobile", "v-seiran", "sys-icu", Ends::VendorRouter, "MON", 450),
    line("line-out-lab-2", "外注検査(遺伝子)", "ipsec-vpn", "outsourced-test", "v-tsubasa", "v-chuo-kensa", "sys-lis", Ends::VendorRouter, "LAB", 500),
    line("line-telereading-2", "遠隔病理", "ipsec-vpn", "remote-reading", "v-tsubasa", "v-enkaku", "sys-telereading", Ends::MaintenanceFirewall, "LAB", 500),
    line("line-branch-1", "関連施設(健診)", "dedicated", "branch", "v-tsubasa", "", "sys-checkup", Ends::HospitalRouter, "HIS-SV", 450),
    line("line-branch-2", "関連施設(訪問看護)", "ip-vpn", "branch", "v-tsubasa", "", "sys-his", Ends::HospitalRouter, "HIS-SV", 500),
    line("line-telephone-2", "電話(公衆網)予備", "telephone", "telephone", "v-tozai-mobile", "", "sys-nurse-call", Ends::Exchange, "NCALL-VOICE", 500),
    line("line-emergency", "消防・救急(映像)", "dedicated", "emergency", "v-tsubasa", "", "sys-triage", Ends::HospitalRouter, "HIS-SV", 400),
];

#[expect(clippy::too_many_arguments, reason = "one row of a table, a column each")]
const fn sys(
    id: &'static str,
    name: &'static str,
    kind: &'static str,
    vendor: &'static str,
    servers: (u32, u32),
    from_beds: u32,
    importance: &'static str,
    medical: bool,
    deployment: &'static str,
    department: &'static str,
    network: &'static str,
) -> System {
    System { id, name, kind, vendor, servers, from_beds, importance, medical, deployment, department, network }
}

#[expect(clippy::too_many_arguments, reason = "one row of a table, a column each")]
const fn line(
    id: &'static str,
    name: &'static str,
    kind: &'static str,
    purpose: &'static str,
    carrier: &'static str,
    vendor: &'static str,
    system: &'static str,
    ends: Ends,
    network: &'static str,
    from_beds: u32,
) -> Line {
    Line { id, name, kind, purpose, carrier, vendor, system, ends, network, from_beds }
}

/// The systems of a hospital with `beds` beds: 40 at 290, 48 at 604.
pub fn systems(beds: u32) -> impl Iterator<Item = &'static System> {
    SYSTEMS.iter().filter(move |system| system.from_beds <= beds)
}

/// The lines of a hospital with `beds` beds: 22 at 290, 40 at 604.
pub fn lines(beds: u32) -> impl Iterator<Item = &'static Line> {
    LINES.iter().filter(move |line| line.from_beds <= beds)
}

impl System {
    /// Its server systems at `beds` beds, on the line through the two known sizes, never below one if it has any.
    pub fn servers_at(&self, beds: u32) -> u32 {
        let (small, large) = (i64::from(self.servers.0), i64::from(self.servers.1));
        let between = small + ((large - small) * (i64::from(beds) - 290) + 157).div_euclid(314);
        let least = i64::from(self.servers.1 > 0 && (self.from_beds > 290 || self.servers.0 > 0));
        u32::try_from(between.clamp(least, 200)).unwrap_or(0)
    }
}
