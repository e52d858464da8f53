//! A rule pack, and the file that says which state of packs was looked at.

use super::config::{LevelSetting, ParameterSetting};
use super::rule::Bilingual;
use crate::schema::declare::group;

group! {
    /// A rule pack: what it is called, and what it sets about rules.
    Pack = "pack"; "ルール集" / "Rule pack";
    id: text = "id" / "Id" .required() .example("hq-rules");
    title: (group Bilingual) = "名称" / "Title" .required();
    version: text = "版" / "Version" .required();
    owner: text = "持ち主" / "Owner" .required();
    parameters: (list (group ParameterSetting)) = "数字の変更" / "Parameters" .absent_none();
    levels: (list (group LevelSetting)) = "水準の変更" / "Levels" .absent_none();
    may_loosen: (list text) = "病院が緩めてよいルール" / "Rules a hospital may loosen" .absent_none();
}

group! {
    /// A pack as it was when somebody last looked.
    LockedPack = "locked_pack"; "確かめたルール集" / "Pack looked at";
    id: text = "id" / "Id" .required();
    version: text = "版" / "Version";
    path: text = "フォルダ" / "Folder" .absent_none();
    revision: text = "リビジョン" / "Revision" .absent_none();
    commit: text = "コミット" / "Commit" .absent_none();
    digest: text = "中身の要約値" / "Digest of its content" .required();
}

group! {
    /// The packs a hospital has looked at, `sekisho.lock`.
    Lock = "lock"; "確かめたルール集の一覧" / "Packs looked at";
    packs: (list (group LockedPack)) = "ルール集" / "Packs" .required();
}
