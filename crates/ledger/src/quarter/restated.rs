//! What was reported against what is known now. Pure.

use std::collections::HashMap;

use super::{Entry, Field, FigureKey, says};
use crate::AskId;

/// A figure that is another now than was reported.
#[derive(Clone, Debug, PartialEq)]
pub struct Restated {
    /// The question that it was reported under.
    pub ask: AskId,
    /// The title of that.
    pub title: String,
    /// The field of the answer where it stands; `None` for the reported figure itself.
    pub field: Option<Field>,
    /// The figure as it was written.
    pub mark: String,
    /// Which figure.
    pub figure: FigureKey,
    /// What it is now; `None` where there is none any more.
    pub now: Option<f64>,
}

/// The figures of a report that are others now, in its order: each reported figure, then each number in the words.
pub fn restated(entries: &[Entry], now: &HashMap<FigureKey, f64>) -> Vec<Restated> {
    entries.iter().flat_map(|entry| of_entry(entry, now)).collect()
}

fn of_entry(entry: &Entry, now: &HashMap<FigureKey, f64>) -> Vec<Restated> {
    let one = |field, mark: &str, figure: &FigureKey| Restated {
        ask: entry.ask,
        title: entry.title.clone(),
        field,
        mark: mark.to_owned(),
        figure: figure.clone(),
        now: now.get(figure).copied(),
    };
    let shown = |value: f64, decimals: u8| format!("{value:.*}", usize::from(decimals));
    let figure = entry.reported.figure.iter().filter(|figure| {
        let now = now.get(&figure.key).map(|now| shown(*now, figure.decimals));
        now != Some(shown(figure.value, figure.decimals))
    });
    let figure = figure.map(|figure| one(None, &figure.shown, &figure.key));
    let ties =
        entry.ties.iter().filter(|tie| tie.tied && !now.get(&tie.figure).is_some_and(|now| says(&tie.mark, *now)));
    figure.chain(ties.map(|tie| one(Some(tie.field), &tie.mark, &tie.figure))).collect()
}

#[cfg(test)]
mod tests {
    use bigplan_measure::{GroupCode, Period};

    use super::*;
    use crate::quarter::{AskedAbout, Reported, ReportedFigure, Tie, Words};

    fn key(year: i16) -> FigureKey {
        let (measure, area) = ("ni-112".parse().unwrap(), "E06000031".parse().unwrap());
        FigureKey { measure, area, group: GroupCode::all(), period: Period::Year(year) }
    }

    #[test]
    fn what_changed_since_is_told_once_a_place() {
        let figure =
            ReportedFigure { key: key(2007), value: 48.5, decimals: 1, shown: "48.5 per 1,000".into(), public: true };
        let tie = |mark: &str, year, tied| Tie {
            field: Field::Happened,
            mark: mark.into(),
            tied,
            figure: key(year),
            value: None,
            public: true,
        };
        let entry = Entry {
            ask: AskId::random().unwrap(),
            about: AskedAbout::Measure("ni-112".parse().unwrap()),
            title: "Conceptions".into(),
            owner: String::new(),
            answered_on: None,
            reported: Reported { figure: Some(figure), ..Reported::default() },
            words: Some(Words { happened: "48.5 after 57.4, 50 of 60".into(), ..Words::default() }),
            ties: vec![tie("48.5", 2007, true), tie("57.4", 2006, true), tie("50", 2007, false)],
            actions: vec![],
            challenges: vec![],
        };
        let entries = [entry];
        let same = HashMap::from([(key(2007), 48.49), (key(2006), 57.4)]);
        assert_eq!(restated(&entries, &same), []);
        let other = HashMap::from([(key(2007), 45.9)]);
        let drawn: Vec<_> = restated(&entries, &other).into_iter().map(|one| (one.field, one.mark, one.now)).collect();
        assert_eq!(
            drawn,
            [
                (None, "48.5 per 1,000".to_owned(), Some(45.9)),
                (Some(Field::Happened), "48.5".to_owned(), Some(45.9)),
                (Some(Field::Happened), "57.4".to_owned(), None),
            ]
        );
    }
}
