//! The fixture language: files, with what is to be found in them written below the line it is about.
//!
//! ```text
//! //- inventory/network.yaml
//! segments:
//!   - id: office
//!     vlan: 4095
//!     #     ^^^^ schema/value-out-of-range "1 から 4094"
//! ```
//!
//! - `//- path` begins a file. Words behind the path change how it is written:
//!   `crlf`, `bom`, or the name of an encoding such as `shift_jis`.
//! - `//- today 2026-04-01` sets the day; without it, it is 2026-10-01.
//! - A line of `#` and carets is a mark on the line above and is not part of the
//!   file. Carets stand in the columns an editor shows, one for each character
//!   (a wide one too). `#^^` begins in the column of the `#`, and `#<` is that column alone.
//! - Behind the carets: the code or rule, `?` in front of it if it is undecided,
//!   then, in quotes, pieces of its message or remedy in either language.
//! - `~~~` instead of carets marks a further place of a finding that has its carets elsewhere.
//! - `#! code` anywhere in a file expects a finding about the file as a whole.
//!
//! Findings of the stages must be marked, all of them. Outcomes of rules are
//! compared only for rules that are named in a mark or by `//- watch rule`.

use std::collections::BTreeSet;
use std::fmt::Write;

use sekisho::finding::{Finding, Place};
use sekisho::parse::Lines;
use sekisho::pipeline::{self, Assessment, Options, Said};
use sekisho::policy::Outcome;
use sekisho::schema::units::Day;
use sekisho::source::Memory;
use sekisho::words::{Lang, Words};
use similar::{ChangeTag, TextDiff};

/// The day fixtures are judged on.
pub const TODAY: &str = "2026-10-01";

/// Files with their marks.
pub struct Fixture {
    files: Vec<File>,
    today: Day,
    watched: BTreeSet<String>,
}

struct File {
    path: String,
    lines: Vec<String>,
    form: Form,
    marks: Vec<Mark>,
}

#[derive(Default)]
struct Form {
    crlf: bool,
    bom: bool,
    encoding: Option<&'static encoding_rs::Encoding>,
}

/// One expectation, or one thing found. The order is the order they are shown in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    /// Line from 1, first column from 1 and column behind; nothing for a whole file.
    at: Option<(u32, u32, u32)>,
    further: bool,
    undecided: bool,
    code: String,
    pieces: Vec<String>,
}

/// Options of a run on a day.
pub fn options(today: Day) -> Options<'static> {
    Options { today, as_of: None, fail_on: None, clock: &|| 0 }
}

/// A day of a test.
pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a test writes real days")
}

/// Judges a fixture and holds what is found to its marks.
///
/// # Panics
/// If anything is found that is not marked, or marked and not found.
pub fn check(text: &str) {
    let fixture = Fixture::parse(text);
    if let Err(difference) = fixture.assess(|assessment| fixture.compare(assessment)) {
        panic!("{difference}");
    }
}

impl Fixture {
    /// Reads a fixture.
    pub fn parse(text: &str) -> Self {
        let mut fixture = Self { files: Vec::new(), today: day(TODAY), watched: BTreeSet::new() };
        for line in text.strip_prefix('\n').unwrap_or(text).lines() {
            match line.strip_prefix("//- ") {
                Some(header) => fixture.header(header),
                None => fixture.files.last_mut().expect("a fixture begins with `//- path`").line(line),
            }
        }
        let named = fixture.files.iter().flat_map(|file| &file.marks).map(|mark| mark.code.clone());
        fixture.watched.extend(named);
        fixture
    }

    fn header(&mut self, header: &str) {
        let mut words = header.split_whitespace();
        match (words.next(), words.next()) {
            (Some("today"), Some(text)) => self.today = day(text),
            (Some("watch"), Some(rule)) => drop(self.watched.insert(rule.to_owned())),
            (Some(path), _) => {
                let mut form = Form::default();
                for word in header.split_whitespace().skip(1) {
                    match word {
                        "crlf" => form.crlf = true,
                        "bom" => form.bom = true,
                        label => {
                            let found = encoding_rs::Encoding::for_label(label.as_bytes());
                            form.encoding = Some(found.expect("the name of an encoding"));
                        }
                    }
                }
                self.files.push(File { path: path.to_owned(), lines: Vec::new(), form, marks: Vec::new() });
            }
            (None, _) => panic!("a header without a path"),
        }
    }

    /// The files as a tree.
    pub fn tree(&self) -> Memory {
        self.files.iter().fold(Memory::new(), |tree, file| tree.with(&file.path, file.bytes()))
    }

    /// Judges the files and hands the judgement on.
    pub fn assess<T>(&self, use_it: impl FnOnce(&Assessment<'_>) -> T) -> T {
        pipeline::assess(&self.tree(), &options(self.today), use_it).expect("a fixture holds a record")
    }

    fn compare(&self, assessment: &Assessment<'_>) -> Result<(), String> {
        let found = self.found(assessment);
        let mut wanted_text = String::new();
        let mut found_text = String::new();
        for (file, found) in self.files.iter().zip(found) {
            let mut left: Vec<Found> = found;
            let mut seen = Vec::new();
            for mark in &file.marks {
                if let Some(at) = left.iter().position(|one| one.fits(mark)) {
                    left.remove(at);
                    seen.push(mark.clone());
                }
            }
            // A further place need not be marked.
            seen.extend(left.into_iter().filter(|one| !one.mark.further).map(Found::into_mark));
            seen.sort();
            let mut wanted = file.marks.clone();
            wanted.sort();
            file.show(&wanted, &mut wanted_text);
            file.show(&seen, &mut found_text);
        }
        if wanted_text == found_text { Ok(()) } else { Err(difference(&wanted_text, &found_text)) }
    }

    /// What the judgement found, by file.
    fn found(&self, assessment: &Assessment<'_>) -> Vec<Vec<Found>> {
        let mut all: Vec<Vec<Found>> = self.files.iter().map(|_| Vec::new()).collect();
        let reports = assessment.reports.iter().cloned().chain(assessment.undecided());
        for report in reports {
            let finding = report.finding();
            if matches!(report.said, Said::Rule(_)) && !self.watched.contains(&*finding.rule) {
                continue;
            }
            for (position, place) in finding.places.iter().enumerate() {
                let path = assessment.estate.files.get(place.file).path.as_str();
                let Some(file) = self.files.iter().position(|file| file.path == path) else {
                    panic!("a finding outside the fixture, in {path}: {}", finding.message.get(Lang::En));
                };
                let mark = Mark {
                    at: span(assessment, place),
                    further: position > 0,
                    undecided: report.outcome() == Outcome::Undecided,
                    code: finding.rule.to_string(),
                    pieces: Vec::new(),
                };
                all[file].push(Found { mark, said: said(finding) });
            }
        }
        all
    }
}

/// A mark of something found, with all it says.
struct Found {
    mark: Mark,
    said: String,
}

impl Found {
    fn fits(&self, wanted: &Mark) -> bool {
        Mark { pieces: Vec::new(), ..wanted.clone() } == self.mark
            && wanted.pieces.iter().all(|piece| self.said.contains(piece.as_str()))
    }

    fn into_mark(self) -> Mark {
        let line = self.said.lines().next().unwrap_or_default().to_owned();
        Mark { pieces: vec![line], ..self.mark }
    }
}

fn said(finding: &Finding) -> String {
    let words = |words: &Words| format!("{}\n{}", words.get(Lang::En), words.get(Lang::Ja));
    let labels = finding.places.iter().map(|place| words(&place.label));
    let parts = [Some(&finding.message), finding.remedy.as_ref()].into_iter().flatten().map(words);
    parts.chain(labels).collect::<Vec<_>>().join("\n")
}

/// Where a place is shown: line, first column and the column behind; long ones end with their first line.
fn span(assessment: &Assessment<'_>, place: &Place) -> Option<(u32, u32, u32)> {
    let bytes = assessment.estate.bytes_of(place)?;
    let text = &assessment.estate.files.get(place.file).text;
    let lines = Lines::new(text);
    let start = lines.position(bytes.start);
    let inside = &text[bytes.start as usize..bytes.end as usize];
    let first = inside.lines().next().unwrap_or_default().trim_end().chars().count();
    // Nothing at all still needs a caret.
    let width = u32::try_from(first.max(1)).expect("a short line");
    Some((start.line, start.column, start.column + width))
}

impl File {
    fn line(&mut self, line: &str) {
        if let Some(code) = line.trim_start().strip_prefix("#! ") {
            self.marks.push(Mark::read(None, false, code));
            return;
        }
        let Some((at, sign, rest)) = carets(line) else { return self.lines.push(line.to_owned()) };
        let number = u32::try_from(self.lines.len()).expect("a short file");
        self.marks.push(Mark::read(Some((number, at.0, at.1)), sign == '~', rest));
    }

    fn bytes(&self) -> Vec<u8> {
        let end = if self.form.crlf { "\r\n" } else { "\n" };
        let mut text: String = self.lines.iter().flat_map(|line| [line.as_str(), end]).collect();
        if self.form.bom {
            text.insert(0, '\u{feff}');
        }
        match self.form.encoding {
            // The library writes no UTF-16.
            Some(encoding) if encoding == encoding_rs::UTF_16LE => {
                [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
            }
            Some(encoding) => encoding.encode(&text).0.into_owned(),
            None => text.into_bytes(),
        }
    }

    fn show(&self, marks: &[Mark], text: &mut String) {
        let _ = writeln!(text, "//- {}", self.path);
        for mark in marks.iter().filter(|mark| mark.at.is_none()) {
            let _ = writeln!(text, "#! {}", mark.words());
        }
        // A finding behind the last line belongs there.
        for number in 1..=self.lines.len() + 1 {
            if let Some(line) = self.lines.get(number - 1) {
                let _ = writeln!(text, "{line}");
            }
            let here = |mark: &&Mark| mark.at.is_some_and(|(line, _, _)| line as usize == number);
            for mark in marks.iter().filter(here) {
                let _ = writeln!(text, "{}", mark.line());
            }
        }
    }
}

/// The columns of a mark, its sign, and what follows.
fn carets(line: &str) -> Option<((u32, u32), char, &str)> {
    let indent = line.len() - line.trim_start().len();
    let inner = line[indent..].strip_prefix('#')?;
    let column = |at: usize| u32::try_from(at).expect("a short line");
    if let Some(rest) = inner.strip_prefix('<') {
        return Some(((column(indent + 1), column(indent + 2)), '^', rest));
    }
    let blank = inner.len() - inner.trim_start_matches(' ').len();
    let sign = inner[blank..].chars().next().filter(|c| matches!(c, '^' | '~'))?;
    let signs = inner[blank..].chars().take_while(|c| *c == sign).count();
    let first = if blank == 0 { indent + 1 } else { indent + blank + 2 };
    let behind = indent + blank + 2 + signs;
    Some(((column(first), column(behind)), sign, &inner[blank + signs..]))
}

impl Mark {
    fn read(at: Option<(u32, u32, u32)>, further: bool, rest: &str) -> Self {
        let mut parts = rest.trim().split('"');
        let head = parts.next().unwrap_or_default().trim();
        let (undecided, code) = match head.strip_prefix('?') {
            Some(code) => (true, code.trim()),
            None => (false, head),
        };
        assert!(!code.contains(' ') && code.contains('/'), "no code behind the carets: {rest}");
        let pieces = parts.step_by(2).map(str::to_owned).collect();
        Self { at, further, undecided, code: code.to_owned(), pieces }
    }

    fn words(&self) -> String {
        let undecided = if self.undecided { "? " } else { "" };
        let pieces: String = self.pieces.iter().map(|piece| format!(" \"{piece}\"")).collect();
        format!("{undecided}{}{pieces}", self.code)
    }

    fn line(&self) -> String {
        let (_, start, end) = self.at.unwrap_or((1, 1, 2));
        let sign = if self.further { "~" } else { "^" };
        let signs = |count: u32| sign.repeat(count as usize);
        match (start, end) {
            (1, 2) => format!("#< {}", self.words()),
            (1, _) => format!("#{} {}", signs(end - start - 1), self.words()),
            _ => format!("#{}{} {}", " ".repeat(start as usize - 2), signs(end - start), self.words()),
        }
    }
}

fn difference(wanted: &str, found: &str) -> String {
    let mut shown = String::from("findings differ (- marked, not found; + found, not marked)\n\n");
    for change in TextDiff::from_lines(wanted, found).iter_all_changes() {
        let sign = match change.tag() {
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
            ChangeTag::Equal => ' ',
        };
        let _ = write!(shown, "{sign} {change}");
    }
    shown
}

#[test]
fn what_is_marked_and_not_there_is_shown() {
    let text = "
//- inventory/a.yaml
devices:
  - id: 機器
    #   ^^ schema/no-id
    klass: server
    #^^^^^^^ schema/unknown-word
";
    let fixture = Fixture::parse(text);
    let difference = fixture.assess(|assessment| fixture.compare(assessment)).expect_err("two lines differ");
    assert!(difference.contains("^^^^^^ schema/unknown-word\n"), "{difference}");
    assert!(difference.contains("schema/unknown-key \"device has no field `klass`\""), "{difference}");
    assert!(difference.contains("      klass: server\n"), "{difference}");
}

#[test]
fn pieces_of_a_message_must_be_in_it() {
    let fixture = |piece: &str| {
        let text = format!(
            "//- inventory/a.yaml\ndevices:\n  - {{ id: a, name: x, name: y }}\n  #                   ^^^^ parse/duplicate-key \"{piece}\"\n"
        );
        let fixture = Fixture::parse(&text);
        fixture.assess(|assessment| fixture.compare(assessment)).is_ok()
    };
    assert!(fixture("二度"));
    assert!(fixture("written twice"));
    assert!(!fixture("三度"));
}

#[test]
fn a_finding_nobody_marked_is_shown() {
    let fixture = Fixture::parse("//- inventory/a.yaml\ndevices:\n  - { id: a, state: 使用中 }\n");
    let difference = fixture.assess(|assessment| fixture.compare(assessment)).expect_err("a finding");
    assert!(difference.contains("+ #                   ^^^ schema/unknown-word"), "{difference}");
}
