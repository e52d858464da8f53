//! Files that exist only in memory: tests, and examples inside policy files.

use std::collections::BTreeMap;

use super::{Entry, Tree};
use crate::error::Result;
use crate::id::FilePath;

/// A tree held in memory.
#[derive(Clone, Debug, Default)]
pub struct Memory(BTreeMap<FilePath, Vec<u8>>);

impl Memory {
    /// An empty tree.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds or replaces a file.
    ///
    /// # Panics
    /// If the path is not a plain path below the root.
    pub fn with(mut self, path: &str, content: impl Into<Vec<u8>>) -> Self {
        let path = FilePath::new(path).expect("a test names plain paths");
        self.0.insert(path, content.into());
        self
    }
}

impl Tree for Memory {
    fn list(&self, folder: &FilePath) -> Result<Vec<Entry>> {
        let visible =
            |path: &&FilePath| path.is_within(folder) && !path.as_str().split('/').any(|part| part.starts_with('.'));
        Ok(self.0.keys().filter(visible).map(|path| Entry { path: path.clone(), trouble: None }).collect())
    }

    fn read(&self, path: &FilePath) -> Result<Option<Vec<u8>>> {
        Ok(self.0.get(path).cloned())
    }

    fn name(&self) -> String {
        "memory".into()
    }
}
