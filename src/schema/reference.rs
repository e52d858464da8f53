//! The reference page: every kind and field in one Markdown file per language.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::documents::DOCUMENTS;
use super::kinds::Kind;
use super::types::{Absent, Area, Field, GroupDef, Title, Type};
use crate::words::{Lang, Words};

/// Renders the reference page of the inventory.
pub fn page(lang: Lang) -> String {
    let page = Page { lang };
    let mut text = String::new();
    page.write(&mut text);
    text
}

struct Page {
    lang: Lang,
}

impl Page {
    fn pick(&self, ja: &'static str, en: &'static str) -> &'static str {
        match self.lang {
            Lang::Ja => ja,
            Lang::En => en,
        }
    }

    fn title(&self, title: Title) -> &'static str {
        self.pick(title.ja, title.en)
    }

    fn write(&self, text: &mut String) {
        let _ = writeln!(text, "{}\n", self.pick("# 台帳に書けること", "# What an inventory can hold"));
        let _ = writeln!(
            text,
            "{}\n",
            self.pick(
                "このページは宣言から作られています。`UPDATE=1 cargo test` で作り直します。",
                "This page is rendered from the declarations; `UPDATE=1 cargo test` renders it again.",
            )
        );
        let _ = writeln!(
            text,
            "{}",
            self.pick(
                "どの項目も、分からないときは `不明`、ないと分かっているときは `なし` (並びは `[]`) と書けます。書かれていない項目は不明です。\nどの行にも `facility` (施設)、`confirmed` (いつ・だれが・どう確かめたか)、`note` (備考) を書けます。",
                "Every field may be `不明` (unknown) or `なし` (known to be none; `[]` for lists). A field that is not written is unknown.\nEvery row may have `facility`, `confirmed` (when, by whom and how it was confirmed) and `note`.",
            )
        );
        self.contents(text);
        let mut area = None;
        for kind in Kind::ALL {
            let def = kind.def();
            if area != Some(def.area) {
                area = Some(def.area);
                let _ = writeln!(text, "\n## {}", self.title(def.area.title()));
            }
            let group = def.group;
            let _ = writeln!(text, "\n### {}\n", self.heading(def.sheet, group.title));
            let _ = writeln!(text, "{}", self.title(group.about));
            if let Some(parent) = def.inherits {
                let parents = Words::new(
                    format!("\n「継承」の項目は、書かれていなければ `{parent}` の行の値を使います。"),
                    format!("\nFields marked inherited take the value of the `{parent}` row if they are not written."),
                );
                let _ = writeln!(text, "{}", parents.get(self.lang));
            }
            self.fields(group, text);
        }
        let _ = writeln!(text, "\n## {}", self.pick("組になった項目", "Groups"));
        for group in groups() {
            let _ = writeln!(text, "\n### {}\n", self.heading(group.name, group.title));
            let about = self.title(group.about);
            if !about.is_empty() {
                let _ = writeln!(text, "{about}");
            }
            self.fields(group, text);
        }
    }

    fn heading(&self, name: &str, title: Title) -> String {
        heading(name, title, self.lang)
    }

    fn contents(&self, text: &mut String) {
        let mut area: Option<Area> = None;
        for kind in Kind::ALL {
            let def = kind.def();
            if area == Some(def.area) {
                let _ = write!(text, ", ");
            } else {
                area = Some(def.area);
                let _ = write!(text, "\n- {}: ", self.title(def.area.title()));
            }
            let _ = write!(text, "`{}` {}", def.sheet, self.title(def.group.title));
        }
        let _ = writeln!(text);
    }

    fn fields(&self, group: &'static GroupDef, text: &mut String) {
        let (name, ty, meaning) = (self.pick("項目", "field"), self.pick("値", "value"), self.pick("意味", "meaning"));
        let _ = writeln!(text, "\n| {name} | {ty} | {meaning} |\n|---|---|---|");
        for field in group.fields.iter().filter(|field| !COMMON.contains(&field.name)) {
            let _ = writeln!(text, "| `{}` | {} | {} |", field.name, self.of_type(&field.ty), self.meaning(field));
        }
    }

    fn meaning(&self, field: &'static Field) -> String {
        let mut parts = vec![self.title(field.title).to_owned()];
        let about = self.title(field.about);
        if !about.is_empty() {
            parts.push(about.to_owned());
        }
        if field.required {
            parts.push(self.pick("**必須**", "**required**").to_owned());
        }
        if field.inherited {
            parts.push(self.pick("継承", "inherited").to_owned());
        }
        if field.evidence {
            parts
                .push(self.pick("証拠の日付 (先の日付は不明)", "evidence (a day in the future is unknown)").to_owned());
        }
        match field.absent {
            Absent::Unknown => {}
            Absent::None => parts.push(self.pick("省略は「なし」", "absent means none").to_owned()),
            Absent::No => parts.push(self.pick("省略は「いいえ」", "absent means no").to_owned()),
            Absent::Choice(word) => parts.push(format!("{} `{word}`", self.pick("省略は", "absent means"))),
        }
        if !field.only.is_empty() {
            let types = field.only.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" ");
            parts.push(format!("{} {types}", self.pick("type が次のときだけ:", "only for type")));
        }
        if !field.example.is_empty() {
            parts.push(format!("{} `{}`", self.pick("例", "such as"), field.example));
        }
        parts.join(self.pick("。", "; "))
    }

    fn of_type(&self, ty: &'static Type) -> String {
        match ty {
            Type::Text => self.pick("文字", "text").into(),
            Type::YesNo => self.pick("はい・いいえ", "yes or no").into(),
            Type::Int { min, max, unit } => {
                let unit = self.title(*unit);
                let unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
                let whole = self.pick("整数", "whole number");
                if *max >= 1_000_000_000 { format!("{whole}{unit}") } else { format!("{whole} {min}–{max}{unit}") }
            }
            Type::Decimal { .. } => self.pick("数", "number").into(),
            Type::Date => self.pick("日付", "date").into(),
            Type::Period => self.pick("期間", "period").into(),
            Type::Vlan => "VLAN ID 1–4094".into(),
            Type::Mac => self.pick("MACアドレス", "MAC address").into(),
            Type::Address => self.pick("IPアドレス", "IP address").into(),
            Type::Network => self.pick("アドレス範囲", "network").into(),
            Type::Source => self.pick("アドレス範囲・アドレス・any", "network, address or any").into(),
            Type::Port => self.pick("ポート (owner/name)", "port (owner/name)").into(),
            Type::Choice(choices) => choices
                .words
                .iter()
                .map(|word| format!("`{}` {}", word.code, self.title(word.title)))
                .collect::<Vec<_>>()
                .join("<br>"),
            Type::Ref(kinds) => {
                let kinds = kinds
                    .iter()
                    .map(|kind| self.title(kind.group().title))
                    .collect::<Vec<_>>()
                    .join(self.pick("・", ", "));
                format!("{kinds} {}", self.pick("の id", "(id)"))
            }
            Type::List(item) => format!("{}: {}", self.pick("並び", "list"), self.of_type(item)),
            Type::Group(group) => format!("{} `{}`", self.pick("組", "group"), group.name),
        }
    }
}

/// Fields every row may have; told once at the top.
const COMMON: &[&str] = &["facility", "confirmed", "note"];

fn heading(name: &str, title: Title, lang: Lang) -> String {
    format!("`{name}` {}", title.words().get(lang))
}

/// Where the reference page tells of a kind or group.
pub struct Sections(BTreeMap<&'static str, (&'static str, &'static GroupDef)>);

impl Default for Sections {
    fn default() -> Self {
        let nested = groups().into_iter().map(|group| (group.name, (group.name, group)));
        let kinds = Kind::ALL.iter().map(|kind| (kind.name(), (kind.sheet(), kind.group())));
        Self(nested.chain(kinds).collect())
    }
}

impl Sections {
    /// A field of the kind or group of that name.
    pub fn field(&self, owner: &str, name: &str) -> Option<&'static Field> {
        self.0.get(owner)?.1.field(name)
    }

    /// Anchor of the heading of a kind or group, as code hosts make it: in lower
    /// case, without punctuation, a hyphen for a blank.
    pub fn anchor(&self, owner: &str, lang: Lang) -> Option<String> {
        let (name, group) = self.0.get(owner)?;
        let kept = heading(name, group.title, lang).to_lowercase();
        let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        Some(kept.map(|c| if c == ' ' { '-' } else { c }).collect())
    }
}

/// Every group nested in a kind, each once, in the order they are met.
fn groups() -> Vec<&'static GroupDef> {
    fn collect(group: &'static GroupDef, found: &mut Vec<&'static GroupDef>) {
        for field in group.fields {
            if let Some(nested) = field.ty.group()
                && !found.contains(&nested)
            {
                found.push(nested);
                collect(nested, found);
            }
        }
    }
    let mut found = Vec::new();
    for kind in Kind::ALL {
        collect(kind.group(), &mut found);
    }
    found
}

/// Every generated file of the schema folder: name and content.
pub fn files() -> Vec<(String, String)> {
    let pretty = |value: &serde_json::Value| serde_json::to_string_pretty(value).unwrap_or_default() + "\n";
    let mut files = vec![("inventory.schema.json".to_owned(), pretty(&super::json_schema::inventory()))];
    for document in DOCUMENTS {
        files.push((
            document.schema_file.to_owned(),
            pretty(&super::json_schema::document(&document.group, document.schema_file)),
        ));
    }
    files.push(("reference.ja.md".to_owned(), page(Lang::Ja)));
    files.push(("reference.md".to_owned(), page(Lang::En)));
    files
}
