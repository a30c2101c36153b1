//! Reads the file of bank holidays.

use std::collections::BTreeMap;

use bigplan_measure::BadDefinition;
use bigplan_measure::refusal::FileText;
use jiff::civil::{Date, date};

use super::{Calendar, is_weekend};

/// New Year, Good Friday, Easter Monday, two in May, one in August, two at Christmas.
const IN_A_YEAR: usize = 8;

pub(super) fn read(file: FileText<'_>) -> Result<Calendar, Vec<BadDefinition>> {
    let mut wrong = Vec::new();
    let mut holidays: BTreeMap<Date, String> = BTreeMap::new();
    let lines = file.text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    for (index, line) in lines.skip(1) {
        match holiday(line, holidays.last_key_value().map(|(day, _)| *day)) {
            Ok((day, name)) => drop(holidays.insert(day, name)),
            Err(reason) => wrong.push(file.refuse_line(index + 1, reason)),
        }
    }
    let ends = holidays.first_key_value().zip(holidays.last_key_value()).map(|(a, b)| (a.0.year(), b.0.year()));
    let Some((from, until)) = ends else {
        wrong.push(file.refuse_line(0, "names no bank holiday"));
        return Err(wrong);
    };
    for year in from..=until {
        let found = holidays.keys().filter(|day| day.year() == year).count();
        if found < IN_A_YEAR {
            let reason = format!("{year} has {found} bank holidays, and every year has {IN_A_YEAR} or more: add them");
            wrong.push(file.refuse_line(0, reason));
        }
    }
    if wrong.is_empty() {
        Ok(Calendar { first: date(from, 1, 1), last: date(until, 12, 31), holidays })
    } else {
        Err(wrong)
    }
}

fn holiday(line: &str, before: Option<Date>) -> Result<(Date, String), String> {
    let mut cells = line.split(',');
    let (day, name) = cells.next().zip(cells.next()).ok_or("a line is day,name,basis")?;
    let day: Date = day.trim().parse().map_err(|_| format!("\"{day}\" is not a day such as 2010-12-27"))?;
    if name.trim().is_empty() {
        return Err(format!("{day} has no name"));
    }
    if is_weekend(day) {
        return Err(format!("{day} is a weekend: write the day that was given for it"));
    }
    if before.is_some_and(|before| before >= day) {
        return Err(format!("{day} is not after the line before: keep the days in order, each once"));
    }
    Ok((day, name.trim().to_owned()))
}
