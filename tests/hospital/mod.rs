//! A seeded generator of example hospitals of any size.
//!
//! The committed `inventory/` is its output for 290 beds; benchmarks and
//! property tests ask it for others. It is used three ways: as an example
//! (`main.rs`), from the integration tests and from the benchmarks. Everything
//! is fictional: hospital, people, vendors, numbers. All three users name this
//! module `hospital` at their root.
//!
//! [`build::build`] puts one hospital together: `tables` say what such
//! hospitals have, `build` places it, [`writer`] writes rows. The physical half
//! comes first and hands a [`site::Site`] to the half that is on paper. The
//! same options give the same bytes for ever, on every machine.

#![allow(dead_code, unreachable_pub, reason = "each of the three users calls a part of it")]

pub mod build;
pub mod day;
pub mod faults;
pub mod faults_records;
pub mod plan;
pub mod profile;
pub mod random;
pub mod row;
pub mod site;
pub mod tables;
pub mod writer;

use std::collections::BTreeMap;

use plan::{Options, Plan};
use writer::Book;

/// A file of the inventory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Path below the inventory folder.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Writes every hospital of the group, one after the other, so that no more than one is in memory.
pub fn generate(options: &Options, take: &mut dyn FnMut(File)) -> BTreeMap<&'static str, u32> {
    let mut counts = BTreeMap::new();
    for copy in 0..options.copies.max(1) {
        let plan = Plan::new(options, copy);
        let prefix = plan.prefix();
        let facility = (options.copies > 1).then(|| "hospital".to_owned());
        let mut book = Book::new(&prefix, facility);
        build::build(&plan, &mut book);
        for (figure, number) in book.counts() {
            *counts.entry(*figure).or_default() += number;
        }
        for (path, text) in book.into_files() {
            *counts.entry("yaml-line").or_default() += text.matches('\n').count() as u32;
            take(File { path, text });
        }
    }
    counts
}

/// Every file of the group's inventory in memory, sorted by hospital and path.
pub fn files(options: &Options) -> Vec<File> {
    let mut files = Vec::new();
    generate(options, &mut |file| files.push(file));
    files
}

/// The table of target against actual for one hospital, as Markdown.
pub fn table(options: &Options) -> String {
    let counts = generate(&Options { copies: 1, ..options.clone() }, &mut |_| {});
    profile::table(options.beds, &counts)
}

/// What stands before the table in `inventory/README.md`.
const README: &str = "# 見本の病院

架空の急性期病院 (290床、8階建てと健診棟) の台帳です。病院・人・事業者・番号はすべて架空です。
ネットワーク機器と OS のメーカーだけは、サポート終了日と脆弱性を実物に合わせるため実名です。

手で直さないでください。`tests/hospital/` の生成器が、同じ種 (seed) から同じ内容を作ります。

```sh
UPDATE=1 cargo test --test it example                                      # この台帳と表を作り直す
cargo run --release --example hospital -- --beds 290 --out inventory       # 台帳だけを書く
cargo run --release --example hospital -- --beds 604 --out /tmp/b/inventory  # 別の大きさの病院
cargo run --release --example hospital -- --copies 8 --out /tmp/g/inventory  # 8病院の法人 (約10万行。40病院で約52万行)
cargo run --release --example hospital -- --faults                         # 埋め込める誤りの一覧
cargo run --release --example hospital -- --fault mac-twice --out /tmp/f/inventory
cargo run --release --example hospital -- --table                          # 下の表
```

誤りや空欄は見本のうちです。実際の台帳と同じように、8行に1行ほどは古いか書かれていない項目があり、
「不明」になります。重さ「高」以上の違反は、理由と期限のある免除で関門を通っています。

目標は、公表された調達仕様書や事例報告から求めた同じ規模の病院の数です。5 % を超える差には理由を書いています。
";

/// The page beside the committed inventory.
pub fn readme(options: &Options) -> String {
    format!("{README}{}", table(options))
}
