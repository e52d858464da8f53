//! The one place that writes to the terminal.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::error::Error;
use crate::report::one_line;
use crate::words::{Lang, Words};

/// Cells of a line when the width of the screen is not known.
const DEFAULT_WIDTH: usize = 100;
/// A run shorter than this shows no progress.
const PATIENCE: Duration = Duration::from_secs(1);

/// Results on stdout, the rest on stderr; colour, width and progress only on a terminal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    lang: Lang,
    color: bool,
    width: usize,
    progress: bool,
}

impl Terminal {
    /// A terminal that speaks that language.
    pub(super) fn new(lang: Lang) -> Self {
        let color =
            io::stdout().is_terminal() && anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
        let width = if io::stdout().is_terminal() { screen_width() } else { DEFAULT_WIDTH };
        Self { lang, color, width, progress: io::stderr().is_terminal() }
    }

    /// The language.
    pub(super) fn lang(&self) -> Lang {
        self.lang
    }

    /// The same terminal in another language.
    pub(super) fn speaking(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// Whether colours may be used on stdout.
    pub(super) fn color(&self) -> bool {
        self.color
    }

    /// Cells of a line on stdout.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Writes a result. A reader that has gone away is no error.
    ///
    /// # Errors
    /// If stdout cannot be written for another reason.
    pub(super) fn result(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
        match write(&mut out).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other,
        }
    }

    /// Says something that is not a result.
    pub(super) fn remark(&self, words: &Words) {
        // Nobody can be told that telling failed.
        let _ = writeln!(io::stderr(), "{}", words.get(self.lang));
    }

    /// Says what went wrong, and apart from it what to do.
    pub(super) fn error(&self, error: &Error) {
        let label = Words::fixed("エラー", "error");
        let mut err = io::stderr();
        let _ = writeln!(err, "{}: {}", label.get(self.lang), one_line(error.message().get(self.lang)));
        let mut cause = std::error::Error::source(error);
        while let Some(one) = cause {
            let _ = writeln!(err, "  {one}");
            cause = one.source();
        }
        if let Some(hint) = error.hint_words() {
            let label = Words::fixed("対処", "hint");
            let _ = writeln!(err, "{}: {}", label.get(self.lang), hint.get(self.lang));
        }
    }

    /// Shows that something is going on, once it takes longer than a second.
    pub(super) fn progress(&self, what: &Words) -> Progress {
        if !self.progress {
            return Progress(None);
        }
        let (stop, stopped) = channel::<()>();
        let text = what.get(self.lang).to_owned();
        let thread = std::thread::spawn(move || {
            if stopped.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::new_spinner().with_elapsed(PATIENCE).with_message(text);
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed}") {
                bar.set_style(style);
            }
            while stopped.recv_timeout(Duration::from_millis(100)) == Err(RecvTimeoutError::Timeout) {
                bar.tick();
            }
            bar.finish_and_clear();
        });
        Progress(Some((stop, thread)))
    }
}

/// Progress that is shown until it is dropped.
pub(super) struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.0.take() {
            drop(stop);
            let _ = thread.join();
        }
    }
}

/// Cells of a line on the screen.
fn screen_width() -> usize {
    terminal_size::terminal_size().map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0))
}
