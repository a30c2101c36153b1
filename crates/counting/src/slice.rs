//! Where a child belongs on the day on which a record counts: place and groups.

use bigplan_measure::{AreaCode, AreaKind, Areas, GroupCode};
use bigplan_register::{Record, RegisterCode, Value};
use jiff::civil::Date;

use crate::Child;

/// The dimensions that figures are broken down by, in the order of [`Slice::groups`]: codes of
/// `definitions/groups.toml`.
pub const DIMENSIONS: [&str; 6] = ["sex", "age", "ethnicity", "disability", "looked-after", "free-meals"];

/// The registers and fields that say where a child belongs.
pub(crate) const PLACES: [(&str, &[&str]); 3] = [
    ("address", &["from", "until", "place"]),
    ("looked-after-episode", &["began", "ended"]),
    ("child-details", &["from", "until", "ethnic-group", "disabled", "free-meals"]),
];

/// Where a child belonged on a day. What is not known is `None`: such a child counts for all children together only.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slice {
    /// The district, or council of one tier.
    pub district: Option<AreaCode>,
    /// The value of each of [`DIMENSIONS`].
    pub groups: [Option<String>; 6],
    /// The groups of the measure's own that the record is of; the number that it is kept apart by is among them, as a
    /// group of [`SCORE`] or [`EACH`].
    pub own: Vec<GroupCode>,
}

/// The dimension under which a slice has the score of a record, where a figure is of scores in their order. No measure
/// may have groups of that name of its own.
pub(crate) const SCORE: &str = "score";
/// The dimension under which a slice has the number of whom a record of a ratio is with
/// ([`told_apart`](crate::told_apart)). No measure may have groups of that name of its own.
pub(crate) const EACH: &str = "each";

impl Slice {
    /// The number that the record is kept apart by: its score, where a figure is of scores in their order, or whom it
    /// is with, where the figure is a ratio.
    pub fn apart(&self) -> Option<i64> {
        self.own.iter().find_map(apart_of)
    }
}

pub(crate) fn apart_of(group: &GroupCode) -> Option<i64> {
    let (dimension, number) = group.parts()?;
    if [SCORE, EACH].contains(&dimension) { number.parse().ok() } else { None }
}

/// Reads a child's place and groups on any day.
pub(crate) struct Slicer<'a> {
    child: &'a Child,
    areas: &'a Areas,
    addresses: Option<RegisterCode>,
    episodes: Option<RegisterCode>,
    details: Option<RegisterCode>,
}

impl<'a> Slicer<'a> {
    pub(crate) fn new(child: &'a Child, areas: &'a Areas) -> Self {
        let code = |text: &str| text.parse().ok();
        let (addresses, episodes, details) = (code("address"), code("looked-after-episode"), code("child-details"));
        Self { child, areas, addresses, episodes, details }
    }

    /// Where the child belonged on a day.
    pub(crate) fn on(&self, day: Date) -> Slice {
        let details = newest(self.held(&self.details, "from", "until", day), "from");
        let code = |field: &str| details.and_then(|record| record.code(field));
        let yes_no =
            |field: &str| details.and_then(|record| record.yes_no(field)).map(|yes| if yes { "yes" } else { "no" });
        let sex = match self.child.sex.as_deref() {
            Some("F" | "2") => Some("girls"),
            Some("M" | "1") => Some("boys"),
            _ => None,
        };
        let in_care = self.held(&self.episodes, "began", "ended", day).any(|record| record.state.as_str() != "draft");
        let owned = |text: Option<&str>| text.map(str::to_owned);
        Slice {
            district: self.district(day),
            groups: [
                owned(sex),
                owned(self.child.age(Some(day)).and_then(band)),
                owned(code("ethnic-group")),
                owned(yes_no("disabled")),
                owned(Some(if in_care { "yes" } else { "no" })),
                owned(yes_no("free-meals")),
            ],
            own: Vec::new(),
        }
    }

    /// The district of the address that began last.
    fn district(&self, day: Date) -> Option<AreaCode> {
        let address = newest(self.held(&self.addresses, "from", "until", day), "from")?;
        let Some(Value::Link(place)) = address.values.get("place") else { return None };
        let place: AreaCode = place.parse().ok()?;
        let is_district = |area: &&bigplan_measure::Area| matches!(area.kind, AreaKind::District | AreaKind::Unitary);
        let own = self.areas.find(&place).into_iter();
        own.chain(self.areas.parents_of(&place)).find(is_district).map(|area| area.code.clone())
    }

    /// The records of a register that held on a day.
    fn held(
        &self,
        register: &Option<RegisterCode>,
        starts: &'static str,
        ends: &'static str,
        on: Date,
    ) -> impl Iterator<Item = &'a Record> + use<'a> {
        let records = register.as_ref().map(|register| self.child.records(register)).unwrap_or_default();
        records.iter().filter(move |record| {
            record.day(starts).is_some_and(|from| from <= on) && record.day(ends).is_none_or(|until| until >= on)
        })
    }
}

fn newest<'a>(records: impl Iterator<Item = &'a Record>, starts: &'static str) -> Option<&'a Record> {
    records.max_by_key(|record| (record.day(starts), record.id.clone()))
}

/// The band of an age in completed years, as the children-in-need census groups them.
fn band(age: i64) -> Option<&'static str> {
    match age {
        0 => Some("under-1"),
        1..=4 => Some("1-4"),
        5..=9 => Some("5-9"),
        10..=15 => Some("10-15"),
        16..=17 => Some("16-17"),
        18 => Some("18"),
        19..=21 => Some("19-21"),
        _ => None,
    }
}
