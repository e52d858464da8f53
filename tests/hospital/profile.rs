//! What a hospital of a size has: figures of two hospitals, and of any size between and beyond.

use super::tables::figures;

/// A figure: what 290 and what 604 beds have.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// Name in the generator, such as `device/his-desktop`.
    pub key: &'static str,
    /// Heading it stands under in the table.
    pub part: &'static str,
    /// Name in the table.
    pub name: &'static str,
    /// At 290 beds.
    pub a: u32,
    /// At 604 beds.
    pub b: u32,
    /// Why the 290-bed example deviates by more than 5 %, if it does.
    pub reason: &'static str,
}

impl Figure {
    /// The figure for a number of beds: on the line through both hospitals between them, in
    /// proportion to the nearer one beyond.
    pub fn at(&self, beds: u32) -> u32 {
        let (a, b, beds) = (f64::from(self.a), f64::from(self.b), f64::from(beds));
        let value = if beds <= 290.0 {
            a * beds / 290.0
        } else if beds <= 604.0 {
            a + (b - a) * (beds - 290.0) / (604.0 - 290.0)
        } else {
            b * beds / 604.0
        };
        let least = if self.a > 0 { 1.0 } else { 0.0 };
        value.round().max(least) as u32
    }
}

const fn figure(part: &'static str, key: &'static str, name: &'static str, a: u32, b: u32) -> Figure {
    Figure { key, part, name, a, b, reason: "" }
}

impl Figure {
    const fn because(self, reason: &'static str) -> Self {
        Self { reason, ..self }
    }
}

const BUILDING: &str = "建物";
const FLOORS: &str = "階ごと";
const ASSETS: &str = "資産";
const GRAPH: &str = "配線";

/// Keys of the figures that are counted floor by floor; every kind of floor has one of each.
pub const BY_FLOOR: [(&str, [&str; 5]); 7] = [
    ("basement", ["eps/basement", "outlet/basement", "floor-48/basement", "floor-24/basement", "ap/basement"]),
    ("1f", ["eps/1f", "outlet/1f", "floor-48/1f", "floor-24/1f", "ap/1f"]),
    ("2f", ["eps/2f", "outlet/2f", "floor-48/2f", "floor-24/2f", "ap/2f"]),
    ("3f", ["eps/3f", "outlet/3f", "floor-48/3f", "floor-24/3f", "ap/3f"]),
    ("wards", ["eps/wards", "outlet/wards", "floor-48/wards", "floor-24/wards", "ap/wards"]),
    ("top", ["eps/top", "outlet/top", "floor-48/top", "floor-24/top", "ap/top"]),
    ("annex", ["eps/annex", "outlet/annex", "floor-48/annex", "floor-24/annex", "ap/annex"]),
];

const PHYSICAL: &[Figure] = &[
    figure(BUILDING, "beds", "病床", 290, 604),
    figure(BUILDING, "eps", "EPS", 15, 37),
    figure(BUILDING, "outlet", "情報コンセント", 1230, 2500),
    figure(BUILDING, "switch-port", "フロアスイッチの口", 1536, 3096),
    figure(FLOORS, "eps/basement", "地下1階 EPS", 1, 3),
    figure(FLOORS, "outlet/basement", "地下1階 情報コンセント", 60, 150),
    figure(FLOORS, "floor-48/basement", "地下1階 フロアスイッチ 48p", 1, 3),
    figure(FLOORS, "floor-24/basement", "地下1階 フロアスイッチ 24p", 1, 2),
    figure(FLOORS, "ap/basement", "地下1階 無線AP", 6, 12),
    figure(FLOORS, "eps/1f", "1階 EPS", 2, 5),
    figure(FLOORS, "outlet/1f", "1階 情報コンセント", 250, 380),
    figure(FLOORS, "floor-48/1f", "1階 フロアスイッチ 48p", 5, 8),
    figure(FLOORS, "floor-24/1f", "1階 フロアスイッチ 24p", 2, 3),
    figure(FLOORS, "ap/1f", "1階 無線AP", 24, 34),
    figure(FLOORS, "eps/2f", "2階 EPS", 2, 5),
    figure(FLOORS, "outlet/2f", "2階 情報コンセント", 220, 470),
    figure(FLOORS, "floor-48/2f", "2階 フロアスイッチ 48p", 4, 9),
    figure(FLOORS, "floor-24/2f", "2階 フロアスイッチ 24p", 2, 4),
    figure(FLOORS, "ap/2f", "2階 無線AP", 20, 34),
    figure(FLOORS, "eps/3f", "3階 EPS", 2, 5),
    figure(FLOORS, "outlet/3f", "3階 情報コンセント", 210, 390),
    figure(FLOORS, "floor-48/3f", "3階 フロアスイッチ 48p", 4, 8),
    figure(FLOORS, "floor-24/3f", "3階 フロアスイッチ 24p", 2, 3),
    figure(FLOORS, "ap/3f", "3階 無線AP", 16, 26),
    figure(FLOORS, "eps/wards", "病棟階 EPS", 6, 15),
    figure(FLOORS, "outlet/wards", "病棟階 情報コンセント", 330, 850),
    figure(FLOORS, "floor-48/wards", "病棟階 フロアスイッチ 48p", 9, 21),
    figure(FLOORS, "floor-24/wards", "病棟階 フロアスイッチ 24p", 3, 6),
    figure(FLOORS, "ap/wards", "病棟階 無線AP", 66, 156),
    figure(FLOORS, "eps/top", "管理階 EPS", 1, 2),
    figure(FLOORS, "outlet/top", "管理階 情報コンセント", 100, 150),
    figure(FLOORS, "floor-48/top", "管理階 フロアスイッチ 48p", 2, 3),
    figure(FLOORS, "floor-24/top", "管理階 フロアスイッチ 24p", 1, 1),
    figure(FLOORS, "ap/top", "管理階 無線AP", 12, 22),
    figure(FLOORS, "eps/annex", "健診棟 EPS", 1, 2),
    figure(FLOORS, "outlet/annex", "健診棟 情報コンセント", 60, 110),
    figure(FLOORS, "floor-48/annex", "健診棟 フロアスイッチ 48p", 1, 2),
    figure(FLOORS, "floor-24/annex", "健診棟 フロアスイッチ 24p", 1, 2),
    figure(FLOORS, "ap/annex", "健診棟 無線AP", 6, 16),
    figure(ASSETS, "device/his-desktop", "電子カルテ端末 デスクトップ", 265, 560),
    figure(ASSETS, "device/his-notebook", "電子カルテ端末 ノート(ワゴン)", 235, 480),
    figure(ASSETS, "device/department-terminal", "部門システム端末(部門ベンダ支給)", 120, 270),
    figure(ASSETS, "device/reading-workstation", "読影・参照ワークステーション", 14, 34),
    figure(ASSETS, "device/office-pc", "情報系(OA)PC", 160, 380),
    figure(ASSETS, "device/tablet", "タブレット", 30, 90),
    figure(ASSETS, "device/smartphone", "スマートフォン(ナースコール連動・業務)", 180, 520),
    figure(ASSETS, "device/laser-printer", "レーザープリンタ", 150, 330),
    figure(ASSETS, "device/label-printer", "ラベル・リストバンドプリンタ", 98, 214),
    figure(ASSETS, "device/multifunction", "複合機(リース)", 22, 48),
    figure(ASSETS, "device/handheld", "スキャナ・PDA・バーコード(無線)", 80, 190),
    figure(ASSETS, "device/kiosk", "再来受付機・自動精算機・案内表示", 30, 76),
    figure(ASSETS, "device/eligibility", "顔認証付きカードリーダー + 資格確認端末", 8, 14),
    figure(ASSETS, "device/modality", "画像モダリティ", 52, 118),
    figure(ASSETS, "device/monitor", "生体情報モニタ", 104, 262),
    figure(ASSETS, "device/medical", "検体検査装置・透析装置・人工呼吸器・輸液ポンプGW 等", 78, 196),
    figure(ASSETS, "device/server", "物理サーバ(仮想基盤ホストを含む)", 26, 58),
    figure(ASSETS, "device/virtual", "仮想マシン", 62, 148),
    figure(ASSETS, "device/storage", "ストレージ・NAS・バックアップ装置", 8, 18),
    figure(ASSETS, "device/core", "コアスイッチ", 2, 2),
    figure(ASSETS, "device/aggregation", "集約・サーバスイッチ", 4, 14),
    figure(ASSETS, "device/floor-48", "フロアスイッチ 48p", 26, 54),
    figure(ASSETS, "device/floor-24", "フロアスイッチ 24p", 12, 21),
    figure(ASSETS, "device/hub", "島ハブ(無管理)", 24, 60),
    figure(ASSETS, "device/wlan-controller", "無線コントローラ", 2, 2),
    figure(ASSETS, "device/access-point", "無線アクセスポイント", 150, 300),
    figure(ASSETS, "device/firewall", "ファイアウォール/UTM", 4, 6),
    figure(ASSETS, "device/router", "ルータ・VPN装置(病院所有)", 5, 8),
    figure(ASSETS, "device/vendor-router", "ルータ・VPN装置(ベンダ所有、院内設置)", 14, 26),
    figure(ASSETS, "device/network-server", "認証(RADIUS/NAC)・DHCP/DNS・監視", 6, 10),
    figure(ASSETS, "device/power", "UPS・ラックPDU", 40, 94),
    figure(ASSETS, "device", "計", 2011, 4603),
    figure(GRAPH, "outlet-patched", "パッチ済みのコンセント", 885, 1800).because(
        "有線の端末・プリンタ・医療機器・無線APがそれぞれ一口を使い、資産の数を満たすと 885 口では足りないため",
    ),
    figure(GRAPH, "cable", "配線(cable の行)", 2300, 4700)
        .because("パッチ済みの口が増えた分のパッチコードと、サーバ室の配線を含むため"),
    figure(GRAPH, "interface-outlet", "機器とコンセントのつながり(outlet)", 885, 1800)
        .because("使用中の口と機器は一対一のため、上に同じ"),
    figure(GRAPH, "link", "つながりの合計", 3132, 6396).because("上の二つの合計のため、同じ理由で増える"),
    figure(GRAPH, "yaml-line", "台帳の行数(YAML)", 45_000, 95_000)
        .because("目標は資産と配線だけの見積り。ここには職員・ID・権限・規程・一年分の記録も含む"),
];

/// Every figure, in the order of the table.
pub fn figures() -> impl Iterator<Item = &'static Figure> {
    PHYSICAL.iter().chain(figures::FIGURES)
}

/// Target against actual as Markdown, with the reason for each deviation over 5 %.
pub fn table(beds: u32, counts: &std::collections::BTreeMap<&'static str, u32>) -> String {
    let mut text = String::new();
    let mut part = "";
    for figure in figures() {
        if figure.part != part {
            part = figure.part;
            text.push_str(&format!("\n## {part}\n\n| 項目 | 目標 | 実際 | 差 | 理由 |\n|---|---:|---:|---:|---|\n"));
        }
        let target = figure.at(beds);
        let actual = counts.get(figure.key).copied().unwrap_or(0);
        let deviation = (f64::from(actual) - f64::from(target)) / f64::from(target.max(1)) * 100.0;
        let reason = if deviation.abs() > 5.0 { figure.reason } else { "" };
        let name = figure.name;
        text.push_str(&format!("| {name} | {target} | {actual} | {deviation:+.1} % | {reason} |\n"));
    }
    text
}
