//! A building, floor, room or rack.

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// What a location is.
    LocationType = "場所の種類" / "Type of location" {
        Site = "site" "敷地" / "site";
        Building = "building" "棟" / "building";
        Floor = "floor" "階" / "floor";
        Area = "area" "区域" / "area";
        Room = "room" "室" / "room";
        ServerRoom = "server-room" "サーバ室" / "server room";
        Eps = "eps" "EPS (配線室)" / "wiring closet";
        Rack = "rack" "ラック" / "rack";
        Storage = "storage" "保管庫" / "store room";
        Outside = "outside" "院外" / "outside the hospital";
    }
}

choices! {
    /// How a place is locked.
    Lock = "施錠" / "Lock" {
        Open = "open" "施錠しない" / "not locked";
        Key = "key" "鍵" / "key";
        Code = "code" "暗証番号" / "code";
        Card = "card" "ICカード" / "card";
        Biometric = "biometric" "生体認証" / "biometric";
        Staffed = "staffed" "常に人がいる" / "always staffed";
    }
}

kind! {
    /// A building, floor, room, closet or rack.
    Location = "location" / "locations" in Place;
    "場所" / "Location", "棟・階・室・EPS・ラック" / "Buildings, floors, rooms, closets and racks";
    name: text = "名称" / "Name";
    type_ as "type": (choice LocationType) = "種類" / "Type";
    within: (ref Location) = "上位の場所" / "Within" .back(Relation::ContainedIn, "parts");
    department: (ref Department) = "管理部署" / "Department" .back(Relation::ResponsibleFor, "rooms");
    lock: (choice Lock) = "施錠" / "Lock";
    entry_log: yes_no = "入退室の記録" / "Entry is logged";
    identification: yes_no = "入室者の識別" / "People are identified";
    camera: yes_no = "防犯カメラ" / "Camera";
    personal_data: yes_no = "個人情報を置く" / "Holds personal data";
    earthquake_safe: yes_no = "地震への備え" / "Safe against earthquakes";
    flood_safe: yes_no = "水害への備え" / "Safe against floods";
    fire_safe: yes_no = "火災への備え" / "Safe against fire";
    power_backup: yes_no = "停電への備え" / "Backed-up power";
    rack_units: (int 1 60 "U" "U") = "ラックの高さ" / "Height of the rack";
    country: text = "国" / "Country" .about("院外の保管場所の国", "Country of a place outside the hospital") .absent_none();
}
