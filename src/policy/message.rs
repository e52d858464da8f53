//! Messages of rules: templates over the subject and what decided.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, Value as Template};
use minijinja::{Environment, UndefinedBehavior};

use super::cel::{Thing, Ty};
use super::places::{Path, Shown};
use crate::id::RecordIndex;
use crate::model::Inventory;
use crate::schema::kinds::Kind;
use crate::schema::secrets;
use crate::schema::types::{Absent, Field, Type};
use crate::schema::value::{Link, Value};
use crate::words;
use crate::words::{Lang, Words};

/// A message in both languages, checked when the rule was loaded.
#[derive(Debug)]
pub struct Message {
    ja: String,
    en: String,
    paths: Vec<(String, Path)>,
}

/// Values a message may quote beside paths: parameters, what an analysis found.
pub type Extras = BTreeMap<String, Words>;

impl Message {
    /// Checks a pair of templates: their syntax, and every path they quote.
    ///
    /// # Errors
    /// In which language, what is wrong, and what could be meant.
    pub fn check(
        text: &Words,
        subject: Kind,
        variables: &[(String, Ty)],
        extras: &[&str],
    ) -> Result<Self, (Lang, Words, Option<Words>)> {
        let mut paths = Vec::new();
        for lang in [Lang::Ja, Lang::En] {
            if let Some(word) = forbidden(text.get(lang)) {
                return Err((
                    lang,
                    words!(
                        "文面に `{word}` は使えません (値と if だけです)",
                        "`{word}` is not available in messages, only values and `if` are"
                    ),
                    None,
                ));
            }
            let environment = environment();
            let template = environment.template_from_str(text.get(lang)).map_err(|error| {
                let detail = error.to_string();
                (lang, words!("文面として読めません ({detail})", "this is no message: {detail}"), None)
            })?;
            for name in template.undeclared_variables(true) {
                let first = name.split('.').next().unwrap_or_default();
                if extras.contains(&name.as_str()) || first == "params" || paths.iter().any(|(one, _)| *one == name) {
                    continue;
                }
                let path =
                    Path::check(&name, subject, variables).map_err(|(message, remedy)| (lang, message, remedy))?;
                paths.push((name, path));
            }
        }
        paths.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(Self { ja: text.get(Lang::Ja).to_owned(), en: text.get(Lang::En).to_owned(), paths })
    }

    /// The template itself.
    fn template(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ja => &self.ja,
            Lang::En => &self.en,
        }
    }

    /// The message about no record: `name_of` says what stands for a value,
    /// given its name and, if it is no parameter or find of an analysis, its path.
    pub fn with_names(&self, lang: Lang, name_of: impl Fn(&str, Option<&Path>) -> String) -> String {
        let mut text = String::new();
        let mut rest = self.template(lang);
        while let Some((before, behind)) = rest.split_once("{{") {
            let Some((name, after)) = behind.split_once("}}") else { break };
            let name = name.trim_matches(|c: char| c == '-' || c.is_whitespace());
            let path = self.paths.iter().find(|(one, _)| one == name).map(|(_, path)| path);
            text.push_str(before);
            text.push_str(&name_of(name, path));
            rest = after;
        }
        text.push_str(rest);
        text
    }

    /// The message about one record.
    pub fn render(
        &self,
        inventory: &Inventory,
        subject: RecordIndex,
        witnesses: &[(usize, Thing<'_>)],
        extras: &Extras,
    ) -> Words {
        let one = |lang: Lang| {
            let template = self.template(lang);
            let mut root = Node::default();
            for (name, path) in &self.paths {
                let shown = path.follow(inventory, subject, witnesses).map(|spot| spot.shown);
                root.insert(name, show(inventory, shown.unwrap_or(Shown::Nothing), lang));
            }
            for (name, words) in extras {
                root.insert(name, words.get(lang).to_owned());
            }
            environment().render_str(template, root.into_template()).unwrap_or_else(|_| template.to_owned())
        };
        Words::new(one(Lang::Ja), one(Lang::En))
    }
}

/// The first statement that is no condition. Loops in a loop could fill the
/// memory, and a rule comes with a pull request like everything else.
fn forbidden(template: &str) -> Option<&str> {
    let words = template.split("{%").skip(1).map(|rest| {
        let rest = rest.trim_start_matches(['-', '+']).trim_start();
        rest.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
    });
    words.into_iter().find(|word| !["if", "elif", "else", "endif"].contains(word))
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment
}

/// Names that may have a text, and names below: `device` and `device.state`.
#[derive(Debug, Default)]
struct Node {
    text: Option<String>,
    below: BTreeMap<String, Node>,
}

impl Node {
    fn insert(&mut self, path: &str, text: String) {
        let node = path.split('.').fold(self, |node, step| node.below.entry(step.to_owned()).or_default());
        node.text = Some(text);
    }

    fn into_template(self) -> Template {
        if self.below.is_empty() {
            return self.text.map_or(Template::UNDEFINED, Template::from);
        }
        let below = self.below.into_iter().map(|(key, node)| (key, node.into_template())).collect();
        Template::from_object(Names { text: self.text.unwrap_or_default(), below })
    }
}

/// What a template sees of a node with names below it.
#[derive(Debug)]
struct Names {
    text: String,
    below: BTreeMap<String, Template>,
}

impl Object for Names {
    fn get_value(self: &Arc<Self>, key: &Template) -> Option<Template> {
        self.below.get(key.as_str()?).cloned()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Something a path leads to, as text.
fn show(inventory: &Inventory, shown: Shown<'_>, lang: Lang) -> String {
    match shown {
        Shown::Id(at) => inventory.head(at).id.to_string(),
        Shown::Record(at) => name_of(inventory, at),
        Shown::Nothing => unknown(lang),
        Shown::Unwritten(field) => show_absent(field, lang),
        Shown::Value(value, ty) => show_value(inventory, value, ty, lang),
    }
}

/// A record's name, or its id if it has none.
pub fn name_of(inventory: &Inventory, at: RecordIndex) -> String {
    let slots = inventory.slots(at);
    let name = slots.def().index_of("name").and_then(|index| slots.value(index));
    match name {
        Some(Value::Text(name)) => secrets::mask(name).into_owned(),
        _ => inventory.head(at).id.to_string(),
    }
}

/// What it means that a field is not written.
fn show_absent(field: &Field, lang: Lang) -> String {
    match (field.absent, &field.ty) {
        (Absent::Unknown, _) => unknown(lang),
        (Absent::None, _) => none(lang),
        (Absent::No, _) => yes_or_no(false, lang),
        (Absent::Choice(code), Type::Choice(choices)) => choices
            .words
            .iter()
            .find(|word| word.code == code)
            .map_or_else(|| unknown(lang), |word| word.title.words().get(lang).to_owned()),
        (Absent::Choice(_), _) => unknown(lang),
    }
}

fn none(lang: Lang) -> String {
    Words::fixed("なし", "none").get(lang).to_owned()
}

fn yes_or_no(value: bool, lang: Lang) -> String {
    let words = if value { Words::fixed("はい", "yes") } else { Words::fixed("いいえ", "no") };
    words.get(lang).to_owned()
}

fn unknown(lang: Lang) -> String {
    Words::fixed("不明", "unknown").get(lang).to_owned()
}

/// A value as people read it.
pub fn show_value(inventory: &Inventory, value: &Value, ty: &Type, lang: Lang) -> String {
    match value {
        Value::Unknown => unknown(lang),
        Value::None => none(lang),
        Value::Bool(value) => yes_or_no(*value, lang),
        Value::Int(value) => value.to_string(),
        Value::Decimal(value) => value.to_string(),
        Value::Choice(position) => match ty.item() {
            Type::Choice(choices) => choices
                .words
                .get(usize::from(*position))
                .map_or_else(String::new, |word| word.title.words().get(lang).to_owned()),
            _ => String::new(),
        },
        Value::Day(day) => day.to_string(),
        Value::Period(period) => period.to_string(),
        Value::Mac(mac) => mac.to_string(),
        Value::Address(address) => address.to_string(),
        Value::Network(network) => network.to_string(),
        Value::Text(text) => secrets::mask(text).into_owned(),
        Value::Link(link) => show_link(inventory, link),
        Value::Port(port) => {
            let owner = show_link(inventory, &port.owner);
            let face = port.face.map_or(String::new(), |face| format!(":{}", face.as_str()));
            if port.name.is_empty() { format!("{owner}{face}") } else { format!("{owner}/{}{face}", port.name) }
        }
        Value::List(items) => {
            items.iter().map(|item| show_value(inventory, item, ty, lang)).collect::<Vec<_>>().join(", ")
        }
        Value::Group(group) => group
            .iter()
            .map(|(_, field, value)| format!("{}: {}", field.name, show_value(inventory, value, &field.ty, lang)))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

fn show_link(inventory: &Inventory, link: &Link) -> String {
    match link {
        Link::To(at) => inventory.head(*at).id.to_string(),
        other => other.unresolved().unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(en: &str) -> Option<String> {
        let text = Words::new("文".into(), en.into());
        let (lang, message, _) = Message::check(&text, Kind::Account, &[], &["found"]).err()?;
        assert_eq!(lang, Lang::En);
        Some(message.get(Lang::En).to_owned())
    }

    #[test]
    fn a_message_quotes_fields_that_exist_and_nothing_loops() {
        assert_eq!(complaint("{{ account.holder.name }} {{ found }} {% if found %}x{% endif %}"), None);
        assert!(complaint("{{ account.holdr }}").is_some_and(|said| said.contains("holdr")));
        assert!(complaint("{{ account.login }").is_some());
        assert!(complaint("{%- for x in [1] %}{% endfor %}").is_some_and(|said| said.contains("for")));
    }

    #[test]
    fn a_record_and_its_fields_may_be_quoted_together() {
        let mut root = Node::default();
        root.insert("device", "保守用VPN".to_owned());
        root.insert("device.state", "運用中".to_owned());
        root.insert("device.os.name", "架空OS".to_owned());
        let shown = environment()
            .render_str("{{ device }} / {{ device.state }} / {{ device.os.name }}", root.into_template())
            .expect("a template");
        assert_eq!(shown, "保守用VPN / 運用中 / 架空OS");
    }
}
