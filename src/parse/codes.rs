//! What can be wrong with the text of a file, before any field is looked at.

crate::codes! {
    UNREADABLE_FILE = "parse/unreadable-file" High
        "読めないファイル" / "a file that cannot be read"
        why "このファイルの行は判定に入りません。書いてあるのに見えない機器や回線が残ります"
            / "its rows take no part in the judgement: devices and lines that are written down stay unseen"
        remedy "文字コードを UTF-8 にして保存し直してください"
            / "save the file again as UTF-8";
    SYNTAX = "parse/syntax" High
        "YAML として読めない箇所" / "text that is not YAML"
        why "この箇所の行は判定に入りません。前後の読める行だけを判定します"
            / "the row here takes no part in the judgement; only the readable rows around it do"
        remedy "字下げ (半角スペース)、引用符、かっこの対応を確かめてください"
            / "check the indentation (spaces), the quotes and the brackets";
    DUPLICATE_KEY = "parse/duplicate-key" High
        "同じ項目が二度書かれている" / "a key written twice"
        why "どちらが正しいか決められないので、この項目は不明として扱います"
            / "nobody can tell which one is right, so the field counts as unknown"
        remedy "正しい方だけを残してください"
            / "keep the right one only";
    MERGE_KEY = "parse/merge-key" Medium
        "マージキー << は使えない" / "a merge key `<<`"
        why "マージキーは YAML 1.2 になく、道具ごとに意味が違います。書いた人の意図と違う値になることがあります"
            / "merge keys are not part of YAML 1.2 and tools disagree about them, so the value could differ from what was meant"
        remedy "共通の値は models か products に書き、model: で参照してください"
            / "put shared values into `models` or `products` and refer to them";
    ALIAS_BOMB = "parse/alias-bomb" High
        "エイリアス * の展開が大きすぎる" / "aliases that expand too far"
        why "小さなファイルが巨大なデータに膨らみ、道具を止められます"
            / "a small file could grow into data that stops the tool"
        remedy "エイリアス (*名前) をやめ、値をそのまま書いてください"
            / "write the values out instead of using aliases";
    TOO_DEEP = "parse/too-deep" High
        "入れ子が深すぎる" / "nesting that is too deep"
        why "台帳の行にこれほど深い入れ子はありません。書き間違いか、道具を止めるための入力です"
            / "no row of a ledger nests this deeply: it is a slip, or input made to stop the tool"
        remedy "字下げとかっこを確かめてください"
            / "check the indentation and the brackets";
    SEVERAL_DOCUMENTS = "parse/several-documents" Info
        "一つのファイルに文書が複数ある" / "several documents in one file"
        why "すべて読みますが、一つにまとめた方が見落としません"
            / "all of them are read, but one is harder to overlook"
        remedy "区切りの --- を消して一つにまとめてください"
            / "remove the `---` between them";
    BYTE_ORDER_MARK = "parse/byte-order-mark" Info
        "ファイルの先頭に BOM がある" / "a byte-order mark at the start of the file"
        why "読めますが、他の道具では先頭の項目名が壊れることがあります"
            / "it is read, but other tools may stumble over the first key"
        remedy "「UTF-8 (BOM なし)」で保存してください"
            / "save as UTF-8 without BOM";
    CRLF = "parse/crlf" Info
        "改行が CRLF のファイル" / "a file with CRLF line ends"
        why "読めますが、git の差分が全行になることがあります"
            / "it is read, but git may show every line as changed"
        remedy ".gitattributes に `*.yaml text eol=lf` を書いてください"
            / "put `*.yaml text eol=lf` into `.gitattributes`";
    EMPTY_FILE = "parse/empty-file" Low
        "空のファイル" / "an empty file"
        why "書くつもりの行が保存されていないのかもしれません"
            / "rows that were meant to be here may never have been saved"
        remedy "行を書くか、ファイルを消してください"
            / "write its rows, or delete the file";
    TAG = "parse/tag" Medium
        "YAML のタグ ! は使えない" / "a YAML tag `!`"
        why "タグは値の型を変えますが、台帳では項目の型が先に決まっています"
            / "tags change the type of a value, and in a ledger the field has already decided it"
        remedy "タグ (! で始まる語) を消してください"
            / "remove the tag";
    BAD_KEY = "parse/bad-key" Medium
        "項目名が文字ではない" / "a key that is not a word"
        why "項目として読めないので、この値は判定に入りません"
            / "it names no field, so its value takes no part in the judgement"
        remedy "項目名を 1 語で書いてください"
            / "write the key as one word";
}
