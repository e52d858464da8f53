//! A person.

use crate::schema::declare::{choices, group, kind};
use crate::schema::types::Relation;

choices! {
    /// How a person is bound to the hospital.
    Employment = "雇用の形" / "Employment" {
        Regular = "regular" "常勤職員" / "regular staff";
        PartTime = "part-time" "非常勤職員" / "part-time staff";
        Trainee = "trainee" "研修・実習" / "trainee";
        Dispatched = "dispatched" "派遣" / "dispatched worker";
        Contractor = "contractor" "委託先の常駐者" / "contractor on site";
        Vendor = "vendor" "事業者の担当者" / "vendor's staff";
        Volunteer = "volunteer" "ボランティア" / "volunteer";
    }
}

choices! {
    /// What a person is qualified for or works as.
    Profession = "職種" / "Profession" {
        Physician = "physician" "医師" / "physician";
        Dentist = "dentist" "歯科医師" / "dentist";
        Resident = "resident" "研修医" / "resident";
        Nurse = "nurse" "看護師" / "nurse";
        Midwife = "midwife" "助産師" / "midwife";
        NurseAide = "nurse-aide" "看護補助者" / "nurse aide";
        Pharmacist = "pharmacist" "薬剤師" / "pharmacist";
        LaboratoryTechnologist = "laboratory-technologist" "臨床検査技師" / "laboratory technologist";
        RadiologicalTechnologist = "radiological-technologist" "診療放射線技師" / "radiological technologist";
        ClinicalEngineer = "clinical-engineer" "臨床工学技士" / "clinical engineer";
        Therapist = "therapist" "理学・作業療法士、言語聴覚士" / "therapist";
        Dietitian = "dietitian" "管理栄養士" / "dietitian";
        SocialWorker = "social-worker" "社会福祉士" / "social worker";
        MedicalClerk = "medical-clerk" "医事" / "medical clerk";
        Clerk = "clerk" "事務" / "clerk";
        SystemEngineer = "system-engineer" "情報システム" / "system engineer";
        FacilityEngineer = "facility-engineer" "施設管理" / "facility engineer";
        Maintenance = "maintenance" "保守" / "maintenance engineer";
        Other = "other" "その他" / "other";
    }
}

group! {
    /// A leave of absence.
    Leave = "leave"; "休職・休業" / "Leave";
    from: date = "開始日" / "From";
    until: date = "終了日" / "Until";
}

kind! {
    /// A person who works in the hospital or for it.
    Person = "person" / "people" in Organisation;
    "人" / "Person", "職員、研修者、委託先・事業者の担当者" / "Staff, trainees, contractors and vendors' people";
    name: text = "氏名" / "Name";
    kana: text = "よみ" / "Reading";
    employment: (choice Employment) = "雇用の形" / "Employment";
    profession: (choice Profession) = "職種" / "Profession";
    department: (ref Department) = "所属" / "Department" .back(Relation::MemberOf, "people");
    vendor: (ref Vendor) = "所属する事業者" / "Vendor" .back(Relation::MemberOf, "people")
        .about("職員でない人の所属先。職員なら「なし」", "Employer of a person who is not staff; none for staff");
    employed: date = "採用日 (従事開始日)" / "Employed on";
    leave: (group Leave) = "休職・休業" / "Leave" .absent_none();
    left: date = "退職日 (従事終了日)" / "Left on"
        .about("最後に在籍した日。在籍中なら「なし」", "Last day of service; none while in service");
    confidentiality_signed: date = "守秘の誓約日" / "Confidentiality signed on" .evidence()
        .about("退職後も続く守秘義務に署名した日", "Day on which confidentiality, also after leaving, was signed");
    trained: date = "最終の教育受講日" / "Last trained on" .evidence();
    first_trained: date = "採用時教育の受講日" / "Trained when employed" .evidence();
    phone: text = "電話" / "Phone";
    night_phone: text = "夜間・休日の電話" / "Phone at night";
    dedicated: yes_no = "専任" / "Full-time in this work"
        .about("情報システムの仕事を他の仕事と兼ねていない", "Does IT work and no other beside it");
}
