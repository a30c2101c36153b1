//! Care leavers: what they did and how they lived about a birthday.

use bigplan_register::Value;
use bigplan_returns::Code;
use bigplan_returns::looked_after::CareLeaver;
use jiff::ToSpan;
use jiff::civil::Date;

use super::history::History;
use crate::draft::{Draft, day};

/// Nothing was found out.
const NOT_KNOWN: Code = Code::new("0");

/// The birthdays of which the years tell. Without a day of birth nobody knows when they were.
pub(super) fn birthdays(history: &History, born: Option<Date>) -> Vec<Draft> {
    let record = |(ends, row): (&u16, &CareLeaver)| {
        let born = day(row.dob).or(born)?;
        let turned = birthday(born, *ends)?;
        let age = turned.year() - born.year();
        let state = if row.in_touch.is_given() { "closed" } else { "open" };
        let draft = Draft::of("leaver-birthday", state)?.day("turned", Some(turned));
        // The return asks about relevant and former relevant young people only, and these change at eighteen.
        let status = if age < 18 { "relevant" } else { "former-relevant" };
        let draft = draft.with("age", Some(Value::Whole(i64::from(age)))).word("status", Some(status));
        let known = |code: Code| if code == NOT_KNOWN { Code::BLANK } else { code };
        let draft = draft.code("touch", row.in_touch).code("activity", known(row.activ));
        let (home, suitable) = home(&known(row.accom).to_string());
        Some(draft.word("home", home.as_deref()).with("suitable", suitable.map(Value::YesNo)))
    };
    history.leavers.iter().filter_map(record).collect()
}

/// The birthday in the year that ends on 31 March of `ends`. Whoever was born on a 29 February turns so old on 1 March
/// of a year without one.
fn birthday(born: Date, ends: u16) -> Option<Date> {
    let last = Date::new(i16::try_from(ends).ok()?, 3, 31).ok()?;
    let after = |years: i16| {
        let on = born.checked_add(years.years()).ok()?;
        if on.day() == born.day() { Some(on) } else { on.tomorrow().ok() }
    };
    let years = last.year().checked_sub(born.year())?;
    after(years).filter(|on| *on <= last).or_else(|| after(years.checked_sub(1)?))
}

/// The kind of home and whether it was suitable: the return writes a 1 or a 2 behind the kind. Any other code is a kind
/// of which nothing more is known.
fn home(code: &str) -> (Option<String>, Option<bool>) {
    let parts = [("1", true), ("2", false)].into_iter().find_map(|(mark, suitable)| {
        let kind = code.strip_suffix(mark).filter(|kind| !kind.is_empty())?;
        Some((Some(kind.to_owned()), Some(suitable)))
    });
    parts.unwrap_or_else(|| (Some(code.to_owned()).filter(|code| !code.is_empty()), None))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{birthday, home};

    #[test]
    fn the_birthday_of_a_year_lies_before_its_last_day() {
        assert_eq!(birthday(date(2001, 3, 31), 2019), Some(date(2019, 3, 31)));
        assert_eq!(birthday(date(2001, 4, 1), 2019), Some(date(2018, 4, 1)));
        assert_eq!(birthday(date(2000, 2, 29), 2019), Some(date(2019, 3, 1)), "a year without the day");
        assert_eq!(birthday(date(2000, 2, 29), 2020), Some(date(2020, 2, 29)));
    }

    #[test]
    fn a_code_of_a_home_has_two_parts() {
        assert_eq!(home("K2"), (Some("K".to_owned()), Some(false)));
        assert_eq!(home("Z1"), (Some("Z".to_owned()), Some(true)));
        assert_eq!((home(""), home("1")), ((None, None), (Some("1".to_owned()), None)));
    }
}
