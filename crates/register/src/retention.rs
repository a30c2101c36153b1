//! How long records are kept: what a person's file is, and from which day on it need be kept no more.
//!
//! All records about one person are one file and are kept as long as the longest of their rules says: a referral that could
//! go after six years stays while the child's care record must. What is known around a person (addresses, schools) has no
//! time of its own and goes with the file. Where a day cannot be told, the file is kept.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::definition::{Definition, Retention, RetentionStart, Subject};
use crate::record::Record;

/// The age before which a child's death shortens the time that is counted from birth, in years.
const OF_AGE: u16 = 18;

/// What decides how long a record is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept<'a> {
    /// Its register's rule.
    pub rule: &'a Retention,
    /// The day on which it was closed; `None` while it is open, and where the day is not known.
    pub closed: Option<Date>,
    /// The birth of whom it is about.
    pub born: Option<Date>,
    /// Their death.
    pub died: Option<Date>,
}

impl Kept<'_> {
    /// The first day on which the record need be kept no more; `None` where that cannot be told.
    pub fn free_from(&self) -> Option<Date> {
        // Nothing that is still worked on goes, however old.
        let closed = self.closed?;
        let day = match self.rule.after {
            RetentionStart::Closed => after(closed, self.rule.years),
            RetentionStart::Birth => {
                let born = self.born?;
                let young = self.died.filter(|died| *died < after(born, OF_AGE));
                match young.zip(self.rule.years_after_early_death) {
                    Some((died, years)) => after(died, years),
                    None => after(born, self.rule.years),
                }
            }
        };
        Some(day.max(closed))
    }
}

/// The same day so many years later; the first of March where that year has no 29th of February.
fn after(day: Date, years: u16) -> Date {
    let later = day.saturating_add(i32::from(years).years());
    if later.day() == day.day() { later } else { later.saturating_add(1.day()) }
}

/// The day on which a record was closed: that of its last move, or else the day on which what it tells of ended. `None`
/// while it is open, and for a fact around a person, which nobody closes.
pub fn closed_on(definition: &Definition, record: &Record) -> Option<Date> {
    definition.state(&record.state).filter(|state| state.ends && !definition.holds_facts())?;
    let moved = record.moves.last().map(|moved| moved.on);
    moved.or_else(|| definition.episode.as_ref().and_then(|episode| record.day(&episode.ends)))
}

impl Definition {
    /// Whether its records are facts around a person: nobody's work, without moves and clocks. They have no time of their
    /// own and are kept as long as the person's file.
    pub fn holds_facts(&self) -> bool {
        let about = matches!(self.about, Subject::Child | Subject::Person);
        about && self.allocation.is_none() && self.moves.is_empty() && self.clocks.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Value;
    use crate::definition::Confirmed;
    use crate::record::Moved;

    fn rule(years: u16, after: RetentionStart, years_after_early_death: Option<u16>) -> Retention {
        let law = "Invented".to_owned();
        Retention { years, after, years_after_early_death, law, confirmed: Confirmed::Unconfirmed }
    }

    #[test]
    fn a_record_is_closed_by_its_last_move_or_when_it_ended_and_a_fact_never() {
        let registers = crate::Registers::built_in().unwrap();
        let record = |register: &str, moves: Vec<Moved>, days: [(&str, Date); 1]| {
            let definition = registers.named(register).unwrap();
            let state = definition.states.iter().find(|state| state.ends).or(definition.first_state()).unwrap();
            let (state, values) =
                (state.code.clone(), days.map(|(code, day)| (code.parse().unwrap(), Value::Day(day))));
            let (id, values) = ("1".to_owned(), values.into());
            let record = Record {
                id,
                subject: None,
                state,
                values,
                worker: None,
                moves,
                signed: Vec::new(),
                pauses: Vec::new(),
            };
            closed_on(definition, &record)
        };
        let moved = |on| Moved { step: "close".parse().unwrap(), on, by: "somebody".to_owned(), reason: None };
        let ended = [("ended", date(2009, 9, 29))];
        let moves = vec![moved(date(2009, 9, 1)), moved(date(2009, 9, 30))];
        assert_eq!(record("young-carer", moves, ended), Some(date(2009, 9, 30)));
        assert_eq!(record("address", Vec::new(), [("until", date(2009, 9, 29))]), None);
    }

    #[test]
    fn what_is_counted_from_closing() {
        let six = rule(6, RetentionStart::Closed, None);
        let of = |closed| Kept { rule: &six, closed, born: None, died: None }.free_from();
        assert_eq!(of(Some(date(2009, 9, 30))), Some(date(2015, 9, 30)));
        assert_eq!(of(Some(date(2008, 2, 29))), Some(date(2014, 3, 1)), "2014 has no 29th of February");
        assert_eq!(of(Some(date(2006, 2, 28))), Some(date(2012, 2, 28)));
        assert_eq!(of(None), None, "it is open, or nobody knows when it was closed");
    }

    #[test]
    fn what_is_counted_from_birth() {
        let care = rule(75, RetentionStart::Birth, Some(15));
        let of = |closed, born, died| Kept { rule: &care, closed, born, died }.free_from();
        let (closed, born) = (Some(date(2009, 9, 30)), Some(date(2000, 2, 29)));
        assert_eq!(of(closed, born, None), Some(date(2075, 3, 1)));
        assert_eq!(of(closed, born, Some(date(2018, 2, 28))), Some(date(2033, 2, 28)), "the last day before eighteen");
        assert_eq!(of(closed, born, Some(date(2018, 3, 1))), Some(date(2075, 3, 1)), "a grown-up by a day");
        assert_eq!(of(closed, None, None), None, "nobody knows the birth");
        assert_eq!(of(None, born, None), None, "still worked on");
        assert_eq!(of(Some(date(2080, 1, 1)), born, None), Some(date(2080, 1, 1)), "not before it is closed");
        let plain = rule(35, RetentionStart::Birth, None);
        let of = |died| Kept { rule: &plain, closed, born, died }.free_from();
        assert_eq!(of(Some(date(2005, 1, 1))), Some(date(2035, 3, 1)), "no rule for an early death");
    }
}
