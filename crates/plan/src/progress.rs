//! How an item goes: a status that can be argued about, and whether it is late.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{Item, Kind};

/// What somebody says of an item. What is not simply on its way must be argued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// Nothing has been done yet, and nothing had to be.
    #[serde(rename = "not started")]
    NotStarted,
    /// It will be done in time.
    #[serde(rename = "on track")]
    OnTrack,
    /// It may not be done in time.
    #[serde(rename = "at risk")]
    AtRisk,
    /// It will not be done in time, or was not.
    #[serde(rename = "late")]
    Late,
    /// It is done.
    #[serde(rename = "done")]
    Done,
    /// It will not be done.
    #[serde(rename = "dropped")]
    Dropped,
}

/// The text is no status.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} is no status of an item")]
pub struct ParseStatusError(String);

impl Status {
    /// Every status, from the beginning to the end.
    pub const ALL: [Status; 6] = [Self::NotStarted, Self::OnTrack, Self::AtRisk, Self::Late, Self::Done, Self::Dropped];

    /// The word used in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotStarted => "not started",
            Self::OnTrack => "on track",
            Self::AtRisk => "at risk",
            Self::Late => "late",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// Whether it needs a reason. What is done is argued by its evidence.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::AtRisk | Self::Late | Self::Dropped)
    }

    /// Whether nothing more is awaited: it is done or dropped.
    pub fn is_end(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Status {
    type Err = ParseStatusError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|status| status.as_str() == text).ok_or_else(|| ParseStatusError(text.to_owned()))
    }
}

/// How an item stands to its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timing {
    /// Its last day has passed, by this many days.
    Late(i32),
    /// Its last day is this many days ahead; 0 is today.
    Ahead(i32),
}

/// How an item stands to its date today; `None` where it has none, or nothing more is
/// awaited. "September 2009" is late from 1 October on, "2009/10" from 1 April 2010 on.
pub fn timing(item: &Item, status: Option<Status>, today: Date) -> Option<Timing> {
    if status.is_some_and(Status::is_end) {
        return None;
    }
    let last = item.due?.last_day()?;
    let days = today.until(last).ok()?.get_days();
    Some(if days < 0 { Timing::Late(-days) } else { Timing::Ahead(days) })
}

/// Whether anybody says how items of this kind go. An outcome is seen by its measures.
pub fn is_updated(kind: Kind) -> bool {
    kind != Kind::Outcome
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_is_not_simply_on_its_way_must_be_argued() {
        let argued: Vec<&str> =
            Status::ALL.into_iter().filter(|status| status.needs_reason()).map(Status::as_str).collect();
        assert_eq!(argued, ["at risk", "late", "dropped"]);
        for status in Status::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
            assert_eq!(serde_json::to_value(status).unwrap(), status.as_str());
        }
        assert!("finished".parse::<Status>().is_err());
    }

    #[test]
    fn an_item_is_late_when_the_last_day_of_its_date_has_passed() {
        let today = date(2009, 9, 30);
        for (due, status, expected) in [
            (Some("2009-09"), None, Some(Timing::Ahead(0))),
            (Some("2009-09-29"), None, Some(Timing::Late(1))),
            (Some("2009-08"), Some(Status::OnTrack), Some(Timing::Late(30))),
            (Some("2009-08"), Some(Status::Done), None),
            (Some("2009-08"), Some(Status::Dropped), None),
            (Some("2008/09"), None, Some(Timing::Late(183))),
            (Some("2009/10"), None, Some(Timing::Ahead(182))),
            (None, Some(Status::Late), None),
        ] {
            let mut item = Item::new("a", Kind::Action, "Dim the lamps");
            item.due = due.map(|due| due.parse().unwrap());
            assert_eq!(timing(&item, status, today), expected, "{due:?} {status:?}");
        }
    }
}
