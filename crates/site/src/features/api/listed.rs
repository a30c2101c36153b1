//! Long lists, page by page.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};

use crate::shell::program::ApiError;

/// How many entries a page has where nobody says otherwise.
const USUAL: usize = 100;
/// The most entries that a page has.
const MOST: usize = 500;

/// One page of a list.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Listed<T: ToSchema> {
    /// The entries of this page, in order.
    pub entries: Vec<T>,
    /// How many entries the whole list has.
    pub total: usize,
    /// What to send as `cursor` for the next page; null on the last one.
    pub next: Option<String>,
}

/// Which page of a list is asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// What the page before gave as `next`.
    pub cursor: Option<String>,
    /// How many entries, 1 to 500; 100 where it is left out.
    pub limit: Option<usize>,
}

impl Wanted {
    /// Cuts a page out of a list. The cursor is the key of the last entry that was seen, so that
    /// entries that come or go meanwhile are neither doubled nor skipped.
    pub fn of<T: ToSchema>(
        &self,
        list: impl Iterator<Item = T>,
        key: impl Fn(&T) -> String,
    ) -> Result<Listed<T>, ApiError> {
        let limit = self.limit.unwrap_or(USUAL);
        if !(1..=MOST).contains(&limit) {
            return Err(ApiError::not_understood(format!("The limit must be 1 to {MOST}.")));
        }
        let mut rest: Vec<T> = list.collect();
        let total = rest.len();
        if let Some(cursor) = &self.cursor {
            let last = rest.iter().position(|entry| key(entry) == *cursor);
            let last = last.ok_or_else(|| {
                ApiError::not_understood("The cursor is of no entry of this list any more. Begin again without it.")
            })?;
            rest.drain(..=last);
        }
        let more = rest.len() > limit;
        rest.truncate(limit);
        let next = if more { rest.last().map(&key) } else { None };
        Ok(Listed { entries: rest, total, next })
    }

    /// As [`Wanted::of`], for parts that have no id: their place in the list is the key.
    pub fn numbered<T: Serialize>(&self, parts: &[T]) -> Result<Listed<Value>, ApiError> {
        let places = self.of(0..parts.len(), ToString::to_string)?;
        let entries = places.entries.into_iter().filter_map(|at| parts.get(at)).map(|part| json!(part)).collect();
        Ok(Listed { entries, total: places.total, next: places.next })
    }
}

#[cfg(test)]
mod tests {
    use super::Wanted;

    fn page(cursor: Option<&str>, limit: usize) -> (Vec<String>, Option<String>) {
        let wanted = Wanted { cursor: cursor.map(Into::into), limit: Some(limit) };
        let letters = ["a", "b", "c", "d"].into_iter().map(String::from);
        let listed = wanted.of(letters, Clone::clone).unwrap();
        assert_eq!(listed.total, 4);
        (listed.entries, listed.next)
    }

    #[test]
    fn pages_follow_each_other_to_the_end() {
        assert_eq!(page(None, 2), (vec!["a".into(), "b".into()], Some("b".into())));
        assert_eq!(page(Some("b"), 2), (vec!["c".into(), "d".into()], None));
        assert_eq!(page(Some("d"), 2), (vec![], None));
    }

    #[test]
    fn a_page_of_nothing_and_a_cursor_of_nothing_are_refused() {
        let letters = || ["a".to_owned()].into_iter();
        for wanted in [Wanted { cursor: None, limit: Some(0) }, Wanted { cursor: Some("z".into()), limit: None }] {
            assert!(wanted.of(letters(), Clone::clone).is_err(), "{wanted:?}");
        }
    }
}
