//! One finding with its carets.

use std::borrow::Cow;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::super::{Located, Locator, level_note, one_line};
use super::Style;
use crate::finding::{Place, Severity};
use crate::id::FileId;
use crate::parse::Position;
use crate::pipeline::{Estate, Report};
use crate::policy::{Entry, Outcome};
use crate::schema::secrets;
use crate::words::{Lang, Words};

/// Places of one file this many lines apart are shown apart.
const NEAR: u32 = 40;
/// Places shown of one finding.
const MAX_PLACES: usize = 6;
/// Longest stretch of a file shown, in bytes; of a longer one, such as a file
/// in a single line, only line and column are told.
const MAX_SHOWN: usize = 16 << 10;

/// Renders findings of one estate.
pub struct Snippets<'a, 's> {
    estate: &'a Estate,
    locator: &'s Locator<'a>,
    style: Style,
    renderer: Renderer,
}

impl<'a, 's> Snippets<'a, 's> {
    /// A renderer for an estate.
    pub fn new(estate: &'a Estate, locator: &'s Locator<'a>, style: Style) -> Self {
        let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.term_width(style.width.clamp(60, 160)).decor_style(DecorStyle::Unicode);
        Self { estate, locator, style, renderer }
    }

    /// One finding: what, where, why, what to do, on which ground.
    pub fn render(&self, report: &Report) -> String {
        let finding = report.finding();
        let name = self.name(report);
        let title = self
            .level(finding.severity)
            .with_name(name)
            .primary_title(self.line(&finding.message))
            .id(finding.rule.to_string());
        let mut group = Group::with_title(title);
        let mut places: Vec<(&Place, Located<'a>)> =
            finding.places.iter().take(MAX_PLACES).map(|place| (place, self.locator.find(place))).collect();
        let texts = self.texts(&mut places);
        for part in &texts {
            let (start, end) = self.stretch(part);
            if end - start <= MAX_SHOWN {
                group = group.element(self.snippet(part));
                continue;
            }
            for Position { line, column } in part.marks.iter().map(|mark| mark.at) {
                let origin = Origin::path(one_line(part.path)).line(line as usize);
                group = group.element(origin.char_column(column as usize));
            }
        }
        let note = |name: Words, text: String, level: Level<'static>| {
            level.with_name(name.get(self.style.lang).to_owned()).message(text)
        };
        if let Some(why) = &finding.why {
            group = group.element(note(Words::fixed("なぜ", "why"), self.line(why), Level::NOTE));
        }
        if let Some(remedy) = &finding.remedy {
            group = group.element(note(Words::fixed("対処", "remedy"), self.line(remedy), Level::HELP));
        }
        let cites = self.cites(&finding.rule);
        if !cites.is_empty() {
            group = group.element(note(Words::fixed("根拠", "clauses"), cites, Level::INFO));
        }
        if let Some(level) =
            report.level_in(self.estate).and_then(|level| level_note(&self.estate.registry, self.locator, level))
        {
            group = group.element(note(Words::fixed("水準", "level"), self.line(&level), Level::INFO));
        }
        self.renderer.render(&[group])
    }

    fn line(&self, words: &Words) -> String {
        one_line(&secrets::mask(words.get(self.style.lang)))
    }

    /// Severity, and the outcome if it is not the usual one.
    fn name(&self, report: &Report) -> String {
        let severity = report.finding().severity.title();
        let severity = severity.get(self.style.lang);
        match report.outcome() {
            Outcome::Undecided => format!("{}・{severity}", Words::fixed("不明", "undecided").get(self.style.lang)),
            _ => severity.to_owned(),
        }
    }

    fn level(&self, severity: Severity) -> Level<'static> {
        match severity {
            Severity::Critical | Severity::High => Level::ERROR,
            Severity::Medium => Level::WARNING,
            Severity::Low => Level::INFO,
            Severity::Info => Level::NOTE,
        }
    }

    /// The clauses and items a rule cites, each once, with a mark where the text is not confirmed.
    fn cites(&self, rule: &str) -> String {
        let Some(rule) = self.estate.registry.find(rule) else { return String::new() };
        let mut cites: Vec<String> = Vec::new();
        for id in &rule.cites {
            // Items of a form that is for no facility here say nothing to the reader.
            let concerned =
                |entry: &&Entry| !entry.form_for.as_ref().is_some_and(|form| form.excluded(&self.estate.inventory));
            if let Some(entry) = self.estate.registry.editions().find(id).filter(concerned) {
                let cite = cite(entry, self.style.lang);
                if !cites.contains(&cite) {
                    cites.push(cite);
                }
            }
        }
        cites.join(if self.style.lang == Lang::Ja { "、" } else { ", " })
    }

    /// Stretches of files to show, each with its annotations.
    fn texts(&self, places: &mut [(&Place, Located<'a>)]) -> Vec<Part<'a>> {
        let mut parts: Vec<Part<'a>> = Vec::new();
        for (number, (place, located)) in places.iter().enumerate() {
            let label = one_line(&secrets::mask(place.label.get(self.style.lang)));
            let mark = Mark { bytes: located.bytes.clone(), primary: number == 0, label, at: located.start };
            let near = |part: &&mut Part<'a>| {
                part.file == place.file
                    && located.bytes.is_some()
                    && part.first_line.abs_diff(located.start.line) <= NEAR
                    && part.last_line.abs_diff(located.start.line) <= NEAR
            };
            match parts.iter_mut().find(near) {
                Some(part) => {
                    part.first_line = part.first_line.min(located.start.line);
                    part.last_line = part.last_line.max(located.end.line);
                    part.marks.push(mark);
                }
                None => parts.push(Part {
                    file: place.file,
                    path: located.path,
                    first_line: located.start.line,
                    last_line: located.end.line,
                    marks: vec![mark],
                }),
            }
        }
        parts
    }

    /// Bytes of the lines of a part.
    fn stretch(&self, part: &Part<'_>) -> (usize, usize) {
        let length = self.estate.files.get(part.file).text.len();
        let lines = self.locator.lines(part.file);
        let start = (lines.start_of(part.first_line) as usize).min(length);
        (start, (lines.start_of(part.last_line + 1) as usize).clamp(start, length))
    }

    fn snippet(&self, part: &Part<'_>) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
        let text = &self.estate.files.get(part.file).text;
        let (start, end) = self.stretch(part);
        let shown = hide(&text[start..end]);
        let mut snippet = Snippet::source(shown.clone()).path(one_line(part.path)).line_start(part.first_line as usize);
        for mark in &part.marks {
            let Some(bytes) = &mark.bytes else { continue };
            let from = (bytes.start as usize).saturating_sub(start).min(shown.len());
            let to = (bytes.end as usize).saturating_sub(start).clamp(from, shown.len());
            let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let annotation = kind.span(from..to);
            snippet = snippet.annotation(if mark.label.is_empty() {
                annotation
            } else {
                annotation.label(mark.label.clone())
            });
        }
        snippet
    }
}

/// A stretch of one file.
struct Part<'a> {
    file: FileId,
    path: &'a str,
    first_line: u32,
    last_line: u32,
    marks: Vec<Mark>,
}

struct Mark {
    bytes: Option<std::ops::Range<u32>>,
    primary: bool,
    label: String,
    at: Position,
}

/// The text with secrets covered, every byte at its place.
fn hide(text: &str) -> String {
    let mut hidden = String::with_capacity(text.len());
    let mut at = 0;
    for secret in secrets::find(text) {
        if secret.start >= at {
            hidden.push_str(&text[at..secret.start]);
            at = secret.start;
        }
        if secret.end > at {
            hidden.push_str(&"*".repeat(secret.end - at));
            at = secret.end;
        }
    }
    hidden.push_str(&text[at..]);
    hidden.chars().map(seen).collect()
}

/// A character as it may be shown, with as many bytes as it had.
fn seen(c: char) -> Cow<'static, str> {
    let mut bytes = [0; 4];
    let text: &str = c.encode_utf8(&mut bytes);
    if matches!(c, '\n' | '\r' | '\t') || one_line(text) == text {
        return Cow::Owned(text.to_owned());
    }
    Cow::Borrowed(match c.len_utf8() {
        1 => "?",
        2 => "·",
        3 => "\u{fffd}",
        _ => "\u{fffd}?",
    })
}

/// A reference as it may be printed, with a mark where the text is not confirmed.
pub(super) fn cite(entry: &Entry, lang: Lang) -> String {
    format!("{}{}", entry.cite, entry.mark().get(lang))
}
