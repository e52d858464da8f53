//! Groups that several kinds share.

use crate::schema::declare::{choices, group};
use crate::schema::types::Relation;

choices! {
    /// How somebody knows.
    HowConfirmed = "確認の方法" / "How it was confirmed" {
        SiteVisit = "site-visit" "現地で見た" / "seen on site";
        VendorAnswer = "vendor-answer" "事業者の回答" / "answer of the vendor";
        ConfigCopy = "config-copy" "設定の控え" / "copy of the configuration";
        Document = "document" "書類" / "document";
        Memory = "memory" "記憶" / "from memory";
    }
}

group! {
    /// When, by whom and how a row was confirmed.
    Confirmed = "confirmed"; "確認" / "Confirmation";
    on: date = "確認日" / "On" .evidence();
    by: (ref Person) = "確認した人" / "By" .relates(Relation::ApprovedBy);
    how: (choice HowConfirmed) = "方法" / "How";
}

choices! {
    /// What an access log must tell.
    LogItem = "ログの項目" / "Item of a log" {
        LoginTime = "login-time" "ログイン時刻" / "time of login";
        AccessTime = "access-time" "利用時間" / "time of use";
        Operation = "operation" "操作した情報" / "what was done";
        User = "user" "利用者" / "user";
        Source = "source" "接続元" / "where from";
    }
}

choices! {
    /// Where logs are kept.
    LogStore = "ログの保存先" / "Where logs are kept" {
        OnDevice = "on-device" "機器の中だけ" / "on the device only";
        LogServer = "log-server" "ログサーバ" / "on a log server";
        Both = "both" "両方" / "both";
        Diary = "diary" "日誌 (紙・手書き)" / "a written diary";
    }
}

group! {
    /// What is logged, where it is kept and who looks.
    Logs = "logs"; "ログ" / "Logs";
    kept: yes_no = "ログを取る" / "Kept";
    items: (list (choice LogItem)) = "項目" / "Items";
    store: (choice LogStore) = "保存先" / "Store";
    retention: period = "保存期間" / "Kept for" .example("1年");
    access_restricted: yes_no = "閲覧の制限" / "Access restricted";
    tamper_protected: yes_no = "改ざん防止" / "Protected from tampering";
    review_every: period = "確認の周期" / "Reviewed every" .example("1か月");
    reviewed: date = "最終確認日" / "Last reviewed" .evidence();
}

choices! {
    /// Who holds a contract or pays.
    Party = "当事者" / "Party" {
        Hospital = "hospital" "病院" / "the hospital";
        Department = "department" "他の部署" / "another department";
        Vendor = "vendor" "事業者" / "a vendor";
        Unclear = "unclear" "決まっていない" / "undecided between the parties";
    }
}

choices! {
    /// How important something is.
    Importance = "重要度" / "Importance" {
        Critical = "critical" "診療に不可欠" / "care stops without it";
        Important = "important" "重要" / "important";
        Normal = "normal" "通常" / "normal";
    }
}
