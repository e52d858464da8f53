//! The rules that come with the program do what their examples say.

use crate::golden::{files_below, read, root};
use crate::program::sekisho;

#[test]
fn every_example_of_every_rule_comes_out_as_it_says() {
    let ran = sekisho(root(), &["--lang", "en", "policy", "test"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains(" 0 failed"), "{}", ran.out);
    assert!(!ran.out.contains("\n0 rules"), "{}", ran.out);
}

#[test]
fn every_rule_shows_what_is_wrong_what_is_right_and_what_is_not_known() {
    let others = ["policies/editions", "policies/mutation"].map(|folder| root().join(folder));
    let mut count = 0;
    for path in
        files_below("policies", "yaml").into_iter().filter(|path| !others.iter().any(|one| path.starts_with(one)))
    {
        let text = read(&path).expect("a rule");
        let shows = |outcome: &str| text.contains(&format!("outcome: {outcome}"));
        let at = path.display();
        assert!(shows("violated"), "{at}: no example is violated");
        assert!(shows("satisfied"), "{at}: no example is satisfied");
        // A named analysis may have nothing that can be missing.
        assert!(shows("undecided") || text.contains("builtin: "), "{at}: no example is undecided");
        count += 1;
    }
    assert!(count > 100, "only {count} rules were read");
}
