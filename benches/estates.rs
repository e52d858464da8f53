//! Generated estates for the benchmarks.

use std::fs;
use std::path::Path;

use sekisho::id::FilePath;
use sekisho::schema;
use sekisho::source::Files;

use crate::hospital;

/// Beds of each hospital: the example hospital, as often as it takes.
const BEDS: u32 = 290;

/// Hospitals that together hold about that many records.
pub fn copies(records: usize) -> u32 {
    let one = rows(&hospital::files(&options(1)));
    u32::try_from((records + one / 2) / one).expect("because no benchmark asks for billions").max(1)
}

fn options(copies: u32) -> hospital::plan::Options {
    hospital::plan::Options { beds: BEDS, copies, ..Default::default() }
}

fn rows(files: &[hospital::File]) -> usize {
    let path = |file: &hospital::File| FilePath::new(&file.path).expect("the generator writes plain paths");
    let files = Files::of_texts(files.iter().map(|file| (path(file), file.text.as_str())));
    let count = u32::try_from(files.as_slice().len()).expect("few files");
    schema::records(&files, 0..count).value.records.len()
}

/// Every file of an estate, with its path from the root of the repository.
pub fn texts(records: usize) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    hospital::generate(&options(copies(records)), &mut |file| {
        texts.push((format!("inventory/{}", file.path), file.text));
    });
    texts
}

/// Writes an estate below a folder; one hospital in memory at a time.
pub fn write(folder: &Path, records: usize) {
    hospital::generate(&options(copies(records)), &mut |file| {
        let path = folder.join("inventory").join(&file.path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("the folder can be made");
        sekisho::source::write_atomically(&path, file.text.as_bytes()).expect("the file can be written");
    });
    let settings = "language: en\nas_of: 2026-10-01\nexample: true\n";
    sekisho::source::write_atomically(&folder.join("sekisho.yaml"), settings.as_bytes()).expect("it can be written");
}
