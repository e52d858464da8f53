//! Departments and wards of a hospital of any size: who works where.
//!
//! The list of the 290-bed hospital holds 24 clinical departments and 6 wards, that of the 604-bed one 37 and 15;
//! other sizes lie on the line between them.

/// Where a department stands, in words that hold for a building of any height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Kitchen, stores, machines.
    Basement,
    /// A floor by its number: 1 to 3 hold clinics and theatres, 4 and up the wards.
    Floor(u8),
    /// The floor above the wards: offices, doctors' rooms, meeting rooms.
    Top,
    /// The check-up building.
    Annex,
}

/// One department, ward or section.
#[derive(Clone, Debug)]
pub struct Department {
    /// Id without the prefix of a copy, such as `dep-ward-4e`.
    pub id: String,
    pub name: String,
    /// Value of `department.type`.
    pub kind: &'static str,
    pub stands: Stands,
    /// 0 for everything but wards and the high-care unit.
    pub beds: u32,
    /// The department above it; `None` at the top.
    pub within: Option<&'static str>,
}

/// Id, name, type, place, department above, fewest beds at which a hospital has it.
type Row = (&'static str, &'static str, &'static str, Stands, Option<&'static str>, u32);

use Stands::{Annex, Basement, Floor, Top};

const MANAGEMENT: Option<&str> = Some("dep-management");
const MEDICAL: Option<&str> = Some("dep-medical");
const NURSING: Option<&str> = Some("dep-nursing");
const OFFICE: Option<&str> = Some("dep-office");

/// Clinical departments; the first 24 make up the 290-bed hospital.
const CLINICAL: [(&str, &str, Stands); 37] = [
    ("dep-internal", "内科", Floor(1)),
    ("dep-surgery", "外科", Floor(2)),
    ("dep-cardiology", "循環器内科", Floor(1)),
    ("dep-gastro", "消化器内科", Floor(1)),
    ("dep-orthopaedics", "整形外科", Floor(2)),
    ("dep-anaesthesia", "麻酔科", Floor(3)),
    ("dep-radiology-med", "放射線科", Floor(1)),
    ("dep-rehab-med", "リハビリテーション科", Top),
    ("dep-respiratory", "呼吸器内科", Floor(1)),
    ("dep-nephrology", "腎臓内科", Floor(2)),
    ("dep-diabetes", "糖尿病・内分泌内科", Floor(1)),
    ("dep-neurology", "脳神経内科", Floor(1)),
    ("dep-paediatrics", "小児科", Floor(1)),
    ("dep-gastro-surgery", "消化器外科", Floor(2)),
    ("dep-neurosurgery", "脳神経外科", Floor(2)),
    ("dep-cardiac-surgery", "心臓血管外科", Floor(2)),
    ("dep-dermatology", "皮膚科", Floor(2)),
    ("dep-urology", "泌尿器科", Floor(2)),
    ("dep-gynaecology", "産婦人科", Floor(2)),
    ("dep-ophthalmology", "眼科", Floor(2)),
    ("dep-ent", "耳鼻咽喉科", Floor(2)),
    ("dep-emergency", "救急科", Floor(1)),
    ("dep-pathology", "病理診断科", Floor(3)),
    ("dep-psychiatry", "精神科", Floor(1)),
    ("dep-general", "総合診療科", Floor(1)),
    ("dep-haematology", "血液内科", Floor(1)),
    ("dep-breast-surgery", "乳腺外科", Floor(2)),
    ("dep-plastic-surgery", "形成外科", Floor(2)),
    ("dep-oncology", "腫瘍内科", Floor(2)),
    ("dep-rheumatology", "リウマチ・膠原病内科", Floor(1)),
    ("dep-chest-surgery", "呼吸器外科", Floor(2)),
    ("dep-neonatology", "新生児科", Floor(4)),
    ("dep-infection-med", "感染症内科", Floor(1)),
    ("dep-palliative", "緩和ケア内科", Floor(1)),
    ("dep-paediatric-surgery", "小児外科", Floor(2)),
    ("dep-radiotherapy", "放射線治療科", Basement),
    ("dep-dentistry", "歯科口腔外科", Floor(2)),
];

/// Everything but clinical departments and wards.
const SECTIONS: [Row; 37] = [
    ("dep-management", "院長室・管理部", "management", Top, None, 0),
    ("dep-medical", "診療部", "clinical", Top, MANAGEMENT, 0),
    ("dep-nursing", "看護部", "nursing", Top, MANAGEMENT, 0),
    ("dep-office", "事務部", "administration", Top, MANAGEMENT, 0),
    ("dep-outpatient", "看護部 外来", "nursing", Floor(1), NURSING, 0),
    ("dep-theatre", "手術部", "technical", Floor(3), MEDICAL, 80),
    ("dep-endoscopy", "内視鏡室", "technical", Floor(2), MEDICAL, 0),
    ("dep-dialysis", "透析室", "technical", Floor(2), MEDICAL, 80),
    ("dep-chemotherapy", "化学療法室", "technical", Floor(2), MEDICAL, 150),
    ("dep-sterilisation", "中央材料室", "technical", Floor(3), NURSING, 80),
    ("dep-pharmacy", "薬剤部", "technical", Floor(1), MANAGEMENT, 0),
    ("dep-laboratory", "検査部", "technical", Floor(2), MANAGEMENT, 0),
    ("dep-physiology", "検査部 生理検査室", "technical", Floor(2), Some("dep-laboratory"), 0),
    ("dep-transfusion", "検査部 輸血室", "technical", Floor(3), Some("dep-laboratory"), 150),
    ("dep-radiology", "放射線部", "technical", Floor(1), MANAGEMENT, 0),
    ("dep-engineering", "臨床工学科", "technical", Floor(3), MANAGEMENT, 0),
    ("dep-rehabilitation", "リハビリテーション部", "technical", Top, MANAGEMENT, 0),
    ("dep-nutrition", "栄養科", "technical", Basement, MANAGEMENT, 0),
    ("dep-safety", "医療安全管理室", "management", Top, MANAGEMENT, 0),
    ("dep-infection", "感染制御部", "management", Top, MANAGEMENT, 0),
    ("dep-regional", "地域連携室", "administration", Floor(1), MANAGEMENT, 0),
    ("dep-records", "診療情報管理室", "administration", Floor(1), OFFICE, 0),
    ("dep-billing", "医事課", "administration", Floor(1), OFFICE, 0),
    ("dep-general-affairs", "総務課", "administration", Top, OFFICE, 0),
    ("dep-accounting", "経理課", "administration", Top, OFFICE, 0),
    ("dep-supplies", "用度課", "administration", Basement, OFFICE, 0),
    ("dep-facilities", "施設課", "facilities", Basement, OFFICE, 0),
    ("dep-it", "情報システム課", "it", Top, OFFICE, 0),
    ("dep-checkup", "健診センター", "technical", Annex, MANAGEMENT, 0),
    ("dep-library", "図書室・研修室", "administration", Top, OFFICE, 150),
    ("dep-out-food", "給食委託(栄養科厨房)", "outsourced", Basement, Some("dep-nutrition"), 0),
    ("dep-out-spd", "SPD委託(中央倉庫)", "outsourced", Basement, Some("dep-supplies"), 0),
    ("dep-out-billing", "医事業務委託", "outsourced", Floor(1), Some("dep-billing"), 0),
    ("dep-out-cleaning", "清掃・設備管理委託", "outsourced", Basement, Some("dep-facilities"), 0),
    ("dep-out-it", "情報システム運用委託(常駐)", "outsourced", Top, Some("dep-it"), 150),
    ("dep-trials", "治験管理室", "administration", Top, MANAGEMENT, 400),
    ("dep-visiting", "訪問看護ステーション", "nursing", Annex, NURSING, 400),
];

/// The high-care unit's beds, part of the whole: 8 of 290, 30 + 10 of 604.
pub fn high_care_beds(beds: u32) -> u32 {
    if beds < 150 { 0 } else { (8 * beds / 290).max(4) }
}

/// How many wards: 6 at 290 beds, 15 at 604.
pub fn ward_count(beds: u32) -> u32 {
    let above = (i64::from(beds) - 290) * 9 + 157;
    u32::try_from((6 + above.div_euclid(314)).max(1)).unwrap_or(1)
}

/// How many wards share a floor: two up to 450 beds, then three.
pub fn wards_per_floor(beds: u32) -> u32 {
    if beds < 450 { 2 } else { 3 }
}

/// The highest floor with wards; the lowest is the fourth.
pub fn last_ward_floor(beds: u32) -> u32 {
    3 + ward_count(beds).div_ceil(wards_per_floor(beds))
}

fn wards(beds: u32) -> Vec<Department> {
    const SIDES: [(&str, &str); 3] = [("e", "東"), ("w", "西"), ("s", "南")];
    let count = ward_count(beds);
    let in_wards = beds - high_care_beds(beds);
    (0..count)
        .map(|index| {
            let floor = 4 + index / wards_per_floor(beds);
            let (code, side) = SIDES[(index % wards_per_floor(beds)) as usize];
            Department {
                id: format!("dep-ward-{floor}{code}"),
                name: format!("看護部 {floor}階{side}病棟"),
                kind: "ward",
                stands: Floor(u8::try_from(floor).unwrap_or(u8::MAX)),
                beds: in_wards / count + u32::from(index < in_wards % count),
                within: NURSING,
            }
        })
        .collect()
}

/// Every department of a hospital with `beds` beds, those above before those within.
pub fn departments(beds: u32) -> Vec<Department> {
    let clinical = (24 + (i64::from(beds) - 290) * 13 / 314).clamp(8, 37);
    let mut all: Vec<Department> = SECTIONS
        .iter()
        .filter(|row| row.5 <= beds)
        .map(|&(id, name, kind, stands, within, _)| Department {
            id: id.to_owned(),
            name: name.to_owned(),
            kind,
            stands,
            beds: 0,
            within,
        })
        .collect();
    all.extend(CLINICAL.iter().take(usize::try_from(clinical).unwrap_or(24)).map(|&(id, name, stands)| Department {
        id: id.to_owned(),
        name: name.to_owned(),
        kind: "clinical",
        stands,
        beds: 0,
        within: MEDICAL,
    }));
    if high_care_beds(beds) > 0 {
        all.push(Department {
            id: "dep-hcu".to_owned(),
            name: "看護部 HCU".to_owned(),
            kind: "ward",
            stands: Floor(3),
            beds: high_care_beds(beds),
            within: NURSING,
        });
    }
    all.extend(wards(beds));
    all
}
