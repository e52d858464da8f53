//! What can be wrong with rules, waivers and the configuration.

crate::codes! {
    EXPRESSION_SYNTAX = "policy/expression-syntax" High
        "式として読めない" / "not an expression"
        why "読めないルールは何も判定しません"
            / "a rule that cannot be read judges nothing"
        remedy "CEL の式として書き直してください"
            / "write a CEL expression";
    EXPRESSION_TYPE = "policy/expression-type" High
        "式の型が合わない" / "types that do not fit"
        why "型の合わない式は、いつも同じ結果になるか、何も判定しません"
            / "an expression whose types do not fit is always the same, or judges nothing"
        remedy "比べる物の型を合わせてください"
            / "compare things of one type";
    UNKNOWN_NAME = "policy/unknown-name" High
        "式の中の知らない名前" / "an unknown name in an expression"
        why "書き間違えた項目名は、黙って合格にせず、ここで止めます"
            / "a misspelt field must stop here instead of letting everything pass"
        remedy "名前を直してください。一覧は `sekisho schema --format markdown` で見られます"
            / "correct the name; `sekisho schema --format markdown` lists them";
    ALWAYS_SAME = "policy/always-same" High
        "いつも同じ結果になる比較" / "a comparison that is always the same"
        why "判定しているように見えて、何も見ていません"
            / "it looks like a test and tests nothing"
        remedy "比べる値を直してください"
            / "correct the value it compares with";
    HAS_MISUSED = "policy/has-misused" High
        "has() の使い方" / "a misuse of has()"
        why "書かれていない項目は「不明」で、「ない」ではありません。has() で分けると不明が合格になります"
            / "a field that is not written is unknown, not absent: asking with has() would turn unknown into a pass"
        remedy "has() をやめ、項目をそのまま比べてください"
            / "compare the field itself";
    EXPRESSION_TOO_COMPLEX = "policy/expression-too-complex" High
        "式が大きすぎる" / "an expression that is too large"
        why "一件の判定に時間がかかりすぎます"
            / "judging one record would take too long"
        remedy "ルールを分けるか、組込み判定を使ってください"
            / "split the rule, or use a built-in analysis";
    BAD_RULE = "policy/bad-rule" High
        "使えないルール" / "a rule that cannot be used"
        why "このルールは何も判定しません"
            / "the rule judges nothing"
        remedy "ルールのファイルを直してください"
            / "correct the rule file";
    RULE_ID_MISMATCH = "policy/rule-id-mismatch" High
        "ルールの id とファイル名が違う" / "a rule id that is not its path"
        why "指摘から探せないルールになります"
            / "nobody finds the rule a finding names"
        remedy "id を「フォルダ/ファイル名」にそろえてください"
            / "make the id `folder/file-name`";
    UNKNOWN_CITATION = "policy/unknown-citation" High
        "版にない根拠" / "a citation no edition has"
        why "確かめられない条番号は表示しません"
            / "a clause nobody can look up must not be printed"
        remedy "版のファイルにある id を書いてください"
            / "cite an id of an edition file";
    OVERRIDDEN_RULE = "policy/overridden-rule" Low
        "組込みルールの上書き" / "a built-in rule replaced"
        why "この病院だけ判定が変わります。弱めていないか確かめてください"
            / "judgement differs here from elsewhere; check that it is not weaker"
        remedy "意図した上書きなら、そのままで構いません"
            / "nothing, if it is meant";
    BAD_SETTING = "policy/bad-setting" Medium
        "設定できない値" / "a setting that is not allowed"
        why "この設定は使われず、もとの値で判定します"
            / "the setting is not used; the original value is"
        remedy "設定を直すか、消してください"
            / "correct the setting or remove it";
    LOOSENED_PACK = "policy/loosened-pack" High
        "ルール集を緩める設定" / "a setting that loosens a rule pack"
        why "グループ本部のルール集が決めたことは、厳しくはできても、緩められません。この設定は使われていません"
            / "what the group's rule pack decides can be made stricter, not looser; the setting is not used"
        remedy "設定を消すか、ルール集の may_loosen に載せるよう持ち主に相談してください"
            / "remove the setting, or ask the pack's owner to list the rule in may_loosen";
    PACK_UNUSABLE = "policy/pack-unusable" Critical
        "使えないルール集" / "a rule pack that cannot be used"
        why "このルール集のルールと水準は、何も効いていません"
            / "none of the pack's rules and levels is in force"
        remedy "ルール集のあるフォルダかリビジョンを直してください"
            / "correct its folder or revision";
    PACK_NOT_LOCKED = "policy/pack-not-locked" High
        "確かめていないルール集" / "a rule pack nobody has looked at"
        why "ルール集が変わっても、だれも気づけません。変わったかどうかは sekisho.lock と比べて分かります"
            / "nobody would notice if the pack changed: it is compared with sekisho.lock"
        remedy "`sekisho policy diff` で中身を確かめてから、`sekisho policy lock` を実行してください"
            / "look at it with `sekisho policy diff`, then run `sekisho policy lock`";
    PACK_CHANGED = "policy/pack-changed" High
        "確かめたときと違うルール集" / "a rule pack that has changed"
        why "だれも確かめていない中身で判定しています。本部が改めたのか、だれかが書き換えたのかは分かりません"
            / "judgement rests on what nobody has looked at: headquarters may have revised it, or somebody else"
        remedy "`sekisho policy diff` で中身を確かめてから、`sekisho policy lock` を実行してください"
            / "look at it with `sekisho policy diff`, then run `sekisho policy lock`";
    LOCK_STALE = "policy/lock-stale" High
        "設定にないルール集の記録" / "a locked rule pack that is not in the configuration"
        why "使うはずのルール集が、設定から外れています"
            / "a pack that was in use is no longer in the configuration"
        remedy "sekisho.yaml の packs に戻すか、外してよければ `sekisho policy lock` を実行してください"
            / "put it back into `packs` of sekisho.yaml, or run `sekisho policy lock` if it is meant";
    PINNED_DATE = "policy/pinned-date" Medium
        "判定日が固定されている" / "a pinned day"
        why "期限が過ぎても気づけません"
            / "nothing that runs out after that day will be noticed"
        remedy "sekisho.yaml の as_of を消してください。過去の日で見るときは --as-of を使います"
            / "remove `as_of` from sekisho.yaml; use --as-of to look at another day";
    FUTURE_EVIDENCE = "policy/future-evidence" Medium
        "先の日付の証拠" / "evidence dated in the future"
        why "まだ行われていないことは証拠になりません。この日付は不明として扱います"
            / "what has not happened is no evidence; the date counts as unknown"
        remedy "日付を直してください"
            / "correct the date";
    WAIVER_EXPIRED = "policy/waiver-expired" High
        "期限の切れた免除" / "an expired waiver"
        why "免除は終わり、指摘が戻っています"
            / "the excuse is over and the finding is back"
        remedy "指摘を解消するか、理由を見直して新しい免除を申請してください"
            / "settle the finding, or ask for a new waiver with a reason that still holds";
    WAIVER_ENDS_SOON = "policy/waiver-ends-soon" Medium
        "30日以内に終わる免除" / "a waiver that ends within 30 days"
        why "期限の次の日から、免除していた指摘が戻ります"
            / "the day after its last, the findings it excuses are back"
        remedy "期限までに指摘を解消するか、今も続く理由で次の免除の承認を受けてください"
            / "settle the findings by then, or have a next waiver approved for a reason that still holds";
    WAIVER_ENDING = "policy/waiver-ending" Low
        "60日以内に終わる免除" / "a waiver that ends within 60 days"
        why "直す作業にも次の承認にも時間がかかります"
            / "settling the findings takes time, and so does a next approval"
        remedy "期限までに直せるかを確かめてください"
            / "check whether they will be settled in time";
    WAIVER_UNUSED = "policy/waiver-unused" Low
        "使われていない免除" / "a waiver that excuses nothing"
        why "解消した指摘の免除が残ると、同じ指摘が戻ったとき見逃します。始まって30日は待ちます"
            / "left in place it would hide the finding if it came back; the first 30 days are granted"
        remedy "免除を消してください"
            / "remove the waiver";
    WAIVER_SELF_APPROVED = "policy/waiver-self-approved" High
        "自分で承認した免除" / "a self-approved waiver"
        why "申請した人が承認した免除は、だれも確かめていません"
            / "nobody has checked a waiver its author approved"
        remedy "別の人の承認を受けてください"
            / "have somebody else approve it";
    WAIVER_WITHOUT_APPROVAL = "policy/waiver-without-approval" High
        "承認できる人の承認がない免除" / "a waiver nobody entitled has approved"
        why "病院として危険を引き受けられるのは、開始日にその施設全体の病院長、医療情報システム安全管理責任者、CISO のどれかに就いていた人だけです"
            / "only who was hospital director, safety manager or CISO for the whole facility on its first day could accept the risk for the hospital"
        remedy "その役割の人の承認を受けるか、役割の任命を台帳に書いてください"
            / "have a holder of such a duty approve it, or record the appointment";
    WAIVER_INCOMPLETE = "policy/waiver-incomplete" High
        "書きかけの免除" / "an incomplete waiver"
        why "対象・理由・申請者・承認者・期間のそろわない免除は効きません"
            / "without subjects, reason, author, approver and period a waiver has no effect"
        remedy "対象、理由、申請者、承認者、開始日、期限を書いてください"
            / "fill in subjects, reason, requested_by, approver, from and until";
    WAIVER_NOT_ALLOWED = "policy/waiver-not-allowed" High
        "免除できないものの免除" / "a waiver of what cannot be waived"
        why "必須のルールと、免除そのものの指摘は免除できません。この免除は効きません"
            / "mandatory rules and findings about waivers cannot be waived; the waiver has no effect"
        remedy "免除を消し、指摘を解消してください"
            / "remove the waiver and settle the finding";
    WAIVER_UNKNOWN_RULE = "policy/waiver-unknown-rule" Medium
        "知らないルールの免除" / "a waiver of an unknown rule"
        why "この免除は何も免除しません"
            / "the waiver excuses nothing"
        remedy "ルールの id を直してください"
            / "correct the rule id";
    ATTESTATION_UNKNOWN_FACT = "policy/attestation-unknown-fact" Medium
        "知らない事実の確認書" / "an attestation of an unknown fact"
        why "どの版にもない事実なので、この確認書は何も決めません"
            / "no edition has the fact, so the attestation decides nothing"
        remedy "`sekisho explain 条` に出る事実の id を書いてください"
            / "name a fact by its id as `sekisho explain CLAUSE` lists it";
    ATTESTATION_NOT_ALLOWED = "policy/attestation-not-allowed" Medium
        "確認書では決められない事実の確認書" / "an attestation of a fact that takes none"
        why "台帳から判定できる事実と、条文を見ていない条は、人の確認では決まりません。この確認書は使われません"
            / "a fact that rules decide, or of a clause whose text nobody has seen, is not settled by a statement; it is not used"
        remedy "確認書を消し、その事実を台帳の項目に書いてください"
            / "remove the attestation and state the fact in the inventory";
    ATTESTATION_NOTHING_LOOKED_AT = "policy/attestation-nothing-looked-at" Medium
        "見たもののない確認書" / "an attestation without anything looked at"
        why "何を見て確かめたかをたどれない確認書は使われません"
            / "nobody can retrace what it rests on, so it is not used"
        remedy "見た記録・規程・契約・場所・機器などの id を looked_at に書いてください"
            / "name in `looked_at` the records, regulations, contracts, places or devices that were looked at";
    ATTESTATION_INCOMPLETE = "policy/attestation-incomplete" Medium
        "書きかけの確認書" / "an incomplete attestation"
        why "確かめ方・結果・確認日・有効期限・確認した人のそろわない確認書は使われません"
            / "without method, result, day, last valid day and person it is not used"
        remedy "method、result、on、valid_until、by を書いてください"
            / "fill in method, result, on, valid_until and by";
    ATTESTATION_WITHOUT_DUTY = "policy/attestation-without-duty" Medium
        "役割のない人の確認書" / "an attestation by somebody without a duty"
        why "確認日にその施設の役割に任命されていた人の確認だけが使われます"
            / "only who held a duty in that facility on that day can attest"
        remedy "役割に就いている人が確かめ直すか、役割の任命を台帳に書いてください"
            / "have a holder of a duty look, or record the appointment";
    ATTESTATION_CONTRADICTED = "policy/attestation-contradicted" Medium
        "台帳と食い違う確認書" / "an attestation the inventory contradicts"
        why "台帳の記録ではできているのに、見た人は「いいえ」と書いています。どちらかが事実ではありません。答えは台帳から出しています"
            / "by the inventory the fact holds, and who looked found that it does not: one of them is wrong; the answer is the inventory's"
        remedy "確かめ直して、台帳の記録か確認書を直してください"
            / "look again, and correct the inventory or the attestation";
    ATTESTATION_EXPIRED = "policy/attestation-expired" Medium
        "期限の切れた確認書" / "an expired attestation"
        why "その事実は不明に戻っています"
            / "the fact is unknown again"
        remedy "確かめ直して、新しい確認書を書いてください"
            / "look again and write a new attestation";
    ATTESTATION_ENDING = "policy/attestation-ending" Low
        "60日以内に期限の切れる確認書" / "an attestation that ends within 60 days"
        why "期限の次の日から、その事実は不明になります"
            / "the day after its last, the fact is unknown"
        remedy "期限までに確かめ直してください"
            / "look again by then";
}
