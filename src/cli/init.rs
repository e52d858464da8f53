//! `sekisho init`

use std::path::Path;

use include_dir::{Dir, include_dir};
use minijinja::{Environment, UndefinedBehavior, context};

use super::arguments::InitArguments;
use super::{Done, Session};
use crate::error::{Context, Error, ErrorKind, Result};
use crate::report::json;
use crate::schema::reference;
use crate::source::write_atomically;
use crate::words;
use crate::words::Lang;

/// The files of a new repository, one folder per language. Dates in them are
/// counted from today, so that what is made passes its own check on any day.
static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/templates/init");

pub(super) fn run(session: &Session, arguments: &InitArguments) -> Result<Done> {
    let root = &arguments.dir;
    let shown = root.display();
    if root.exists() && std::fs::read_dir(root).map_or(true, |mut items| items.next().is_some()) {
        let error = Error::new(
            ErrorKind::Usage,
            words!("`{shown}` は空のフォルダではありません", "`{shown}` is not an empty folder"),
        );
        return Err(
            error.hint(words!("まだないフォルダの名前を書いてください", "name a folder that does not exist yet"))
        );
    }
    let lang = session.terminal.lang();
    let language = if lang == Lang::Ja { "ja" } else { "en" };
    let count = render_all(language, |path, content| write_atomically(&root.join(path), content.as_bytes()))?;
    session.terminal.remark(&words!(
        "`{shown}` に {count} 個のファイルを作りました。次に `sekisho check {shown}` を実行してください",
        "made {count} files in `{shown}`; next, run `sekisho check {shown}`"
    ));
    Ok(Done::Good)
}

/// Renders every file of a new repository.
fn render_all(language: &str, mut write: impl FnMut(&Path, &str) -> Result<()>) -> Result<usize> {
    let today = Session::today();
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_function("months_ago", move |months: i64| today.add_months(-months).to_string());
    environment.add_function("months_from_now", move |months: i64| today.add_months(months).to_string());
    let mut count = 0;
    let mut pending = vec![&TEMPLATES];
    while let Some(dir) = pending.pop() {
        pending.extend(dir.dirs());
        for file in dir.files() {
            let Ok(path) = file.path().strip_prefix(language) else { continue };
            let text = file.contents_utf8().unwrap_or_default();
            let context = context! { today => today.to_string() };
            let rendered = environment.render_str(text, context).context(ErrorKind::Io, || {
                let path = path.display();
                words!("ひな形 `{path}` を作れません", "cannot render template `{path}`")
            })?;
            // The template engine drops the last line end.
            write(path, &(rendered + "\n"))?;
            count += 1;
        }
    }
    for (name, content) in
        reference::files().into_iter().chain([("result.schema.json".to_owned(), json::SCHEMA.to_owned())])
    {
        write(&Path::new("inventory/schema").join(name), &content)?;
        count += 1;
    }
    Ok(count)
}
