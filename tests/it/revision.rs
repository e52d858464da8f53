//! Revisions of a git repository, read without a checkout.

use std::path::Path;

use git2::{FileMode, Oid, Repository, Signature, Time};
use sekisho::error::ErrorKind;
use sekisho::id::FilePath;
use sekisho::source::{Files, Revision, Trouble, load};

const FILE: FileMode = FileMode::Blob;

/// Commits these files, and nothing else, to a new repository.
fn committed(at: &Path, bare: bool, files: &[(&[u8], FileMode, &[u8])]) -> Repository {
    let repository = if bare { Repository::init_bare(at) } else { Repository::init(at) }.expect("a repository");
    let mut index = git2::Index::new().expect("an index");
    {
        repository.set_index(&mut index).expect("an index of its own");
        for (path, mode, content) in files {
            let id = match mode {
                FileMode::Commit => Oid::from_bytes(&[7; 20]).expect("an id"),
                _ => repository.blob(content).expect("a blob"),
            };
            let zero = git2::IndexTime::new(0, 0);
            index
                .add(&git2::IndexEntry {
                    ctime: zero,
                    mtime: zero,
                    dev: 0,
                    ino: 0,
                    mode: i32::from(*mode).unsigned_abs(),
                    uid: 0,
                    gid: 0,
                    file_size: 0,
                    id,
                    flags: 0,
                    flags_extended: 0,
                    path: path.to_vec(),
                })
                .expect("an entry");
        }
        let tree = index.write_tree_to(&repository).expect("a tree");
        let tree = repository.find_tree(tree).expect("the tree");
        let author = Signature::new("a", "a@example.org", &Time::new(0, 0)).expect("a name");
        repository.commit(Some("HEAD"), &author, &author, "one", &tree, &[]).expect("a commit");
    }
    repository
}

fn loaded(root: &Path) -> Files {
    let tree = Revision::open(root, "HEAD").expect("the revision");
    load(&tree, &FilePath::new("inventory").expect("a plain path")).expect("a list")
}

fn listing(files: &Files) -> Vec<String> {
    let one = |(_, file): (_, &sekisho::source::SourceFile)| match &file.trouble {
        None => format!("{} {}", file.path, file.text.trim()),
        Some(Trouble::Refused(_)) => format!("{} refused", file.path),
        Some(trouble) => format!("{} {trouble:?}", file.path),
    };
    files.iter().map(one).collect()
}

#[test]
fn a_sub_folder_is_a_hospital_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let files: &[(&[u8], _, &[u8])] = &[
        (b"inventory/top.yaml", FILE, b"top"),
        (b"north/inventory/a.yaml", FILE, b"a"),
        (b"north/inventory/.hidden/b.yaml", FILE, b"hidden"),
        (b"northern/inventory/c.yaml", FILE, b"c"),
    ];
    committed(folder.path(), false, files);
    let north = folder.path().join("north");
    sekisho::source::write_atomically(&north.join("mark"), b"").expect("a folder to stand in");
    assert_eq!(listing(&loaded(&north)), ["inventory/a.yaml a"]);
    assert_eq!(listing(&loaded(folder.path())), ["inventory/top.yaml top"]);
}

#[test]
fn a_bare_repository_needs_no_work_tree() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    committed(folder.path(), true, &[(b"inventory/a.yaml", FILE, b"a")]);
    assert_eq!(listing(&loaded(folder.path())), ["inventory/a.yaml a"]);
}

#[test]
fn what_a_revision_cannot_give_is_named_and_not_passed_over() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let files: &[(&[u8], _, &[u8])] = &[
        (b"inventory/a.yaml", FILE, b"a"),
        (b"inventory/east", FileMode::Commit, b""),
        (b"inventory/link.yaml", FileMode::Link, b"/etc/passwd"),
        (b"inventory/picture.png", FileMode::Link, b"../picture.png"),
        (b"inventory/\x93\xe0.yaml", FILE, b"b"),
        (b"inventory/\x93\xe0/c.yaml", FILE, b"c"),
        (b"\x93\xe0/d.yaml", FILE, b"d"),
    ];
    committed(folder.path(), false, files);
    assert_eq!(
        listing(&loaded(folder.path())),
        [
            "inventory/a.yaml a",
            "inventory/east Submodule",
            "inventory/link.yaml Link",
            "inventory/\u{fffd}\u{fffd} BadName",
            "inventory/\u{fffd}\u{fffd}.yaml BadName",
        ]
    );
}

#[test]
fn a_missing_revision_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let repository = committed(folder.path(), false, &[(b"inventory/a.yaml", FILE, b"a")]);
    let hint = || {
        let error = Revision::open(folder.path(), "no-such").err().expect("no revision");
        assert_eq!(error.kind(), ErrorKind::Git);
        error.hint_words().expect("a hint").get(sekisho::words::Lang::En).to_owned()
    };
    assert!(hint().contains("git log"), "{}", hint());
    let head = repository.head().expect("a head").target().expect("a commit");
    let shallow = repository.path().join("shallow");
    sekisho::source::write_atomically(&shallow, format!("{head}\n").as_bytes()).expect("written");
    assert!(hint().contains("--unshallow"), "{}", hint());
}

#[test]
fn outside_a_repository_there_is_no_revision() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let error = Revision::open(folder.path(), "HEAD").err().expect("no repository");
    assert_eq!(error.kind(), ErrorKind::Git);
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_folder_is_not_followed() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let outside = tempfile::tempdir().expect("a folder for tests");
    sekisho::source::write_atomically(&outside.path().join("deep/a.yaml"), b"zones:\n").expect("written");
    std::os::unix::fs::symlink(outside.path(), folder.path().join("inventory")).expect("a link");
    let tree = sekisho::source::WorkTree::open(folder.path()).expect("a folder");
    for (inventory, path) in [("inventory", "inventory"), ("inventory/deep", "inventory/deep")] {
        let files = load(&tree, &FilePath::new(inventory).expect("a plain path")).expect("a list");
        assert_eq!(listing(&files), [format!("{path} Link")]);
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_cannot_be_a_path_is_named_as_far_as_it_can_be_printed() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().expect("a folder for tests");
    for name in [&b"inventory/\x93\xe0.yaml"[..], b"inventory/a\\b.yaml", b"inventory/\x93.txt", b"inventory/good.yaml"]
    {
        let path = folder.path().join(std::ffi::OsStr::from_bytes(name));
        sekisho::source::write_atomically(&path, b"x").expect("written");
    }
    let tree = sekisho::source::WorkTree::open(folder.path()).expect("a folder");
    let files = load(&tree, &FilePath::new("inventory").expect("a plain path")).expect("a list");
    let wanted = ["inventory/a?b.yaml BadName", "inventory/good.yaml x", "inventory/\u{fffd}\u{fffd}.yaml BadName"];
    assert_eq!(listing(&files), wanted);
}
