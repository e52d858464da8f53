//! Room 10: arguments, terminal, exit codes; one file per command.
//!
//! The library is silent, this room speaks. Exit codes: 0 nothing counts for
//! the gate, 1 something does, 2 could not run.

mod arguments;
mod check;
mod coverage;
mod explain;
mod help;
mod init;
mod mutate;
mod pack;
mod policy;
mod schema;
mod show;
mod terminal;
mod tree;
mod waiver;

use std::cell::Cell;
use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Instant;

use clap::error::ErrorKind as ClapErrorKind;
use clap::{CommandFactory, FromArgMatches};

use arguments::{Arguments, Command, PolicyCommand, WaiverCommand};
use terminal::Terminal;

use crate::error::{Context, Error, ErrorKind, Result};
use crate::schema::units::Day;
use crate::words;
use crate::words::Lang;

/// What a command comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    /// Nothing counts for the gate.
    Good,
    /// Something does.
    Failed,
}

/// Runs the program with its arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = spoken(&arguments);
    let command = help::localize(Arguments::command(), lang);
    let parsed =
        command.try_get_matches_from(arguments).and_then(|mut matches| Arguments::from_arg_matches_mut(&mut matches));
    let parsed = match parsed {
        Ok(parsed) => parsed,
        Err(error) => return usage(&error, lang),
    };
    let session = Session::new(Terminal::new(lang), parsed.lang.is_some());
    match dispatch(&parsed, &session) {
        Ok(Done::Good) => ExitCode::SUCCESS,
        Ok(Done::Failed) => ExitCode::from(1),
        Err(error) => {
            session.terminal(session.configured.get()).error(&error);
            ExitCode::from(2)
        }
    }
}

fn dispatch(arguments: &Arguments, session: &Session) -> Result<Done> {
    match &arguments.command {
        Command::Check(arguments) => check::run(session, arguments),
        Command::Coverage(arguments) => coverage::run(session, arguments),
        Command::Show(arguments) => show::run(session, arguments),
        Command::Explain(arguments) => explain::run(session, arguments),
        Command::Policy(PolicyCommand::List(arguments)) => policy::list(session, arguments),
        Command::Policy(PolicyCommand::Test(arguments)) => policy::test(session, arguments),
        Command::Policy(PolicyCommand::Diff(arguments)) => pack::diff(session, arguments),
        Command::Policy(PolicyCommand::Mutate(arguments)) => mutate::run(session, arguments),
        Command::Policy(PolicyCommand::Lock(arguments)) => pack::lock(session, arguments),
        Command::Waiver(WaiverCommand::Draft(arguments)) => waiver::draft(session, arguments),
        Command::Schema(arguments) => schema::run(session, arguments),
        Command::Init(arguments) => init::run(session, arguments),
    }
}

/// What every command needs.
struct Session {
    terminal: Terminal,
    lang_given: bool,
    /// The language of the configuration, once a command has read it.
    configured: Cell<Option<Lang>>,
    started: Instant,
}

impl Session {
    #[expect(clippy::disallowed_methods, reason = "here the clock comes in, for timings only")]
    fn new(terminal: Terminal, lang_given: bool) -> Self {
        Self { terminal, lang_given, configured: Cell::new(None), started: Instant::now() }
    }

    /// The terminal in the language of the configuration, unless `--lang` was given.
    fn terminal(&self, configured: Option<Lang>) -> Terminal {
        self.configured.set(configured);
        match configured {
            Some(lang) if !self.lang_given => self.terminal.speaking(lang),
            _ => self.terminal,
        }
    }

    /// Today in Asia/Tokyo, which has been nine hours ahead of UTC since 1951.
    #[expect(clippy::disallowed_methods, reason = "here today comes in; all else takes it as an argument")]
    fn today() -> Day {
        let tokyo = jiff::tz::Offset::constant(9);
        let date = tokyo.to_datetime(jiff::Timestamp::now()).date();
        Day::of(date.year(), date.month(), date.day()).unwrap_or(Day::from_number(0))
    }

    /// Nanoseconds since the command began.
    fn clock(&self) -> impl Fn() -> u64 + Sync + use<> {
        let started = self.started;
        move || u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }

    /// Writes a result to stdout.
    fn result(terminal: Terminal, write: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>) -> Result<()> {
        terminal.result(write).context(ErrorKind::Io, || words!("結果を書き出せません", "cannot write the result"))
    }
}

/// The language to speak before any configuration is read: `--lang`, else the locale.
fn spoken(arguments: &[OsString]) -> Lang {
    let texts: Vec<String> = arguments.iter().map(|one| one.to_string_lossy().into_owned()).collect();
    let given = texts.iter().enumerate().find_map(|(at, text)| match text.strip_prefix("--lang=") {
        Some(lang) => Lang::from_locale(lang),
        None if text == "--lang" => texts.get(at + 1).and_then(|lang| Lang::from_locale(lang)),
        None => None,
    });
    given.or_else(|| Lang::from_locale(&sys_locale::get_locale()?)).unwrap_or(Lang::En)
}

fn usage(error: &clap::Error, lang: Lang) -> ExitCode {
    let is_answer = matches!(
        error.kind(),
        ClapErrorKind::DisplayHelp
            | ClapErrorKind::DisplayVersion
            | ClapErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if is_answer || lang == Lang::En {
        // Nobody can be told that telling failed.
        let _ = error.print();
    } else {
        let message = help::error_in_japanese(error);
        let hint = Error::new(ErrorKind::Usage, words!("{message}", "{message}"));
        Terminal::new(lang).remark(hint.message());
    }
    ExitCode::from(u8::from(error.use_stderr()) * 2)
}
