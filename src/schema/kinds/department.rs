//! A department, ward or section.

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// What a department does.
    DepartmentType = "部署の種類" / "Type of department" {
        Clinical = "clinical" "診療科" / "clinical department";
        Ward = "ward" "病棟" / "ward";
        Technical = "technical" "医療技術部門" / "technical department";
        Nursing = "nursing" "看護部門" / "nursing";
        Administration = "administration" "事務部門" / "administration";
        It = "it" "情報システム部門" / "IT section";
        Facilities = "facilities" "施設管理部門" / "facilities section";
        Management = "management" "管理部門 (院長室・医療安全など)" / "management";
        Outsourced = "outsourced" "委託先の常駐部門" / "outsourced, on site";
    }
}

kind! {
    /// A department, ward or section.
    Department = "department" / "departments" in Organisation;
    "部署" / "Department", "診療科・病棟・部門・課" / "A department, ward or section";
    name: text = "名称" / "Name";
    type_ as "type": (choice DepartmentType) = "種類" / "Type";
    within: (ref Department) = "上位の部署" / "Within" .back(Relation::ContainedIn, "sections");
    head: (ref Person) = "責任者" / "Head" .relates(Relation::ResponsibleFor);
    beds: (int 0 2000 "床" "beds") = "病床数" / "Beds";
    location: (ref Location) = "場所" / "Location" .back(Relation::ContainedIn, "departments");
    extension: text = "内線" / "Extension" .example("3120");
}
