//! Room 3: text → tree with spans.
//!
//! Reads one file into an [`Arena`] and keeps what it can of a damaged one:
//! complete rows before an error, and rows, sheets and documents behind it. It
//! knows nothing of kinds and fields; a tree is maps, lists and scalars, each
//! with its bytes. [`read`] is the whole interface, so another parser can take
//! its place as long as it fills the same arena.

mod arena;
mod build;
pub mod codes;
mod locate;
mod position;
mod recover;
mod scalar;
mod syntax;

pub use arena::{Arena, Cursor, Entries, Items, Shape};
pub use locate::{locate, locate_in_scalar};
pub use position::{Lines, Position};
pub use scalar::{Plain, resolve};

use std::ops::Range;

use recover::Piece;

use crate::finding::{Finding, Place, Spot};
use crate::id::FileId;
use crate::source::{Files, MAX_FILE_BYTES, SourceFile, Trouble};
use crate::words;
use crate::words::Lang;

/// Bytes that may be read again behind errors, as a multiple of the file's size:
/// damage costs time, and a file made of damage must not cost all of it.
const MAX_REREAD: u64 = 4;

/// Bytes of a place, found by reading its record again if it is a route; `None` for a whole file.
pub fn bytes_of(files: &Files, place: &Place) -> Option<Range<u32>> {
    match &place.spot {
        Spot::File => None,
        Spot::Bytes { start, end } => Some(*start..*end),
        Spot::Route { start, end, route } => Some(locate(&files.get(place.file).text, *start..*end, route)),
    }
}

/// Reads a file's text into the arena, which is cleared first.
///
/// Never fails: what cannot be read is a finding, and [`Arena::has_lost`] then
/// says that rows are missing.
pub fn read(id: FileId, file: &SourceFile, arena: &mut Arena) -> Vec<Finding> {
    arena.clear();
    let mut findings = Vec::new();
    if let Some(trouble) = &file.trouble {
        arena.lost = true;
        findings.push(unreadable(id, trouble));
        return findings;
    }
    read_text(id, &file.text, arena, &mut findings);
    findings
}

fn read_text(id: FileId, text: &str, arena: &mut Arena, findings: &mut Vec<Finding>) {
    let size = u32::try_from(text.len()).unwrap_or(u32::MAX);
    remark(id, text, findings);
    let mut budget = u64::from(size) * MAX_REREAD + (64 << 10);
    let mut next = Some(Piece { start: 0, end: size, sheet: None });
    // Found when first needed: a good file has no use for them.
    let mut lines: Option<Lines<'_>> = None;
    let mut documents = 0;
    while let Some(piece) = next {
        let before = arena.fragments.len();
        let result = build::build(id, text, &piece, arena, findings);
        if before == 0 && piece.start == 0 {
            documents = arena.fragments.len();
        }
        next = match result {
            Ok(()) => recover::after_rows(text, &piece),
            Err(failure) => {
                let (code, message, remedy) = syntax::explain(&failure.error);
                let at = syntax::place(text, &failure);
                let end = text[at as usize..].chars().next().map_or(0, char::len_utf8);
                let place = Place::bytes(id, at..at + u32::try_from(end).unwrap_or(0));
                let finding = Finding::new(code, message).help(remedy).at(place);
                findings.push(recover::with_dropped(finding, id, text, failure.dropped_from, at));
                let lines = lines.get_or_insert_with(|| Lines::new(text));
                recover::resume(text, lines, &piece, &failure)
            }
        };
        if let Some(piece) = &next {
            let cost = u64::from(piece.end - piece.start);
            if cost > budget {
                break;
            }
            budget -= cost;
        }
    }
    if documents > 1 {
        let start = arena.nodes[arena.fragments[1].root as usize].start;
        let words =
            words!("一つのファイルに文書が {documents} 個あります", "there are {documents} documents in one file");
        findings.push(Finding::new(&codes::SEVERAL_DOCUMENTS, words).at(Place::bytes(id, start..start)));
    }
    if arena.fragments.is_empty() && !arena.lost {
        let words = words!("ファイルに行がありません", "the file has no rows");
        findings.push(Finding::new(&codes::EMPTY_FILE, words).at(Place::file(id)));
    }
}

/// Says what is odd about the text without making it unreadable.
fn remark(id: FileId, text: &str, findings: &mut Vec<Finding>) {
    if text.starts_with('\u{feff}') {
        let words = words!("ファイルの先頭に BOM があります", "the file starts with a byte-order mark");
        findings.push(Finding::new(&codes::BYTE_ORDER_MARK, words).at(Place::file(id)));
    }
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        let words = words!("改行が CRLF です", "the line ends are CRLF");
        findings.push(Finding::new(&codes::CRLF, words).at(Place::file(id)));
    }
}

fn unreadable(id: FileId, trouble: &Trouble) -> Finding {
    let finding = |message, remedy| Finding::new(&codes::UNREADABLE_FILE, message).help(remedy).at(Place::file(id));
    match trouble {
        Trouble::NotUtf8 { looks_like, line } => finding(
            words!(
                "文字コードが UTF-8 ではありません ({looks_like} に見えます。{line} 行目)",
                "the file is not UTF-8 (it looks like {looks_like}; line {line})"
            ),
            words!(
                "エディタで「文字コード UTF-8」を選んで保存し直してください。Excel の「CSV」は Shift_JIS になります",
                "save it again as UTF-8 in an editor; Excel's plain \"CSV\" is Shift_JIS"
            ),
        ),
        Trouble::TooLarge => finding(
            words!(
                "ファイルが大きすぎます ({mebi} MiB まで読めます)",
                "the file is too large (up to {mebi} MiB are read)";
                mebi = MAX_FILE_BYTES >> 20
            ),
            words!(
                "病棟・階・事業者ごとなどにファイルを分けてください",
                "split it, for example by ward, floor or vendor"
            ),
        ),
        Trouble::Link => finding(
            words!("シンボリックリンクは読みません", "symbolic links are not followed"),
            words!("リンクをやめ、ファイルそのものを置いてください", "put the file itself here instead of a link"),
        ),
        Trouble::Submodule => finding(
            words!(
                "サブモジュールの中は、リビジョンからは読めません",
                "a revision does not hold what is in a submodule"
            ),
            words!("台帳はこのリポジトリの中に置いてください", "keep the inventory in this repository"),
        ),
        Trouble::BadName => finding(
            words!("ファイル名に使えない文字があります", "the file name has a character that cannot be used"),
            words!("ファイル名を変えてください", "rename the file"),
        ),
        Trouble::Refused(reason) => finding(
            words!(
                "ファイルを読めません: {ja}",
                "the file cannot be read: {en}";
                ja = reason.get(Lang::Ja), en = reason.get(Lang::En)
            ),
            words!("ファイルの権限を確かめてください", "check the permissions of the file"),
        ),
    }
}
