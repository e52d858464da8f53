//! Each stage of a run on its own, with records a second.
//!
//! `cargo bench --bench stages`. The whole program, its memory and how it grows
//! are measured by `whole`.

#![expect(unreachable_pub, reason = "nothing outside a benchmark can reach into it")]

#[path = "../tests/hospital/mod.rs"]
mod hospital;

#[expect(dead_code, reason = "whole.rs uses the rest")]
mod estates;

use std::hint::black_box;
use std::io;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use granit_parser::Parser;
use sekisho::id::{FileId, FilePath};
use sekisho::parse::{self, Arena};
use sekisho::pipeline::{self, Options};
use sekisho::policy::Adjustments;
use sekisho::report::{json, text};
use sekisho::schema::units::Day;
use sekisho::source::{self, Files, Memory};
use sekisho::words::Lang;
use sekisho::{graph, model, policy, schema};

/// Records of the estate the stages are measured on.
const RECORDS: usize = 20_000;

fn options() -> Options<'static> {
    Options { today: Day::parse("2026-10-01").expect("a day"), as_of: None, fail_on: None, clock: &|| 0 }
}

fn stages(criterion: &mut Criterion) {
    let texts = estates::texts(RECORDS);
    let tree = texts.iter().fold(Memory::new(), |tree, (path, text)| tree.with(path, text.as_str()));
    let folder = FilePath::new("inventory").expect("a plain path");
    let files = source::load(&tree, &folder).expect("memory can be read");
    let count = u32::try_from(files.as_slice().len()).expect("few files");
    let records = || schema::records(&files, 0..count).value;
    let inventory = model::assemble(&files, records()).value;
    let linked = graph::link(&inventory);

    let mut group = criterion.benchmark_group("stages");
    group.sample_size(10);
    group.throughput(Throughput::Elements(inventory.len() as u64));
    group.bench_function("source", |bencher| bencher.iter(|| source::load(&tree, &folder).expect("readable")));
    group.bench_function("yaml library alone, one thread", |bencher| {
        bencher.iter(|| files.as_slice().iter().map(|file| events(&file.text)).sum::<usize>());
    });
    group.bench_function("parse, one thread", |bencher| {
        let mut arena = Arena::new();
        bencher.iter(|| {
            for (id, file) in files.as_slice().iter().enumerate() {
                black_box(parse::read(FileId(u32::try_from(id).expect("few files")), file, &mut arena));
            }
        });
    });
    group.bench_function("parse + schema", |bencher| bencher.iter(records));
    group.bench_function("model", |bencher| {
        bencher.iter_batched(records, |records| model::assemble(&files, records), BatchSize::LargeInput);
    });
    group.bench_function("graph", |bencher| bencher.iter(|| graph::link(&inventory)));
    group.bench_function("policy load", |bencher| {
        let policies = FilePath::new("policies").expect("a plain path");
        bencher.iter(|| {
            let mut files = Files::default();
            policy::load(&tree, &policies, &Adjustments::default(), &mut files).expect("readable")
        });
    });
    let mut rule_files = Files::default();
    let policies = FilePath::new("policies").expect("a plain path");
    let registry = policy::load(&tree, &policies, &Adjustments::default(), &mut rule_files).expect("readable").value;
    let as_of = options().today;
    group.bench_function("policy judge", |bencher| {
        bencher.iter(|| policy::judge(&registry, &inventory, &linked, as_of));
    });
    group.finish();

    let mut group = criterion.benchmark_group("reports");
    group.sample_size(10);
    let style = text::Style { lang: Lang::Ja, color: false, width: 100, undecided: false, full: false };
    pipeline::assess(&tree, &options(), |assessment| {
        group.bench_function("text", |bencher| {
            bencher.iter(|| text::write(assessment, style, &mut io::sink()).expect("a sink takes all"));
        });
        group.bench_function("json", |bencher| {
            bencher.iter(|| json::write(assessment, json::Listed::Open, &mut io::sink()).expect("a sink takes all"));
        });
    })
    .expect("the estate can be judged");
    group.finish();
}

fn events(text: &str) -> usize {
    Parser::new_from_str(text).filter(Result::is_ok).count()
}

criterion_group!(benches, stages);
criterion_main!(benches);
