//! What can be wrong between rows.

crate::codes! {
    DUPLICATE_ID = "model/duplicate-id" High
        "同じ id が二つある" / "an id used twice"
        why "どちらを指すのか決まらないので、この id への参照はすべて不明になります"
            / "nobody can tell which row is meant, so every reference to the id is unknown"
        remedy "片方の id を変えてください。同じ物なら行を一つにまとめてください"
            / "rename one of them, or make one row of the two if they are the same thing";
    DANGLING_REFERENCE = "model/dangling-reference" High
        "参照先の行がない" / "a reference to nothing"
        why "参照先がないと、その先の事実 (契約、区画、持ち主など) がすべて不明になります"
            / "everything behind the reference (contract, zone, holder) is unknown"
        remedy "id を直すか、参照先の行を書いてください"
            / "correct the id, or write the row it refers to";
    UNRESOLVED_REFERENCE = "model/unresolved-reference" Info
        "参照先を確かめられない" / "a reference that cannot be checked"
        why "読めないファイルや行があるので、参照先がそこにあるのかもしれません"
            / "some file or row could not be read, and the target may be in it"
        remedy "先に読めないファイルを直してください"
            / "repair what cannot be read first";
    AMBIGUOUS_REFERENCE = "model/ambiguous-reference" Medium
        "参照先が二つある" / "a reference that could mean two rows"
        why "同じ id の行が二つあるので、どちらを指すのか決まらず、参照先は不明として扱います"
            / "two rows have the id, so nobody can tell which is meant and the reference counts as unknown"
        remedy "先に id の重なりを直してください"
            / "first give each of the rows an id of its own";
    WRONG_KIND = "model/wrong-kind" High
        "参照先の種類が違う" / "a reference to the wrong kind"
        why "種類の違う行を指しているので、参照先は不明として扱います"
            / "the row it names is of another kind, so the reference counts as unknown"
        remedy "正しい種類の行の id を書いてください"
            / "write the id of a row of the right kind";
    INHERITS_TOO_MUCH = "model/inherits-too-much" High
        "引き継ぐ並びが大きすぎる" / "too much is inherited"
        why "小さなファイルが巨大なデータに膨らみ、道具を止められます。この先の並びは不明として扱います"
            / "a small file could grow into data that stops the tool; further lists count as unknown"
        remedy "型番の ports を実物の数に直してください"
            / "give the model the ports it really has";
    CIRCULAR_PLACE = "model/circular-place" Medium
        "上位の場所が輪になっている" / "places within each other"
        why "場所が自分自身の中にあることになり、階や棟が決まりません"
            / "the place lies within itself, so its floor and building are unknown"
        remedy "within を直してください"
            / "correct `within`";
}
