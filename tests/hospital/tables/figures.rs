//! Figures of organisation, systems, lines, contracts, people and accounts.

use crate::hospital::profile::Figure;

const SYSTEMS: &str = "システムと回線";
const CONTRACTS: &str = "契約";
const PEOPLE: &str = "人";
const ACCESS: &str = "アカウントと権限";

/// In the order of the table.
pub const FIGURES: &[Figure] = &[
    figure(SYSTEMS, "system", "システム", 40, 48),
    figure(SYSTEMS, "vendor", "事業者(公的機関を除く)", 34, 37),
    figure(SYSTEMS, "line", "外部接続回線", 22, 40),
    figure(CONTRACTS, "contract/maintenance", "機器・ソフト保守(システムごと)", 36, 43),
    figure(CONTRACTS, "contract/lease", "リース・賃貸借", 9, 16),
    figure(CONTRACTS, "contract/line", "通信回線(キャリア)", 17, 33),
    figure(CONTRACTS, "contract/medical-maintenance", "医療機器保守(ネットワーク接続分)", 22, 44),
    figure(CONTRACTS, "contract/outsourcing", "委託", 9, 13),
    figure(CONTRACTS, "contract/service", "SaaS・ライセンス", 12, 22),
    figure(CONTRACTS, "contract/facility", "NW・サーバ室・電話・施設(BAS)保守", 6, 9),
    figure(CONTRACTS, "contract", "計", 111, 180),
    figure(PEOPLE, "department/clinical", "診療科", 24, 37),
    figure(PEOPLE, "department/ward", "病棟", 6, 15),
    figure(PEOPLE, "staff", "職員(委託を含む)", 640, 1420),
    figure(PEOPLE, "staff/physicians", "医師", 70, 180),
    figure(PEOPLE, "staff/nurses", "看護", 330, 720),
    figure(PEOPLE, "staff/technicians", "医療技術", 110, 260),
    figure(PEOPLE, "staff/clerks", "事務", 80, 140),
    figure(PEOPLE, "staff/contractors", "委託", 50, 120),
    figure(PEOPLE, "staff/it", "うち情報システム課", 3, 8),
    figure(PEOPLE, "staff/operators", "うち常駐の運用者(委託)", 1, 3),
    figure(ACCESS, "account/his", "電子カルテのID(非常勤・研修・委託を含む)", 900, 2050),
    figure(ACCESS, "account/office", "情報系・ADのID", 520, 1250),
    figure(ACCESS, "account/local", "共用端末のローカルID", 60, 140),
    figure(ACCESS, "account/vendor", "事業者(保守)のID", 45, 95),
    figure(ACCESS, "account/service", "サービスのID", 55, 130),
    figure(ACCESS, "account/privileged", "特権ID(ドメイン・システム管理者)", 8, 16),
    figure(ACCESS, "role", "職種・立場の役割", 22, 22),
    figure(ACCESS, "cell", "権限表(職種×システム)の埋まった欄", 270, 300),
];

const fn figure(part: &'static str, key: &'static str, name: &'static str, a: u32, b: u32) -> Figure {
    Figure { key, part, name, a, b, reason: "" }
}
