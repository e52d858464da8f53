//! A git revision, read from the object store without a checkout.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use git2::{ErrorCode, ObjectType, Oid, Repository, TreeWalkMode, TreeWalkResult};

use super::{Entry, MAX_FILE_BYTES, Tree, Trouble, printable};
use crate::error::{Context, Error, ErrorKind, Result};
use crate::id::{FilePath, RevisionName};
use crate::words;

/// Git's mode of a symbolic link.
const LINK_MODE: i32 = 0o120_000;

/// A file of a commit, or why there is none.
type Blob = Result<Oid, Trouble>;

/// One commit as a [`Tree`]: the files below the hospital's root, as they were.
pub struct Revision {
    // A git2 repository may move between threads but not be shared; reading a
    // blob is short, so one lock is enough.
    repository: Mutex<Repository>,
    blobs: BTreeMap<FilePath, Blob>,
    commit: Oid,
    name: String,
    root: PathBuf,
}

impl Revision {
    /// Opens `revision` (a branch, tag, commit id, `HEAD~3` …) of the
    /// repository that holds `root`. Only files below `root` belong to it.
    ///
    /// # Errors
    /// [`ErrorKind::Git`] if there is no repository or no such revision; a
    /// shallow clone is told how to fetch the rest.
    pub fn open(root: &Path, revision: &str) -> Result<Self> {
        Self::below(root, revision, prefix)
    }

    /// Opens `revision` of the repository that holds `root`, with all its files.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn whole(root: &Path, revision: &str) -> Result<Self> {
        Self::below(root, revision, |_, _| String::new())
    }

    fn below(root: &Path, revision: &str, prefix: impl Fn(&Repository, &Path) -> String) -> Result<Self> {
        let repository = Repository::discover(root).map_err(|error| no_repository(root, error))?;
        let commit = repository
            .revparse_single(revision)
            .and_then(|object| object.peel_to_commit())
            .map_err(|error| no_revision(&repository, revision, error))?
            .id();
        let prefix = prefix(&repository, root);
        let blobs = blobs(&repository, commit, &prefix).context(ErrorKind::Git, || {
            words!("リビジョン `{revision}` を読めません", "cannot read revision `{revision}`")
        })?;
        let (repository, name) = (Mutex::new(repository), revision.to_owned());
        Ok(Self { repository, blobs, commit, name, root: root.to_owned() })
    }
}

impl Tree for Revision {
    fn list(&self, folder: &FilePath) -> Result<Vec<Entry>> {
        let visible = |path: &FilePath| !path.as_str().split('/').any(|part| part.starts_with('.'));
        Ok(self
            .blobs
            .iter()
            .filter(|(path, _)| path.is_within(folder) && visible(path))
            .map(|(path, blob)| Entry { path: path.clone(), trouble: blob.clone().err() })
            .collect())
    }

    fn read(&self, path: &FilePath) -> Result<Option<Vec<u8>>> {
        let Some(Ok(id)) = self.blobs.get(path) else { return Ok(None) };
        let reading = || words!("`{path}` を git から読めません", "cannot read `{path}` from git");
        let repository = self.repository.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let (size, _) = repository.odb().and_then(|odb| odb.read_header(*id)).context(ErrorKind::Git, reading)?;
        if size as u64 > MAX_FILE_BYTES {
            return Err(Error::new(ErrorKind::Limit, words!("`{path}` が大きすぎます", "`{path}` is too large")));
        }
        let blob = repository.find_blob(*id).context(ErrorKind::Git, reading)?;
        Ok(Some(blob.content().to_vec()))
    }

    fn commit(&self) -> Option<String> {
        Some(self.commit.to_string())
    }

    fn at(&self, revision: &RevisionName) -> Result<Box<dyn Tree>> {
        Ok(Box::new(Self::whole(&self.root, revision.as_str())?))
    }

    fn name(&self) -> String {
        self.name.clone()
    }
}

/// Id of the commit a work tree stands on, if it is one and git lets us look.
pub(super) fn head(root: &Path) -> Option<String> {
    let repository = Repository::discover(root).ok()?;
    Some(repository.head().ok()?.peel_to_commit().ok()?.id().to_string())
}

/// Path from the top of the repository to the hospital's root, with a trailing slash if not empty.
fn prefix(repository: &Repository, root: &Path) -> String {
    let below = || {
        let top = repository.workdir()?.canonicalize().ok()?;
        let root = root.canonicalize().ok()?;
        let parts = root.strip_prefix(top).ok()?.components();
        let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        Some(parts.join("/"))
    };
    match below() {
        Some(path) if !path.is_empty() => path + "/",
        _ => String::new(),
    }
}

/// The files of a commit below a folder. What is no readable file is there with its trouble.
fn blobs(repository: &Repository, commit: Oid, prefix: &str) -> Result<BTreeMap<FilePath, Blob>, git2::Error> {
    let mut found = BTreeMap::new();
    let tree = repository.find_commit(commit)?.tree()?;
    tree.walk(TreeWalkMode::PreOrder, |folder, entry| {
        let lossy = String::from_utf8_lossy(entry.name_bytes());
        let full = format!("{folder}{lossy}");
        let is_folder = entry.kind() == Some(ObjectType::Tree);
        let below = match full.strip_prefix(prefix) {
            Some(below) => below,
            None if is_folder && prefix.starts_with(&format!("{full}/")) => return TreeWalkResult::Ok,
            None => return TreeWalkResult::Skip,
        };
        let path = FilePath::new(below).ok().filter(|_| entry.name().is_ok());
        match (path, entry.kind()) {
            (Some(_), Some(ObjectType::Tree)) => {}
            (Some(path), Some(ObjectType::Commit)) => drop(found.insert(path, Err(Trouble::Submodule))),
            (Some(path), _) if entry.filemode() == LINK_MODE => drop(found.insert(path, Err(Trouble::Link))),
            (Some(path), _) => drop(found.insert(path, Ok(entry.id()))),
            (None, _) => {
                let path = printable(below);
                if is_folder || path.is_yaml() {
                    found.insert(path, Err(Trouble::BadName));
                }
                return TreeWalkResult::Skip;
            }
        }
        TreeWalkResult::Ok
    })?;
    Ok(found)
}

fn no_repository(root: &Path, error: git2::Error) -> Error {
    // Git takes only whole paths as safe.
    let whole = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let shown = whole.display();
    if error.code() == ErrorCode::Owner {
        return Error::new(
            ErrorKind::Git,
            words!(
                "git リポジトリ `{shown}` の所有者が別の利用者です",
                "the git repository at `{shown}` belongs to another user"
            ),
        )
        .hint(words!(
            "信頼できるなら `git config --global --add safe.directory {shown}` を実行してください",
            "if you trust it, run `git config --global --add safe.directory {shown}`"
        ))
        .caused_by(error);
    }
    Error::new(
        ErrorKind::Git,
        words!("`{shown}` は git リポジトリの中にありません", "`{shown}` is not inside a git repository"),
    )
    .caused_by(error)
}

fn no_revision(repository: &Repository, revision: &str, error: git2::Error) -> Error {
    let missing = Error::new(
        ErrorKind::Git,
        words!("リビジョン `{revision}` が見つかりません", "there is no revision `{revision}`"),
    );
    let missing = if repository.is_shallow() {
        missing.hint(words!(
            "このクローンは履歴の一部しか持っていません。`git fetch --unshallow` を実行してください (GitHub Actions では actions/checkout に fetch-depth: 0)",
            "this clone holds only part of the history: run `git fetch --unshallow` (in GitHub Actions give actions/checkout fetch-depth: 0)"
        ))
    } else {
        missing.hint(words!("`git log --oneline` で名前を確かめてください", "check the name with `git log --oneline`"))
    };
    missing.caused_by(error)
}
