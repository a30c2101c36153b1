//! What the people of returns count for, added up.

use std::collections::BTreeMap;

use bigplan_counting::{Child, Counts, Frame, Tally, Total, Totals, tallies};
use bigplan_measure::MeasureCode;
use bigplan_register::Registers;

use crate::{Person, Returns};

/// Sums by measure and the code of a year.
pub type Sums = BTreeMap<(MeasureCode, String), Totals>;

/// What each record of a person counts for, in the order of measures.
pub fn counts_for(frame: Frame<'_>, person: Person) -> Vec<Tally> {
    let mut child = Child::new(person.born, person.died, person.sex.clone());
    person.records().for_each(|(register, record)| child.push(register, record));
    tallies(frame, &child)
}

/// Everybody's records added up.
pub fn add_up(frame: Frame<'_>, returns: &Returns) -> Sums {
    let mut sums = Sums::new();
    for tally in returns.people().flat_map(|person| counts_for(frame, person)) {
        let total = Total { counted: tally.counted, of: tally.of };
        sums.entry((tally.measure, tally.period.code())).or_default().add(&tally.slice, total);
    }
    sums
}

/// What of each measure the returns do not tell, in words. Such a measure would come out as nought, or too low: it is
/// not to be counted from them.
pub fn not_told(counts: &Counts, registers: &Registers, returns: &Returns) -> BTreeMap<MeasureCode, String> {
    let lacking = |count: &bigplan_counting::Count| {
        let looks_at = count.looks_at(registers);
        let mut words: Vec<String> =
            looks_at.iter().filter(|what| !returns.tells(what)).map(ToString::to_string).collect();
        // Whoever has records of one child has some of others too, whom no return is about.
        words.extend(
            count.rule.per.as_ref().map(|per| format!("{per} of {} for children in no return", count.register())),
        );
        words.extend(count.rule.people.as_ref().map(|people| format!("how many people live in the area ({people})")));
        (!words.is_empty()).then(|| (count.measure.code.clone(), words.join(", ")))
    };
    counts.iter().filter_map(lacking).collect()
}
