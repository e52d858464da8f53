//! `sekisho policy diff` and `sekisho policy lock`

use super::arguments::{DiffArguments, DiffFormat, LockArguments};
use super::{Done, Session, policy, tree};
use crate::error::{Error, ErrorKind, Result};
use crate::policy::{LOCK_FILE, codes};
use crate::report::{Locator, lock, one_line, policy_diff};
use crate::source::write_atomically;
use crate::words;

pub(super) fn diff(session: &Session, arguments: &DiffArguments) -> Result<Done> {
    let loaded = policy::load(session, arguments.dir.as_deref())?;
    let (registry, terminal) = (&loaded.registry, loaded.terminal);
    let locator = Locator::of_files(&loaded.files);
    let changes = policy_diff::selected(registry.changes(), arguments.prefix.as_deref().unwrap_or_default());
    Session::result(terminal, |out| match arguments.format {
        DiffFormat::Text => policy_diff::write(registry, &changes, &locator, (terminal.lang(), terminal.width()), out),
        DiffFormat::Json => policy_diff::json::write(registry, &changes, &locator, out),
    })?;
    policy::complain(&loaded);
    Ok(Done::Good)
}

pub(super) fn lock(session: &Session, arguments: &LockArguments) -> Result<Done> {
    let dir = arguments.dir.as_deref();
    let loaded = policy::load(session, dir)?;
    let path = tree::root(dir).join(LOCK_FILE);
    let packs = loaded.registry.packs();
    if loaded.findings.iter().any(|finding| finding.rule == codes::PACK_UNUSABLE.id) {
        policy::complain(&loaded);
        let message = words!(
            "使えないルール集があるので、{LOCK_FILE} を書きません",
            "{LOCK_FILE} is not written: a rule pack cannot be used"
        );
        return Err(Error::new(ErrorKind::Usage, message));
    }
    if packs.is_empty() && !path.exists() {
        let words = words!("sekisho.yaml に packs がありません", "sekisho.yaml names no packs");
        loaded.terminal.remark(&words);
        return Ok(Done::Good);
    }
    write_atomically(&path, lock::render(packs).as_bytes())?;
    let count = packs.len();
    loaded.terminal.remark(&words!(
        "{LOCK_FILE} にルール集 {count} 個を記録しました",
        "wrote {count} rule packs into {LOCK_FILE}"
    ));
    for pack in packs {
        let (id, version, digest) = (&pack.id, one_line(&pack.version), &pack.digest);
        loaded.terminal.remark(&words!("  {id} {version} {digest}", "  {id} {version} {digest}"));
    }
    Ok(Done::Good)
}
