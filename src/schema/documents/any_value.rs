//! Fields of which every value is acceptable.

use crate::schema::declare::group;

group! {
    /// A field no rule can find a wrong value in.
    FreeField = "free_field"; "どの値でもよい項目" / "Field whose every value is acceptable";
    field: text = "台帳の項目" / "Field" .required() .example("person.name");
    facts: (list text) = "この事実だけ" / "Only these facts" .absent_none()
        .about("書かなければ、この項目の事実すべて", "If absent, all facts of the field");
    reason: text = "どの値でもよい理由" / "Why every value is acceptable" .required();
}

group! {
    /// Fields no rule can find a wrong value in.
    AnyValue = "any_value"; "どの値でもよい項目の一覧" / "Fields whose every value is acceptable",
        "`sekisho policy mutate` は、ここにある項目を「反応しない」理由のあるものとして数えます"
        / "`sekisho policy mutate` counts these as silent for a reason";
    fields: (list (group FreeField)) = "項目" / "Fields" .required();
}
