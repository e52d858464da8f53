//! Whom the hospital buys from or entrusts work to. All invented.

/// One vendor.
#[derive(Clone, Copy, Debug)]
pub struct Vendor {
    /// Id without the prefix of a copy.
    pub id: &'static str,
    pub name: &'static str,
    /// Value of `vendor.type`.
    pub kind: &'static str,
    /// Domain of its mail, below `example.jp`.
    pub mail: &'static str,
    /// Certificates it has shown: values of `certificate.type`.
    pub certificates: &'static [&'static str],
    pub subcontractors: &'static [&'static str],
    /// Fewest beds at which a hospital deals with it.
    pub from_beds: u32,
}

#[rustfmt::skip]
const VENDORS: [Vendor; 41] = [
    vendor("v-mizuho", "みずほ医療システム株式会社", "system", "mizuho-iryo", &["isms", "privacy-mark"], &["株式会社みずほサポート東"], 0),
    vendor("v-hibari", "ひばりデータ株式会社", "system", "hibari-data", &["privacy-mark"], &[], 0),
    vendor("v-akane", "アカネ文書株式会社", "system", "akane-bunsho", &["isms"], &[], 0),
    vendor("v-toto", "東都イメージング株式会社", "system", "toto-imaging", &["isms"], &["東都テクノサービス株式会社"], 0),
    vendor("v-heartview", "ハートビュー株式会社", "system", "heartview", &["privacy-mark"], &[], 400),
    vendor("v-koyo", "光陽メディカル株式会社", "medical-device", "koyo-medical", &["privacy-mark"], &[], 0),
    vendor("v-hokuto", "北斗計測株式会社", "medical-device", "hokuto-keisoku", &["isms"], &[], 0),
    vendor("v-labonet", "ラボネット株式会社", "system", "labonet", &["isms", "privacy-mark"], &[], 0),
    vendor("v-pasotec", "パソテック株式会社", "system", "pasotec", &[], &[], 0),
    vendor("v-chowa", "調和ファーマ株式会社", "system", "chowa-pharma", &["privacy-mark"], &[], 0),
    vendor("v-asahi", "あさひ給食システム株式会社", "outsourcing", "asahi-kyushoku", &["privacy-mark"], &["あさひ配食センター"], 0),
    vendor("v-shujutsu", "手術情報研究所株式会社", "system", "shujutsu-joho", &["isms"], &[], 0),
    vendor("v-seiryu", "清流メディカル株式会社", "medical-device", "seiryu-medical", &["privacy-mark"], &[], 80),
    vendor("v-yurikago", "ゆりかご株式会社", "system", "yurikago", &["privacy-mark"], &[], 400),
    vendor("v-rehaworks", "リハワークス株式会社", "system", "rehaworks", &["privacy-mark"], &[], 0),
    vendor("v-healthchecker", "ヘルスチェッカー株式会社", "system", "healthchecker", &["privacy-mark"], &[], 0),
    vendor("v-dentalone", "デンタルワン株式会社", "system", "dentalone", &[], &[], 400),
    vendor("v-iris", "アイリス株式会社", "system", "iris-eye", &[], &[], 80),
    vendor("v-chuo-tsushin", "中央通信工業株式会社", "network", "chuo-tsushin", &["isms"], &["中央電設株式会社"], 0),
    vendor("v-sp", "エスピー物流株式会社", "outsourcing", "sp-logi", &["privacy-mark"], &[], 0),
    vendor("v-chiiki", "地域ネット協議会", "cloud", "chiiki-net", &["equivalent"], &["つばさ通信株式会社"], 0),
    vendor("v-kiosk", "キオスクジャパン株式会社", "system", "kiosk-japan", &["privacy-mark"], &[], 0),
    vendor("v-safetyeye", "セーフティアイ株式会社", "cloud", "safetyeye", &["isms", "cloud-security"], &[], 0),
    vendor("v-cloudoffice", "クラウドオフィス株式会社", "cloud", "cloudoffice", &["isms", "ismap", "cloud-security"], &[], 0),
    vendor("v-kenkomu", "県公務ソリューション株式会社", "system", "kenkomu", &["isms", "privacy-mark"], &[], 0),
    vendor("v-minato", "ミナト情報株式会社", "network", "minato-joho", &["isms", "privacy-mark"], &["ミナトフィールド株式会社"], 0),
    vendor("v-enkaku", "遠隔画像センター株式会社", "cloud", "enkaku-gazo", &["isms"], &[], 80),
    vendor("v-buildtec", "ビルテック株式会社", "building", "buildtec", &["equivalent"], &["ビルテック警備株式会社"], 0),
    vendor("v-connect", "コネクトホスピタル株式会社", "network", "connect-hospital", &["privacy-mark"], &[], 0),
    vendor("v-learning", "ラーニング社", "cloud", "learning-sha", &["privacy-mark"], &[], 0),
    vendor("v-tsubasa", "つばさ通信株式会社", "carrier", "tsubasa-tsushin", &["isms"], &[], 0),
    vendor("v-tozai-mobile", "東西モバイル株式会社", "carrier", "tozai-mobile", &["isms"], &[], 0),
    vendor("v-sakura", "さくらリース株式会社", "leasing", "sakura-lease", &["privacy-mark"], &[], 0),
    vendor("v-nichirin", "日輪メディカルシステムズ株式会社", "medical-device", "nichirin-medical", &["isms"], &[], 0),
    vendor("v-hakusan", "白山医用電子株式会社", "medical-device", "hakusan-iyo", &["privacy-mark"], &[], 0),
    vendor("v-seiran", "青嵐モニタリング株式会社", "medical-device", "seiran-monitor", &["privacy-mark"], &[], 0),
    vendor("v-chuo-kensa", "中央検査センター株式会社", "outsourcing", "chuo-kensa", &["isms", "privacy-mark"], &[], 0),
    vendor("v-pub-claims", "オンライン資格確認等の実施機関", "public-body", "claims", &[], &[], 0),
    vendor("v-pub-registry", "県がん登録室", "public-body", "registry", &[], &[], 0),
    vendor("v-pub-disaster", "広域災害救急医療情報の運営機関", "public-body", "disaster", &[], &[], 0),
    vendor("v-pub-prefecture", "県 医療政策課", "public-body", "pref", &[], &[], 0),
];

const fn vendor(
    id: &'static str,
    name: &'static str,
    kind: &'static str,
    mail: &'static str,
    certificates: &'static [&'static str],
    subcontractors: &'static [&'static str],
    from_beds: u32,
) -> Vendor {
    Vendor { id, name, kind, mail, certificates, subcontractors, from_beds }
}

impl Vendor {
    /// Whether it is a company, and not a public body.
    pub fn is_company(&self) -> bool {
        self.kind != "public-body"
    }
}

/// The vendors of a hospital with `beds` beds: 34 companies at 290, 37 at 604, and public bodies.
pub fn vendors(beds: u32) -> impl Iterator<Item = &'static Vendor> {
    VENDORS.iter().filter(move |vendor| vendor.from_beds <= beds)
}
