//! Buildings, floors and rooms, and what stands in each room.

use super::organisation::{self, Stands};

/// What a kind of floor has at 290 and at 604 beds.
#[derive(Clone, Copy, Debug)]
pub struct FloorFigures {
    /// Wiring closets.
    pub eps: (u32, u32),
    /// Outlets.
    pub outlets: (u32, u32),
    /// Floor switches with 48 ports, in tenths.
    pub large: (u32, u32),
    /// Floor switches with 24 ports, in tenths.
    pub small: (u32, u32),
    /// Access points, in tenths.
    pub access_points: (u32, u32),
}

/// One floor.
#[derive(Clone, Debug)]
pub struct Floor {
    /// Location id and name of its file: `b1f`, `1f`, `annex`.
    pub id: String,
    /// As people say it.
    pub name: String,
    /// As it stands in drawings: `B1F`, `3F`, `AX`.
    pub cad: String,
    /// What departments call it.
    pub stands: Stands,
    /// Whether wards are on it.
    pub wards: bool,
    /// Its figures.
    pub figures: FloorFigures,
}

const BASEMENT: FloorFigures =
    FloorFigures { eps: (1, 3), outlets: (60, 150), large: (10, 30), small: (10, 20), access_points: (60, 120) };
const FIRST: FloorFigures =
    FloorFigures { eps: (2, 5), outlets: (250, 380), large: (50, 80), small: (20, 30), access_points: (240, 340) };
const SECOND: FloorFigures =
    FloorFigures { eps: (2, 5), outlets: (220, 470), large: (40, 90), small: (20, 40), access_points: (200, 340) };
const THIRD: FloorFigures =
    FloorFigures { eps: (2, 5), outlets: (210, 390), large: (40, 80), small: (20, 30), access_points: (160, 260) };
const WARDS: FloorFigures =
    FloorFigures { eps: (2, 3), outlets: (110, 170), large: (30, 42), small: (10, 12), access_points: (220, 312) };
const TOP: FloorFigures =
    FloorFigures { eps: (1, 2), outlets: (100, 150), large: (20, 30), small: (10, 10), access_points: (120, 220) };
const ANNEX: FloorFigures =
    FloorFigures { eps: (1, 2), outlets: (60, 110), large: (10, 20), small: (10, 20), access_points: (60, 160) };

impl Floor {
    /// Kind of floor in the figures of the profile.
    pub fn kind(&self) -> &'static str {
        match self.stands {
            Stands::Basement => "basement",
            Stands::Floor(1) => "1f",
            Stands::Floor(2) => "2f",
            Stands::Floor(3) => "3f",
            Stands::Floor(_) => "wards",
            Stands::Top => "top",
            Stands::Annex => "annex",
        }
    }
}

/// The floors of a hospital with `beds` beds, from the basement up, the check-up building last.
pub fn floors(beds: u32) -> Vec<Floor> {
    let last = organisation::last_ward_floor(beds);
    let storey = |number: u32, stands, wards, figures| Floor {
        id: format!("{number}f"),
        name: format!("{number}階"),
        cad: format!("{number}F"),
        stands,
        wards,
        figures,
    };
    let mut floors = vec![Floor {
        id: "b1f".to_owned(),
        name: "地下1階".to_owned(),
        cad: "B1F".to_owned(),
        stands: Stands::Basement,
        wards: false,
        figures: BASEMENT,
    }];
    floors.push(storey(1, Stands::Floor(1), false, FIRST));
    floors.push(storey(2, Stands::Floor(2), false, SECOND));
    floors.push(storey(3, Stands::Floor(3), false, THIRD));
    for number in 4..=last {
        floors.push(storey(number, Stands::Floor(number as u8), true, WARDS));
    }
    floors.push(storey(last + 1, Stands::Top, false, TOP));
    floors.push(Floor {
        id: "annex-1f".to_owned(),
        name: "健診棟1階".to_owned(),
        cad: "AX1F".to_owned(),
        stands: Stands::Annex,
        wards: false,
        figures: ANNEX,
    });
    floors
}

/// What is spread over rooms by weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    HisDesktop,
    HisNotebook,
    Reading,
    Office,
    Tablet,
    Smartphone,
    Laser,
    Label,
    Multifunction,
    Handheld,
    Kiosk,
    Eligibility,
    Modality,
    Monitor,
    Medical,
    AccessPoint,
}

impl Item {
    /// Every item with its code in the table of rooms.
    pub const CODES: [(&'static str, Self); 16] = [
        ("hd", Self::HisDesktop),
        ("hn", Self::HisNotebook),
        ("rw", Self::Reading),
        ("oa", Self::Office),
        ("tb", Self::Tablet),
        ("sp", Self::Smartphone),
        ("lp", Self::Laser),
        ("lb", Self::Label),
        ("mf", Self::Multifunction),
        ("hh", Self::Handheld),
        ("ki", Self::Kiosk),
        ("el", Self::Eligibility),
        ("mo", Self::Modality),
        ("mn", Self::Monitor),
        ("me", Self::Medical),
        ("ap", Self::AccessPoint),
    ];
}

/// One room of the table: key within its floor, name, department, what stands in it by weight.
#[derive(Clone, Copy, Debug)]
pub struct RoomRow {
    pub stands: Stands,
    pub key: &'static str,
    pub name: &'static str,
    pub department: &'static str,
    /// Codes of [`Item::CODES`] with the number a 290-bed hospital has there.
    pub holds: &'static str,
}

const fn room(
    stands: Stands,
    key: &'static str,
    name: &'static str,
    department: &'static str,
    holds: &'static str,
) -> RoomRow {
    RoomRow { stands, key, name, department, holds }
}

use Stands::{Annex, Basement, Floor as F, Top};

/// Rooms outside the wards. The first room of a department is its office.
#[rustfmt::skip]
pub const ROOMS: &[RoomRow] = &[
    room(Basement, "nutrition", "栄養科事務室", "dep-nutrition", "hd2 oa3 lp2 mf1 ap1"),
    room(Basement, "kitchen", "厨房", "dep-out-food", "lp1 lb1 ap1"),
    room(Basement, "store", "中央倉庫", "dep-out-spd", "hd1 oa2 lp1 lb1 hh6 ap2"),
    room(Basement, "supplies", "用度課事務室", "dep-supplies", "oa8 lp2 mf1 hh2 ap1"),
    room(Basement, "drug-store", "薬品倉庫", "dep-pharmacy", "hd1 hh3 ap1"),
    room(Basement, "facilities", "施設課・中央監視室", "dep-facilities", "oa6 lp1 mf1 sp4 ap1"),
    room(Basement, "cleaning", "設備管理控室", "dep-out-cleaning", "oa1 sp2"),
    room(Basement, "mortuary", "霊安室", "dep-general-affairs", ""),

    room(F(1), "billing", "医事課事務室", "dep-billing", "hd10 oa6 lp4 mf2 sp2 ap2"),
    room(F(1), "reception", "総合受付", "dep-billing", "hd8 lp4 lb3 ki14 el4 ap3"),
    room(F(1), "out-billing", "外来会計", "dep-out-billing", "hd5 lp2 ki3 ap1"),
    room(F(1), "hall", "外来待合ホール", "dep-outpatient", "ki5 tb6 ap4"),
    room(F(1), "outpatient", "外来処置室", "dep-outpatient", "hd5 hn8 lp2 lb4 hh5 sp8 ap2"),
    room(F(1), "emergency", "救急外来", "dep-emergency", "hd6 hn6 lp2 lb3 hh2 sp6 mn6 me2 mo1 ap2"),
    room(F(1), "radiology", "放射線受付・操作室", "dep-radiology", "hd5 lp3 lb2 el2 sp4 ap1"),
    room(F(1), "ct", "CT室", "dep-radiology", "mo4"),
    room(F(1), "mri", "MRI室", "dep-radiology", "mo3"),
    room(F(1), "xray", "一般撮影室", "dep-radiology", "mo9"),
    room(F(1), "fluoroscopy", "透視室", "dep-radiology", "mo4"),
    room(F(1), "angiography", "血管造影室", "dep-radiology", "hd1 mo3 mn2"),
    room(F(1), "reading", "読影室", "dep-radiology", "rw9 lp1"),
    room(F(1), "pharmacy", "調剤室", "dep-pharmacy", "hd6 lp4 lb8 hh6 sp4 ap2"),
    room(F(1), "pharmacy-office", "薬剤部事務室", "dep-pharmacy", "hd2 oa4 lp1 mf1"),
    room(F(1), "regional", "地域連携室", "dep-regional", "hd4 oa6 lp2 mf1 sp3 ap1"),
    room(F(1), "records", "診療情報管理室", "dep-records", "hd5 oa6 lp2 mf1"),

    room(F(2), "laboratory", "検体検査室", "dep-laboratory", "hd6 oa3 lp3 lb5 mf1 me22 sp2 ap2"),
    room(F(2), "blood", "採血室", "dep-laboratory", "hd6 lp1 lb7 hh3 ki1"),
    room(F(2), "physiology", "生理検査室", "dep-physiology", "hd5 lp3 mo5 me4 ap1"),
    room(F(2), "ultrasound", "超音波検査室", "dep-physiology", "hd2 mo9 rw1"),
    room(F(2), "endoscopy", "内視鏡室", "dep-endoscopy", "hd5 lp2 lb2 mo6 mn3 sp2 ap1"),
    room(F(2), "dialysis", "透析室", "dep-dialysis", "hd6 hn4 lp2 lb1 me28 mn1 tb2 sp4 ap2"),
    room(F(2), "chemotherapy", "化学療法室", "dep-chemotherapy", "hd4 hn4 lp1 lb2 hh2 sp2 ap1"),
    room(F(2), "hall", "外来待合ホール", "dep-outpatient", "ki3 tb4 ap3"),
    room(F(2), "outpatient", "外来処置室", "dep-outpatient", "hd4 hn5 lp2 lb3 hh3 sp6 ap2"),

    room(F(3), "theatre", "手術部ステーション", "dep-theatre", "hd10 hn4 oa2 lp5 lb3 mf1 hh3 sp8 ap2"),
    room(F(3), "hcu", "HCU", "dep-hcu", "hd8 hn6 lp4 lb2 hh3 sp6 mn12 me8 ap3"),
    room(F(3), "recovery", "回復室", "dep-theatre", "hd1 mn5"),
    room(F(3), "sterilisation", "中央材料室", "dep-sterilisation", "hd2 oa1 lp1 lb1 hh4 ap1"),
    room(F(3), "engineering", "臨床工学科", "dep-engineering", "hd5 oa4 lp2 me10 mn3 sp4 tb2 ap1"),
    room(F(3), "pathology", "病理検査室", "dep-pathology", "hd5 lp3 lb2 rw1 me3"),
    room(F(3), "transfusion", "輸血検査室", "dep-transfusion", "hd2 lp1 lb2 me2"),
    room(F(3), "anaesthesia", "麻酔科控室", "dep-anaesthesia", "hd4 oa2 lp2 rw1 ap1"),

    room(Top, "medical", "医局", "dep-medical", "hd8 oa38 lp3 mf2 rw2 sp10 ap3"),
    room(Top, "director", "院長室", "dep-management", "oa2 hd1"),
    room(Top, "nursing", "看護部長室", "dep-nursing", "hd2 oa8 lp1 mf1 sp3 ap1"),
    room(Top, "office", "事務部長室", "dep-office", "oa2"),
    room(Top, "general-affairs", "総務課", "dep-general-affairs", "oa14 lp2 mf2 sp2 ap1"),
    room(Top, "accounting", "経理課", "dep-accounting", "oa9 lp1 mf1"),
    room(Top, "it", "情報システム課", "dep-it", "hd2 oa7 lp1 mf1 sp5 tb2 ap1"),
    room(Top, "out-it", "運用委託常駐室", "dep-out-it", "hd1 oa2"),
    room(Top, "safety", "医療安全管理室", "dep-safety", "hd1 oa3 lp1"),
    room(Top, "infection", "感染制御部", "dep-infection", "hd1 oa2"),
    room(Top, "library", "図書室・研修室", "dep-library", "oa5 lp1 ap2"),
    room(Top, "meeting-1", "大会議室", "dep-general-affairs", "oa1 ap2"),
    room(Top, "meeting-2", "小会議室", "dep-general-affairs", "oa1 ap1"),
    room(Top, "rehabilitation", "リハビリテーション室", "dep-rehabilitation", "hd6 hn8 oa2 lp2 mf1 tb4 sp4 me2 ap2"),
    room(Top, "rehab-med", "リハビリテーション科診察室", "dep-rehab-med", "hd2 lp1"),
    room(Top, "trials", "治験管理室", "dep-trials", "hd1 oa3 lp1"),

    room(Annex, "reception", "健診受付", "dep-checkup", "hd6 oa3 lp3 lb3 ki2 el2 ap2"),
    room(Annex, "examination", "健診診察・計測室", "dep-checkup", "hd6 lp1 lb1 tb8 hh3 me2 ap2"),
    room(Annex, "imaging", "健診撮影室", "dep-checkup", "mo8 ap1"),
    room(Annex, "office", "健診センター事務室", "dep-checkup", "hd2 oa6 lp2 mf1 ap1"),
    room(Annex, "visiting", "訪問看護ステーション", "dep-visiting", "oa4 lp1 tb4"),
];

/// What a clinic's consultation rooms hold.
pub const CLINIC: &str = "hd2 lp1 lb1 ap1";
/// What an operating theatre holds.
pub const THEATRE: &str = "hd2 hn2 lp1 mn3 me2 mo1 ap1";
/// What a ward's station holds.
pub const STATION: &str = "hd11 hn28 oa1 lp7 lb5 mf1 hh6 sp18 tb1 mn10 me2 ap3";
/// What a ward's conference room holds.
pub const CONFERENCE: &str = "hd2 lp1";
/// What a corridor of a ward holds.
pub const CORRIDOR: &str = "ap5";

/// Operating theatres: 5 at 290 beds, 12 at 604.
pub fn theatres(beds: u32) -> u32 {
    if beds < 80 { 0 } else { (5 * beds / 290).max(1).min(5 + beds.saturating_sub(290) * 7 / 314) }
}
