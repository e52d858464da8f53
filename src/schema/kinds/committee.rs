//! A committee.

use crate::schema::declare::{group, kind};
use crate::schema::types::Relation;

group! {
    /// A member of a committee.
    Member = "member"; "委員" / "Member";
    person: (ref Person) = "人" / "Person" .back(Relation::MemberOf, "committees");
    role: text = "役" / "Role";
}

kind! {
    /// A committee, such as the one for the safe management of medical information systems.
    Committee = "committee" / "committees" in Organisation;
    "委員会" / "Committee", "医療情報システム管理委員会など" / "Such as the committee for medical information systems";
    name: text = "名称" / "Name";
    chair: (ref Person) = "委員長" / "Chair" .relates(Relation::HeldBy);
    members: (list (group Member)) = "委員" / "Members";
    regulation: (ref Regulation) = "規程" / "Regulation" .relates(Relation::DescribedBy);
    established: date = "設置日" / "Established on";
    meets_every: period = "開催の周期" / "Meets every" .example("1か月");
    approved: date = "経営層の承認日" / "Approved by management on" .evidence();
}
