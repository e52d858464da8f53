//! Faults of people, systems, vendors, contracts, lines and accounts.

use super::faults::Fault;

/// In the order of the help text.
pub const FAULTS: &[Fault] = &[
    fault("leaver-active", "an active account of somebody who has left", "access/leaver-account-active"),
    fault(
        "account-of-nobody",
        "a vendor's maintenance account used by whoever is on duty",
        "access/account-without-holder",
    ),
    fault(
        "account-past-contract",
        "an active vendor account after the contract's end",
        "access/vendor-account-after-contract",
    ),
    fault("admin-shared", "an administrator account used by several people", "access/privileged-and-shared"),
    fault("admin-exempt", "an administrator exempt from two factors", "access/exempt-from-two-factor"),
    fault("role-mismatch", "a clerk with the role of physicians", "access/role-of-another-profession"),
    fault("password-weak", "a system that takes four digits and never locks", "access/password-policy-weak"),
    fault("backup-stale", "a critical system not backed up for a month", "backup/overdue"),
    fault("backup-untested", "a backup nobody has read back for two years", "backup/restore-not-tested"),
    fault("bill-unknown-line", "a line on an invoice that no ledger has", "line/billed-but-not-listed"),
    fault("line-from-anywhere", "a maintenance line open to every address", "line/open-to-any-source"),
    fault("line-remote-desktop", "remote desktop reachable from outside", "line/remote-desktop-port-open"),
    fault("contract-ended", "a system in use whose only contract has ended", "vendor/contract-ended-but-in-use"),
    fault("remote-denied", "a vendor who denies the remote access it has", "vendor/remote-denied-but-access-exists"),
    fault("task-of-nobody", "updates of a server that nobody does", "vendor/task-done-by-nobody-or-two"),
    fault("duty-of-leaver", "a duty held by somebody who has left", "organisation/duty-held-by-leaver"),
    fault("contact-left", "an emergency contact who has left", "organisation/contact-has-left"),
    fault("purchase-unlisted", "a device bought and in no ledger", "ledger/purchase-not-in-ledger"),
    fault("system-gone-on", "a system that runs past its support", "system/support-ended"),
    fault("vendor-unknown", "a reference to a vendor that does not exist", "model/dangling-reference"),
];

const fn fault(name: &'static str, does: &'static str, seen_by: &'static str) -> Fault {
    Fault { name, does, seen_by }
}
