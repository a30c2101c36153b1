//! A child as it is made into rows: who it is, and its records.

use bigplan_register::{Record, RegisterCode};
use jiff::civil::Date;

/// A child with the records about it, of all registers and years, in any order.
#[derive(Clone, Copy, Debug)]
pub struct Child<'a> {
    /// The number under which the child is returned: at most twenty letters and digits, the same every year.
    pub id: &'a str,
    /// The pupil number.
    pub pupil_number: Option<&'a str>,
    /// The day of birth, or on which birth is expected.
    pub born: Option<Date>,
    /// The day of death.
    pub died: Option<Date>,
    /// The code of the census, of any year.
    pub sex: Option<&'a str>,
    /// The records with their registers.
    pub records: &'a [(RegisterCode, Record)],
}

impl<'a> Child<'a> {
    /// The records of a register, in the order of a field's day; those without it last.
    pub(super) fn of(&self, register: &str, by: &str) -> Vec<&'a Record> {
        let own = self.records.iter().filter(|(code, _)| code.as_str() == register);
        let mut found: Vec<&Record> = own.map(|(_, record)| record).collect();
        found.sort_by_key(|record| record.day(by).unwrap_or(Date::MAX));
        found
    }

    /// The age that is reached on a day.
    pub(super) fn age(&self, on: Date) -> Option<i16> {
        let born = self.born?;
        let reached = (on.month(), on.day()) >= (born.month(), born.day());
        Some(on.year() - born.year() - i16::from(!reached))
    }

    /// The number that goes out: the pupil number, or the code for a child who is too young for one, where that is so by
    /// the rule of both returns: not yet five when the year begins. Why an older child has none, no register holds.
    pub(super) fn number(&self, year_begins: Date) -> (Option<&'a str>, Option<&'static str>) {
        let number = self.pupil_number.map(str::trim).filter(|number| !number.is_empty());
        let too_young = self.age(year_begins).is_some_and(|age| age < 5);
        (number, (number.is_none() && too_young).then_some("UN1"))
    }

    /// The child's details on a day: those that began last by then, or the first where all came later.
    pub(super) fn details(&self, on: Date) -> Option<&'a Record> {
        let all = self.of("child-details", "from");
        let by_then = all.iter().rev().find(|details| details.day("from").is_none_or(|from| from <= on));
        by_then.or(all.first()).copied()
    }
}
