//! The statement of a person about a fact no machine can see.

use crate::schema::declare::{choices, kind};
use crate::schema::types::Relation;

choices! {
    /// How somebody made sure.
    AttestationMethod = "確かめ方" / "Method" {
        OnSite = "on-site" "現地で見た" / "seen on site";
        Document = "document" "文書を読んだ" / "documents read";
        Configuration = "configuration" "設定を見た" / "settings looked at";
        Sample = "sample" "抜き取りで調べた" / "a sample examined";
        Interview = "interview" "聞き取った" / "people asked";
    }
}

kind! {
    /// The statement of a person about a fact no machine can see.
    Attestation = "attestation" / "attestations" in Organisation;
    "確認書" / "Attestation", "機械では確かめられない事実について、人が見て確かめた記録" / "What a person looked at and found where no machine can see";
    fact: text = "事実のid" / "Fact" .required() .example("mhlw6-mgt-3-1#2");
    looked_at: (list (ref Record Regulation Contract Location Device System Drawing)) = "見たもの" / "Looked at" .relates(Relation::EvidencedBy);
    method: (choice AttestationMethod) = "確かめ方" / "Method";
    result: yes_no = "結果" / "Result";
    on: date = "確認日" / "On" .evidence();
    valid_until: date = "有効期限" / "Valid until";
    by: (ref Person) = "確認した人" / "By" .relates(Relation::ApprovedBy);
}
