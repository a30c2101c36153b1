//! The rows of a list of one register.

use super::by_register::{RegisterPage, Whose};
use super::reach::{Reach, reached};
use super::worklist::{Row, after_day, after_id, lines};
use crate::store::Link;
use crate::{LedgerError, TeamId};

/// A page of a register's records that may be seen, in the order in which clocks run out. `$which` says which, its own
/// places beginning with `$15`, in the words of an index that stands in that order: a list is read from its beginning to
/// the end of its page, however many records there are.
macro_rules! listed {
    ($link:expr, $reach:expr, $page:expr, $which:literal $(, $bind:expr)*) => {
        reached!(
            fetch_all,
            $link,
            Row,
            $reach,
            lines!(),
            concat!(
                "AND (r.due_on, r.id) > ($12, $13) AND r.merged_into IS NULL AND ",
                $which,
                " ORDER BY r.due_on, r.id LIMIT $14"
            ),
            $page.register.as_str(),
            after_day($page.after),
            after_id($page.after),
            i64::from($page.lines.clamp(1, 200))
            $(, $bind)*
        )
    };
}

/// A page of a register; `ended` says whether its state is one that ends.
pub(super) async fn read(
    link: &mut Link<'_>,
    reach: &Reach,
    page: &RegisterPage,
    ended: bool,
) -> Result<Vec<Row>, LedgerError> {
    let state = page.state.as_ref().map_or("", |state| state.as_str());
    // The open work of one worker is less than that of one register: `|| ''` keeps to its index.
    match (page.whose, ended) {
        (Whose::Mine, false) => {
            listed!(
                link,
                reach,
                page,
                "r.is_open AND r.worker_id = $2 AND r.register || '' = $11 AND ($15 = '' OR r.state = $15)",
                state
            )
        }
        (Whose::Mine, true) => {
            listed!(
                link,
                reach,
                page,
                "NOT r.is_open AND r.worker_id = $2 AND r.register = $11 AND r.state = $15",
                state
            )
        }
        (Whose::All, false) => {
            listed!(link, reach, page, "r.is_open AND r.register = $11 AND ($15 = '' OR r.state = $15)", state)
        }
        (Whose::All, true) => {
            listed!(link, reach, page, "NOT r.is_open AND r.register = $11 AND r.state = $15", state)
        }
        (Whose::Teams, _) => of_teams(link, reach, page, (state, ended)).await,
    }
}

/// Team by team, as an index has each of them in order, and put together: few hold duties in several.
async fn of_teams(
    link: &mut Link<'_>,
    reach: &Reach,
    page: &RegisterPage,
    (state, ended): (&str, bool),
) -> Result<Vec<Row>, LedgerError> {
    let sql =
        "SELECT DISTINCT team_id FROM duties WHERE account_id = $2 AND partnership_id = $1 AND team_id IS NOT NULL
               AND (from_on IS NULL OR from_on <= $3) AND (until_on IS NULL OR until_on >= $3)";
    let mut all = Vec::new();
    for (team,) in rows!(link, (TeamId,), sql, reach.of, reach.me, reach.today)? {
        all.extend(if ended {
            listed!(
                link,
                reach,
                page,
                "NOT r.is_open AND r.team_id = $16 AND r.register = $11 AND r.state = $15",
                state,
                team
            )?
        } else {
            listed!(
                link,
                reach,
                page,
                "r.is_open AND r.team_id = $16 AND r.register = $11 AND ($15 = '' OR r.state = $15)",
                state,
                team
            )?
        });
    }
    all.sort_by_key(|row| (row.11, row.0));
    all.truncate(usize::try_from(page.lines.clamp(1, 200)).unwrap_or_default());
    Ok(all)
}
