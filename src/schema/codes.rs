//! What can be wrong with a row that is readable YAML.

crate::codes! {
    UNKNOWN_SHEET = "schema/unknown-sheet" High
        "知らないシート名" / "an unknown sheet"
        why "シート名が違うと、その下の行はすべて判定に入りません"
            / "all rows below it take no part in the judgement"
        remedy "シート名を直してください。一覧は `sekisho schema --format markdown` で見られます"
            / "correct the name; `sekisho schema --format markdown` lists them";
    NOT_A_SHEET = "schema/not-a-sheet" High
        "シートの形になっていない" / "not a sheet"
        why "ファイルは「シート名:」の下に「- 」で始まる行を並べます。そうでない部分は読めません"
            / "a file holds sheets, and a sheet holds rows that start with a dash; anything else cannot be read"
        remedy "「devices:」のようなシート名の下に「- id: …」の行を書いてください"
            / "write a sheet name such as `devices:` and rows `- id: …` below it";
    NO_ID = "schema/no-id" High
        "id がない・使えない行" / "a row without a usable id"
        why "id がない行は他から参照できず、判定に入りません"
            / "nothing can refer to such a row, so it takes no part in the judgement"
        remedy "小文字の英数字と - . _ だけの、台帳の中でただ一つの id を付けてください"
            / "give it an id of `a-z 0-9 - . _` that no other row has";
    UNKNOWN_KEY = "schema/unknown-key" Medium
        "知らない項目名" / "an unknown key"
        why "書き間違えた項目は読まれず、書いたはずのことが不明のままになります"
            / "a misspelt key is not read, and what was written stays unknown"
        remedy "項目名を直してください"
            / "correct the name of the key";
    WRONG_TYPE = "schema/wrong-type" Medium
        "値の種類が違う" / "a value of the wrong type"
        why "読めない値は不明として扱います"
            / "a value that cannot be read counts as unknown"
        remedy "項目に合った値を書いてください"
            / "write a value that fits the field";
    UNKNOWN_WORD = "schema/unknown-word" Medium
        "選択肢にない言葉" / "a word that is not among the choices"
        why "選択肢にない言葉は不明として扱います"
            / "a word that is not among the choices counts as unknown"
        remedy "選択肢から選んでください"
            / "choose one of the words";
    AMBIGUOUS_YES_NO = "schema/ambiguous-yes-no" Medium
        "はい・いいえの書き方があいまい" / "an ambiguous yes or no"
        why "on/off や y/n は道具によって真偽にも文字にもなります"
            / "`on`, `off`, `y` and `n` are booleans to some tools and text to others"
        remedy "はい・いいえ (または yes・no) と書いてください"
            / "write `yes` or `no`";
    OUT_OF_RANGE = "schema/value-out-of-range" Medium
        "範囲外の数" / "a number out of range"
        why "あり得ない値は不明として扱います"
            / "an impossible value counts as unknown"
        remedy "範囲の中の値を書いてください"
            / "write a value within the range";
    BAD_FORMAT = "schema/bad-format" Medium
        "書き方が違う値" / "a value in the wrong form"
        why "読めない値は不明として扱います"
            / "a value that cannot be read counts as unknown"
        remedy "示した書き方に直してください"
            / "write it in the form shown";
    TOO_LONG = "schema/too-long" Low
        "長すぎる文字" / "a text that is too long"
        why "長い説明は読まれません。値は不明として扱います"
            / "nobody reads it; the value counts as unknown"
        remedy "要点だけを書き、詳しいことは文書に書いて参照してください"
            / "keep the essence and put the rest into a document";
    TOO_MANY_PROBLEMS = "schema/too-many-problems" Medium
        "間違いの多すぎる行" / "a row with too much wrong in it"
        why "一つ一つ示しても直せません。同じ間違いの繰返しか、別の表の貼付けと思われます"
            / "a list of them helps nobody: it is one mistake made many times, or the paste of another table"
        remedy "示した分を直してから、もう一度確かめてください"
            / "correct those that are shown and check again";
    MISSING_FIELD = "schema/missing-field" Medium
        "欠かせない項目がない" / "a required field is missing"
        why "この項目がないと、行の意味が決まりません"
            / "without it nobody can tell what the row means"
        remedy "項目を書いてください"
            / "add the field";
    FIELD_OF_ANOTHER_TYPE = "schema/field-of-another-type" Medium
        "この種類にはない項目" / "a field that belongs to another type"
        why "種類 (type) に合わない項目は読みません"
            / "a field that does not fit the row's type is not read"
        remedy "type を直すか、項目を消してください"
            / "correct the type, or remove the field";
    SECRET = "schema/secret" Critical
        "パスワードなどの秘密が書かれている" / "a secret in the inventory"
        why "台帳は多くの人が読み、git の履歴に残り続けます。見た人はだれでも入れます"
            / "many people read the inventory and git keeps it for ever: whoever sees it can come in"
        remedy "値を消し、そのパスワードや鍵をすぐ変更してください。台帳には「変更済みか」だけを書きます"
            / "remove the value and change that password or key at once; the inventory only says whether it was changed";
}
