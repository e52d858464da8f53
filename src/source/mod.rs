//! Room 1: the outside world, behind one trait.
//!
//! Gives the text of every YAML file below some folders, sorted by path, and
//! says of each file it could not read why not. It is the only room that does
//! input or output. It knows nothing of YAML, of kinds, or of what a finding is.

mod memory;
mod revision;
mod text;
mod work_tree;

use std::ops::Range;

use rayon::prelude::*;

pub use memory::Memory;
pub use revision::Revision;
pub use text::{Encoding, decode};
pub use work_tree::{WorkTree, write_atomically};

use crate::error::{Error, ErrorKind, Result};
use crate::id::{FileId, FilePath, RevisionName};
use crate::words;
use crate::words::Words;

/// Largest file that is read, in bytes. Our own limit: a sheet of this size
/// holds some 100,000 rows and no editor likes it; offsets must fit 32 bits.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// A set of files at one moment: a work tree, a git revision, or memory.
///
/// Everything `sekisho` reads of a hospital comes through here, so a test runs
/// in memory and an old revision is judged without a checkout.
pub trait Tree: Sync {
    /// Every file below `folder` at any depth, in any order. Hidden files and
    /// folders (a leading dot) are left out. A folder that is not there is empty.
    ///
    /// # Errors
    /// If the folder is there and cannot be listed.
    fn list(&self, folder: &FilePath) -> Result<Vec<Entry>>;

    /// The bytes of one file, or `None` if there is no such file.
    ///
    /// # Errors
    /// If the file is there and cannot be read; [`ErrorKind::Limit`] if it is
    /// larger than [`MAX_FILE_BYTES`].
    fn read(&self, path: &FilePath) -> Result<Option<Vec<u8>>>;

    /// Full id of the git commit the files belong to or were changed from.
    fn commit(&self) -> Option<String> {
        None
    }

    /// All files of another commit of the repository this tree lies in, from the top of that commit.
    ///
    /// # Errors
    /// [`ErrorKind::Git`] if there is no repository or no such revision.
    fn at(&self, revision: &RevisionName) -> Result<Box<dyn Tree>> {
        let name = self.name();
        let message = words!("`{name}` は git リポジトリではありません", "`{name}` is no git repository");
        Err(Error::new(ErrorKind::Git, message).hint(words!(
            "リビジョン `{revision}` を読むには git リポジトリが要ります",
            "revision `{revision}` can be read in a git repository only"
        )))
    }

    /// How the tree is called in messages: a folder, or a revision.
    fn name(&self) -> String;
}

/// One file found by [`Tree::list`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Where it is.
    pub path: FilePath,
    /// Why it will not be read, if the tree already knows.
    pub trouble: Option<Trouble>,
}

/// Why the text of a file is not at hand. Its rows are lost to the judgement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// Not UTF-8.
    NotUtf8 {
        /// What the bytes look like.
        looks_like: Encoding,
        /// Line of the first byte that is not UTF-8, from 1.
        line: usize,
    },
    /// Larger than [`MAX_FILE_BYTES`].
    TooLarge,
    /// Another repository inside this one, of which a revision knows only the commit.
    Submodule,
    /// A symbolic link, which could lead out of the repository; never followed.
    Link,
    /// A name with a character that no path may have.
    BadName,
    /// The system refused; why, as far as it said.
    Refused(Words),
}

/// One loaded file. Its text is empty if there was trouble.
#[derive(Debug)]
pub struct SourceFile {
    /// Where it is, below the root.
    pub path: FilePath,
    /// Its text.
    pub text: Box<str>,
    /// Why it has no text.
    pub trouble: Option<Trouble>,
}

/// All loaded files, sorted by path; [`FileId`] is the position.
#[derive(Debug, Default)]
pub struct Files(Vec<SourceFile>);

impl Files {
    /// The file of that id.
    ///
    /// # Panics
    /// If the id belongs to another list of files.
    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.0[id.0 as usize]
    }

    /// All files with their ids, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.0.iter().enumerate().map(|(at, file)| (FileId(u32::try_from(at).unwrap_or(u32::MAX)), file))
    }

    /// All files as a slice, for parallel work.
    pub fn as_slice(&self) -> &[SourceFile] {
        &self.0
    }

    /// Number of bytes of text.
    pub fn bytes(&self) -> usize {
        self.0.iter().map(|file| file.text.len()).sum()
    }

    /// Adds files behind the present ones, which keep their ids; gives the ids of the new ones.
    pub fn append(&mut self, more: Self) -> Range<u32> {
        let count = |files: &Self| u32::try_from(files.0.len()).unwrap_or(u32::MAX);
        let start = count(self);
        self.0.extend(more.0);
        start..count(self)
    }

    /// The same files under other paths.
    pub fn renamed(mut self, path: impl Fn(&FilePath) -> FilePath) -> Self {
        for file in &mut self.0 {
            file.path = path(&file.path);
        }
        self
    }

    /// Leaves some files out.
    pub fn retain(&mut self, keep: impl Fn(&FilePath) -> bool) {
        self.0.retain(|file| keep(&file.path));
    }

    /// Files made of texts that are at hand, such as those built into the program.
    pub fn of_texts<'a>(texts: impl IntoIterator<Item = (FilePath, &'a str)>) -> Self {
        let file = |(path, text): (FilePath, &str)| SourceFile { path, text: text.into(), trouble: None };
        let mut files: Vec<SourceFile> = texts.into_iter().map(file).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self(files)
    }

    /// The id of the file at that path.
    pub fn find(&self, path: &FilePath) -> Option<FileId> {
        self.iter().find(|(_, file)| file.path == *path).map(|(id, _)| id)
    }
}

/// Loads every YAML file below the folder, in parallel, sorted by path.
///
/// A file that cannot be read is in the list with its [`Trouble`].
///
/// # Errors
/// If the folder itself cannot be listed.
pub fn load(tree: &dyn Tree, folder: &FilePath) -> Result<Files> {
    let mut entries = tree.list(folder)?;
    entries.retain(|entry| match entry.trouble {
        // It may lead to a folder of files; a link to a picture is nobody's loss.
        Some(Trouble::Link) => entry.path.is_yaml() || !entry.path.name().contains('.'),
        Some(_) => true,
        None => entry.path.is_yaml(),
    });
    entries.sort();
    entries.dedup();
    Ok(Files(entries.into_par_iter().map(|entry| read(tree, entry)).collect()))
}

/// Loads one file; `None` if it is not there.
///
/// # Errors
/// If it is there and the tree fails to read it.
pub fn load_one(tree: &dyn Tree, path: &FilePath) -> Result<Option<Files>> {
    match tree.read(path)? {
        None => Ok(None),
        Some(bytes) => Ok(Some(Files(vec![from_bytes(path.clone(), bytes)]))),
    }
}

fn read(tree: &dyn Tree, entry: Entry) -> SourceFile {
    let without_text = |path, trouble| SourceFile { path, text: "".into(), trouble: Some(trouble) };
    if let Some(trouble) = entry.trouble {
        return without_text(entry.path, trouble);
    }
    match tree.read(&entry.path) {
        Ok(Some(bytes)) => from_bytes(entry.path, bytes),
        Ok(None) => without_text(entry.path, Trouble::Refused(words!("消えました", "it has vanished"))),
        Err(error) if error.kind() == ErrorKind::Limit => without_text(entry.path, Trouble::TooLarge),
        Err(error) => without_text(entry.path, Trouble::Refused(reason(&error))),
    }
}

/// A path to show for one that cannot be used.
fn printable(path: &str) -> FilePath {
    let shown: String = path.chars().map(|c| if c.is_control() || c == '\\' { '?' } else { c }).collect();
    FilePath::new(shown.trim_start_matches('/')).unwrap_or_else(|_| FilePath::root())
}

/// The message, and the system's own words behind it.
fn reason(error: &Error) -> Words {
    let message = error.message();
    match std::error::Error::source(error) {
        None => message.clone(),
        Some(cause) => Words::join([message, &Words::verbatim(cause.to_string())], ": ", ": "),
    }
}

fn from_bytes(path: FilePath, bytes: Vec<u8>) -> SourceFile {
    match decode(bytes) {
        Ok(text) => SourceFile { path, text: text.into(), trouble: None },
        Err(trouble) => SourceFile { path, text: "".into(), trouble: Some(trouble) },
    }
}
