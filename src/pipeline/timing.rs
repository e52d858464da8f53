//! How long each stage takes.

/// A stage of a run, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Configuration and files are read.
    Source,
    /// Files become typed records.
    Records,
    /// Records become one inventory.
    Model,
    /// The inventory becomes a graph.
    Graph,
    /// Rules and editions are loaded.
    Rules,
    /// Every rule is judged.
    Judge,
    /// What is open is put into words.
    Report,
}

impl Stage {
    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Records => "parse + schema",
            Self::Model => "model",
            Self::Graph => "graph",
            Self::Rules => "policy load",
            Self::Judge => "policy judge",
            Self::Report => "report",
        }
    }
}

/// Nanoseconds per stage.
#[derive(Clone, Debug, Default)]
pub struct Timings {
    stages: Vec<(Stage, u64)>,
    last: u64,
}

/// A clock the timings read; see [`Options`](super::Options).
type Clock<'a> = &'a (dyn Fn() -> u64 + Sync);

/// Timings while a stage runs.
pub(super) struct Running<'a> {
    clock: Clock<'a>,
    timings: Timings,
}

impl Timings {
    /// Starts the clock.
    pub(super) fn start(clock: Clock<'_>) -> Running<'_> {
        Running { clock, timings: Self { stages: Vec::new(), last: clock() } }
    }

    /// Goes on with a later stage, which began when the last one ended.
    pub(super) fn again<'a>(&self, clock: Clock<'a>) -> Running<'a> {
        Running { clock, timings: self.clone() }
    }

    /// Stages with their nanoseconds.
    pub fn stages(&self) -> &[(Stage, u64)] {
        &self.stages
    }
}

impl Running<'_> {
    /// Notes that a stage is done.
    pub(super) fn done(&mut self, stage: Stage) {
        let now = (self.clock)();
        self.timings.stages.push((stage, now.saturating_sub(self.timings.last)));
        self.timings.last = now;
    }

    /// The timings so far.
    pub(super) fn finish(self) -> Timings {
        self.timings
    }
}
