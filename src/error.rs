//! A broken world: what keeps `sekisho` from doing its work at all.
//!
//! Bad input is never an [`Error`]; it is a finding, and the run goes on.
//! An error means the folder cannot be read, the revision does not exist, the
//! arguments make no sense. The command line maps its kind to an exit code.

use std::fmt;

use crate::words::{Lang, Words};

/// Result of an operation that needs the outside world.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, for callers that act on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// Arguments or configuration that cannot be followed.
    Usage,
    /// A folder, file, revision or id that is not there.
    NotFound,
    /// Reading or writing failed.
    Io,
    /// The git repository could not be used.
    Git,
    /// A limit that protects the machine was reached.
    Limit,
}

/// An opaque error with its kind, a message in both languages, an optional
/// hint on what to do, and the error below it.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    message: Words,
    hint: Option<Words>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// A new error without hint or cause.
    pub fn new(kind: ErrorKind, message: Words) -> Self {
        Self(Box::new(Inner { kind, message, hint: None, source: None }))
    }

    /// Adds what the reader can do about it.
    pub fn hint(mut self, hint: Words) -> Self {
        self.0.hint = Some(hint);
        self
    }

    /// Adds the error this one came from.
    pub fn caused_by(mut self, cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        self.0.source = Some(Box::new(cause));
        self
    }

    /// What went wrong, for callers that act on it.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What went wrong, for people.
    pub fn message(&self) -> &Words {
        &self.0.message
    }

    /// What to do about it, printed apart from the message.
    pub fn hint_words(&self) -> Option<&Words> {
        self.0.hint.as_ref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.message.get(Lang::En))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|cause| cause as &(dyn std::error::Error + 'static))
    }
}

/// Says what was being done when an error of another library came up.
pub trait Context<T> {
    /// Wraps the error; `message` is only called when there is one.
    ///
    /// # Errors
    /// Whatever went wrong, wrapped.
    fn context(self, kind: ErrorKind, message: impl FnOnce() -> Words) -> Result<T>;
}

impl<T, E: std::error::Error + Send + Sync + 'static> Context<T> for std::result::Result<T, E> {
    fn context(self, kind: ErrorKind, message: impl FnOnce() -> Words) -> Result<T> {
        self.map_err(|cause| Error::new(kind, message()).caused_by(cause))
    }
}
