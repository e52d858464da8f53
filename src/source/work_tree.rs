//! A folder on disk.

use std::fs;
use std::io::{ErrorKind as Io, Write};
use std::path::{Path, PathBuf};

use super::{Entry, Tree, Trouble, printable};
use crate::error::{Context, Error, ErrorKind, Result};
use crate::id::{FilePath, RevisionName};
use crate::words;

/// Folders within folders deeper than this are refused: nobody keeps a ledger there.
const MAX_FOLDER_DEPTH: usize = 32;

/// A folder on disk as a [`Tree`]. Symbolic links in it are never followed.
#[derive(Clone, Debug)]
pub struct WorkTree {
    root: PathBuf,
}

impl WorkTree {
    /// The folder at `root`.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`] if it is not a folder.
    pub fn open(root: &Path) -> Result<Self> {
        let shown = root.display();
        if !root.is_dir() {
            return Err(Error::new(
                ErrorKind::NotFound,
                words!("フォルダ `{shown}` がありません", "there is no folder `{shown}`"),
            ));
        }
        Ok(Self { root: root.to_owned() })
    }

    /// Where the folder is.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Goes upward from `from` to the first folder that holds `file`.
    pub fn discover(from: &Path, file: &str) -> Option<PathBuf> {
        let from = from.canonicalize().ok()?;
        from.ancestors().find(|folder| folder.join(file).is_file()).map(Path::to_owned)
    }

    fn walk(&self, folder: &FilePath, depth: usize, found: &mut Vec<Entry>) -> Result<()> {
        let place = self.root.join(folder.as_str());
        let reading = || words!("フォルダ `{folder}` を読めません", "cannot list folder `{folder}`");
        let items = match fs::read_dir(&place) {
            Err(error) if error.kind() == Io::NotFound => return Ok(()),
            other => other.context(ErrorKind::Io, reading)?,
        };
        if depth > MAX_FOLDER_DEPTH {
            return Err(Error::new(
                ErrorKind::Limit,
                words!("フォルダ `{folder}` が深すぎます", "folder `{folder}` is nested too deeply"),
            ));
        }
        for item in items {
            let item = item.context(ErrorKind::Io, reading)?;
            let name = item.file_name();
            let lossy = name.to_string_lossy();
            if lossy.starts_with('.') {
                continue;
            }
            let kind = item.file_type().context(ErrorKind::Io, reading)?;
            let path = name.to_str().and_then(|name| folder.join(name).ok());
            match path {
                None => {
                    let path = printable(&format!("{}/{lossy}", folder.as_str()));
                    if kind.is_dir() || path.is_yaml() {
                        found.push(Entry { path, trouble: Some(Trouble::BadName) });
                    }
                }
                Some(path) if kind.is_dir() => self.walk(&path, depth + 1, found)?,
                Some(path) if kind.is_symlink() => found.push(Entry { path, trouble: Some(Trouble::Link) }),
                Some(path) => found.push(Entry { path, trouble: None }),
            }
        }
        Ok(())
    }
}

impl Tree for WorkTree {
    fn list(&self, folder: &FilePath) -> Result<Vec<Entry>> {
        // A folder of the settings may be a link, or lie behind one, and lead out of the repository.
        let mut above = FilePath::root();
        for part in folder.as_str().split('/').filter(|part| !part.is_empty()) {
            above = above.join(part).unwrap_or_else(|_| folder.clone());
            if fs::symlink_metadata(self.root.join(above.as_str())).is_ok_and(|found| found.is_symlink()) {
                return Ok(vec![Entry { path: folder.clone(), trouble: Some(Trouble::Link) }]);
            }
        }
        let mut found = Vec::new();
        self.walk(folder, 0, &mut found)?;
        Ok(found)
    }

    fn read(&self, path: &FilePath) -> Result<Option<Vec<u8>>> {
        let place = self.root.join(path.as_str());
        let kind = match fs::symlink_metadata(&place) {
            Err(error) if matches!(error.kind(), Io::NotFound | Io::NotADirectory) => return Ok(None),
            other => other.context(ErrorKind::Io, || words!("`{path}` を読めません", "cannot read `{path}`"))?,
        };
        if !kind.is_file() {
            return Err(Error::new(
                ErrorKind::Io,
                words!("`{path}` は普通のファイルではありません", "`{path}` is not a regular file"),
            ));
        }
        if kind.len() > super::MAX_FILE_BYTES {
            return Err(Error::new(ErrorKind::Limit, words!("`{path}` が大きすぎます", "`{path}` is too large")));
        }
        // One byte over the limit is enough to tell, whatever size the file grows to meanwhile.
        let mut bytes = Vec::with_capacity(usize::try_from(kind.len().min(super::MAX_FILE_BYTES)).unwrap_or(0) + 1);
        fs::File::open(&place)
            .and_then(|file| {
                std::io::Read::read_to_end(&mut std::io::Read::take(file, super::MAX_FILE_BYTES + 1), &mut bytes)
            })
            .context(ErrorKind::Io, || words!("`{path}` を読めません", "cannot read `{path}`"))?;
        Ok(Some(bytes))
    }

    fn commit(&self) -> Option<String> {
        super::revision::head(&self.root)
    }

    fn at(&self, revision: &RevisionName) -> Result<Box<dyn Tree>> {
        Ok(Box::new(super::Revision::whole(&self.root, revision.as_str())?))
    }

    fn name(&self) -> String {
        self.root.display().to_string()
    }
}

/// Writes a file so that a reader sees the old or the new content, never half of it.
///
/// Missing folders are made. The content goes to a temporary file in the same
/// folder, which then takes the place of the old one.
///
/// # Errors
/// If the folder cannot be made or written to.
pub fn write_atomically(path: &Path, content: &[u8]) -> Result<()> {
    let shown = path.display();
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let writing = || words!("`{shown}` を書けません", "cannot write `{shown}`");
    fs::create_dir_all(folder).context(ErrorKind::Io, writing)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).context(ErrorKind::Io, writing)?;
    file.write_all(content).context(ErrorKind::Io, writing)?;
    // Temporary files are private to their owner; what we write is for the team.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let readable = fs::Permissions::from_mode(0o644);
        file.as_file().set_permissions(readable).context(ErrorKind::Io, writing)?;
    }
    file.persist(path).map_err(|error| error.error).context(ErrorKind::Io, writing)?;
    Ok(())
}
