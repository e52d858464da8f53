//! What a hospital has contracts about, and with whom.

/// Name, vendor, figure of the devices it covers.
pub type Plain = (&'static str, &'static str, &'static str);

#[rustfmt::skip]
pub const EXTRA_MAINTENANCE: [Plain; 6] = [
    ("仮想基盤サーバ ハードウェア保守", "v-minato", "device/server"),
    ("共有ストレージ・バックアップ装置 保守", "v-minato", "device/storage"),
    ("電子カルテ端末 オンサイト保守", "v-mizuho", "device/his-desktop"),
    ("プリンタ・ラベルプリンタ 保守", "v-mizuho", "device/laser-printer"),
    ("電子カルテ端末(ノート) オンサイト保守", "v-mizuho", "device/his-notebook"),
    ("読影ワークステーション・モニタ 保守", "v-toto", "device/reading-workstation"),
];
#[rustfmt::skip]
pub const LEASES: [Plain; 16] = [
    ("電子カルテ端末 デスクトップ リース", "v-sakura", "device/his-desktop"), ("電子カルテ端末 ノート リース", "v-sakura", "device/his-notebook"),
    ("情報系パソコン リース", "v-sakura", "device/office-pc"), ("複合機 賃貸借", "v-sakura", "device/multifunction"),
    ("仮想基盤サーバ リース", "v-sakura", "device/server"), ("ストレージ リース", "v-sakura", "device/storage"),
    ("フロアスイッチ リース", "v-sakura", "device/floor-48"), ("無線LAN機器 リース", "v-sakura", "device/access-point"),
    ("業務用スマートフォン レンタル", "v-tozai-mobile", "device/smartphone"), ("部門端末 リース", "v-sakura", "device/department-terminal"),
    ("再来受付機・精算機 リース", "v-kiosk", "device/kiosk"), ("無停電電源装置 リース", "v-sakura", "device/power"),
    ("読影ワークステーション リース", "v-sakura", "device/reading-workstation"), ("タブレット レンタル", "v-tozai-mobile", "device/tablet"),
    ("ファイアウォール リース", "v-sakura", "device/firewall"), ("小型スイッチ リース", "v-sakura", "device/floor-24"),
];
#[rustfmt::skip]
pub const MEDICAL: [(&str, &str); 22] = [
    ("CT装置", "v-toto"), ("MRI装置", "v-nichirin"), ("内視鏡システム", "v-koyo"), ("生体情報モニタ(病棟)", "v-seiran"), ("血管造影装置", "v-hakusan"),
    ("透析装置", "v-seiryu"), ("生化学分析装置", "v-labonet"), ("自動分包機", "v-chowa"), ("心電計・脳波計", "v-hokuto"), ("麻酔器", "v-shujutsu"),
    ("一般撮影装置", "v-toto"), ("透視撮影装置", "v-nichirin"), ("超音波診断装置(検査部)", "v-hakusan"), ("超音波診断装置(病棟・外来)", "v-hakusan"),
    ("内視鏡洗浄装置", "v-koyo"), ("生体情報モニタ(HCU・手術室)", "v-seiran"), ("透析用水処理装置", "v-seiryu"), ("人工呼吸器", "v-seiran"),
    ("輸液ポンプゲートウェイ", "v-hakusan"), ("血球計数装置", "v-labonet"), ("凝固分析装置", "v-labonet"), ("血液ガス分析装置", "v-hokuto"),
];
#[rustfmt::skip]
pub const OUTSOURCING: [(&str, &str, &str, &str, &str); 13] = [
    ("ctr-out-food", "給食業務委託", "v-asahi", "dep-nutrition", "sys-food"), ("ctr-out-spd", "物品管理(SPD)業務委託", "v-sp", "dep-supplies", "sys-supplies"),
    ("ctr-out-billing", "医事業務委託", "v-hibari", "dep-billing", "sys-billing"), ("ctr-out-cleaning", "清掃・設備運転管理委託", "v-buildtec", "dep-facilities", "sys-building"),
    ("ctr-out-lab", "検体検査 外注委託", "v-chuo-kensa", "dep-laboratory", "sys-lis"), ("ctr-out-reading", "遠隔読影・遠隔病理 委託", "v-enkaku", "dep-radiology", "sys-telereading"),
    ("ctr-out-datacentre", "データセンター利用(バックアップ保管)", "v-tsubasa", "dep-it", "sys-backup"), ("ctr-out-operation", "情報システム運用委託(常駐)", "v-minato", "dep-it", "sys-his"),
    ("ctr-out-kiosk", "自動精算機 収納代行委託", "v-kiosk", "dep-accounting", "sys-reception"), ("ctr-out-guard", "警備・入退室管理委託", "v-buildtec", "dep-facilities", "sys-building"),
    ("ctr-out-pathology", "遠隔病理診断 委託", "v-enkaku", "dep-laboratory", "sys-pathology"), ("ctr-out-helpdesk", "夜間ヘルプデスク委託", "v-minato", "dep-it", "sys-his"),
    ("ctr-out-records", "診療録スキャン業務委託", "v-akane", "dep-records", "sys-document"),
];
#[rustfmt::skip]
pub const SERVICES: [(&str, &str, &str, &str); 22] = [
    ("ctr-saas-incident", "医療安全報告サービス", "v-safetyeye", "sys-incident"), ("ctr-saas-groupware", "グループウェア・メール", "v-cloudoffice", "sys-groupware"),
    ("ctr-saas-learning", "e-learning・電子図書", "v-learning", "sys-learning"), ("ctr-saas-regional", "地域医療連携ネットワーク参加", "v-chiiki", "sys-regional"),
    ("ctr-saas-endpoint", "端末防御・EDR ライセンス", "v-minato", "sys-endpoint"), ("ctr-saas-os", "OS・サーバ利用ライセンス", "v-minato", "sys-directory"),
    ("ctr-saas-timestamp", "タイムスタンプ利用", "v-akane", "sys-document"), ("ctr-saas-hpki", "HPKI電子署名サービス", "v-mizuho", "sys-prescription"),
    ("ctr-saas-drug", "医薬品情報データベース", "v-chowa", "sys-pharmacy"), ("ctr-saas-dpc", "DPC分析サービス", "v-hibari", "sys-dpc"),
    ("ctr-saas-guest", "患者Wi-Fi・ベッドサイド配信", "v-connect", "sys-guest"), ("ctr-saas-hr", "勤怠打刻サービス", "v-kenkomu", "sys-hr"),
    ("ctr-saas-trials", "治験データ収集(EDC)", "v-learning", "sys-trials"), ("ctr-saas-residents", "研修医評価サービス", "v-learning", "sys-residents"),
    ("ctr-saas-meeting", "ビデオ会議", "v-cloudoffice", "sys-groupware"), ("ctr-saas-inventory", "端末資産管理ライセンス", "v-minato", "sys-endpoint"),
    ("ctr-saas-backup", "バックアップソフト ライセンス", "v-minato", "sys-backup"), ("ctr-saas-monitor", "監視ソフト ライセンス", "v-minato", "sys-backup"),
    ("ctr-saas-dictionary", "病名マスタ・辞書", "v-hibari", "sys-dpc"), ("ctr-saas-checkup", "健診結果 Web 閲覧", "v-healthchecker", "sys-checkup"),
    ("ctr-saas-nutrition", "食品成分データベース", "v-asahi", "sys-food"), ("ctr-saas-dose", "線量管理サービス", "v-toto", "sys-ris"),
];
#[rustfmt::skip]
pub const FACILITY: [(&str, &str, &str); 9] = [
    ("ネットワーク機器・配線 保守", "v-minato", "device/floor-48"), ("サーバ室 空調・消火・UPS 保守", "v-buildtec", "device/power"),
    ("電話交換機 保守", "v-chuo-tsushin", ""), ("中央監視(BAS)・入退室・監視カメラ 保守", "v-buildtec", ""),
    ("無線LAN 保守", "v-minato", "device/access-point"), ("患者Wi-Fi 設備保守", "v-connect", ""),
    ("自家発電・受変電 保守", "v-buildtec", ""), ("ファイアウォール 監視サービス", "v-minato", "device/firewall"), ("気送管・搬送設備 保守", "v-buildtec", ""),
];
