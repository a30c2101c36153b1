//! Actions and challenges as lines of lists.

use bigplan_ledger::groups::{Challenge, GroupAction};
use jiff::civil::Date;

use crate::parts::dates;

/// An action or a challenge in a list.
pub struct Line {
    /// Its page, or the form by which it is done; empty where there is none.
    pub address: String,
    /// What is to be done or asked.
    pub text: String,
    /// Who is to do it or to answer.
    pub who: String,
    /// The group that gave it or asks.
    pub group: String,
    /// By when; empty where no day is set.
    pub due: String,
    /// Whether that day has passed.
    pub overdue: bool,
    /// How it was done or answered; empty while it is open.
    pub done: String,
}

/// The line of an action.
pub fn action(home: &str, one: &GroupAction, today: Date, finishes: bool) -> Line {
    let done = one.done.as_ref().map(|(on, how)| format!("Done on {}: {how}", dates::day(*on)));
    let open = one.done.is_none() && finishes;
    Line {
        address: if open { format!("{home}/boards/{}/actions/{}/done", one.group.0, one.id) } else { String::new() },
        text: one.text.clone(),
        who: one.owner.as_ref().map_or_else(|| "nobody yet".to_owned(), |(_, title)| title.clone()),
        group: one.group.1.clone(),
        due: one.due.map(dates::day).unwrap_or_default(),
        overdue: one.is_overdue(today),
        done: done.unwrap_or_default(),
    }
}

/// The line of a challenge.
pub fn challenge(home: &str, one: &Challenge, today: Date) -> Line {
    let answered = one.answer.as_ref().map(|(_, at)| format!("Answered on {}", dates::day_of(*at)));
    Line {
        address: format!("{home}/boards/{}/challenges/{}", one.group.0, one.id),
        text: one.text.clone(),
        who: one.to.1.clone(),
        group: one.group.1.clone(),
        due: one.answer_by.map(dates::day).unwrap_or_default(),
        overdue: one.is_overdue(today),
        done: answered.unwrap_or_default(),
    }
}

/// Open lines by whoever is to act, in the order of names; each with what is due first at its head.
pub fn by_who(lines: Vec<Line>) -> Vec<(String, Vec<Line>)> {
    let mut all: Vec<(String, Vec<Line>)> = Vec::new();
    for line in lines.into_iter().filter(|line| line.done.is_empty()) {
        match all.iter_mut().find(|(who, _)| *who == line.who) {
            Some((_, own)) => own.push(line),
            None => all.push((line.who.clone(), vec![line])),
        }
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_lines_stand_under_whoever_is_to_act() {
        let line = |who: &str, text: &str, done: &str| Line {
            address: String::new(),
            text: text.to_owned(),
            who: who.to_owned(),
            group: String::new(),
            due: String::new(),
            overdue: false,
            done: done.to_owned(),
        };
        let lines =
            vec![line("Nurse", "b", ""), line("Baker", "a", ""), line("Nurse", "c", ""), line("Cook", "d", "Done")];
        let found: Vec<_> = by_who(lines)
            .into_iter()
            .map(|(who, own)| (who, own.into_iter().map(|line| line.text).collect::<String>()))
            .collect();
        assert_eq!(found, [("Baker".to_owned(), "a".to_owned()), ("Nurse".to_owned(), "bc".to_owned())]);
    }
}
