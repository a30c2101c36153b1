//! How well registers are kept: how many records lack nothing, field by field and team by team, and its measures.

mod overview;
mod register;

use bigplan_ledger::registers::Kept;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::shell::access::Access;
use crate::shell::routes::Routes;

/// The routes of this feature.
pub fn routes() -> Routes {
    Routes::default().get("/partnerships/{slug}/data-quality", Access::Editor, overview::page_of).get(
        "/partnerships/{slug}/data-quality/{register}",
        Access::Editor,
        register::page_of,
    )
}

/// Since when an ended record is still looked at.
fn since(today: Date) -> Date {
    today - 12.months()
}

/// A share of a number in hundred, as a whole number; nothing where there is none.
fn share(part: i64, of: i64) -> String {
    if of == 0 {
        return "–".to_owned();
    }
    let share = part as f64 / of as f64 * 100.0;
    // What is not all is not rounded to all, nor what is some to none.
    let share = if part < of { share.min(99.0) } else { share };
    let share = if part > 0 { share.max(1.0) } else { share };
    format!("{share:.0}%")
}

/// How many records lack nothing, in a table.
struct Line {
    name: String,
    address: String,
    records: i64,
    whole: i64,
    share: String,
}

impl Line {
    fn of(name: impl Into<String>, address: String, kept: Kept) -> Self {
        let Kept { records, whole } = kept;
        Self { name: name.into(), address, records, whole, share: share(whole, records) }
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_is_all_or_none_only_where_it_is() {
        let told = [(0, 0), (0, 9), (1, 1_000), (1, 2), (999, 1_000), (3, 3)].map(|(part, of)| share(part, of));
        assert_eq!(told, ["–", "0%", "1%", "50%", "99%", "100%"]);
    }
}
