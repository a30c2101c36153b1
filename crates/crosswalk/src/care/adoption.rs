//! Decisions that a child should be adopted, and what came of them.

use bigplan_register::Value;
use bigplan_returns::Code;
use bigplan_returns::looked_after::Adoption;
use jiff::civil::Date;

use super::history::{Decision, History};
use crate::codes::why_given_up;
use crate::draft::{Draft, day};

/// A record for each decision. The return does not say when the child moved in with the adopters, nor whether others
/// came first.
pub(super) fn decisions(history: &History) -> Vec<Draft> {
    let record = |(decided, decision): (&Date, &Decision)| {
        let adopted = decision.adoption.as_ref().and_then(|(ends, _)| adopted_on(history, *ends));
        let placed = decision.placed.as_ref();
        let ceased = placed.and_then(|row| day(row.ceased));
        let state = match () {
            () if adopted.is_some() => "adopted",
            () if ceased.is_some() => "given-up",
            () => "decided",
        };
        let draft = Draft::of("adoption", state)?.day("decided", Some(*decided)).day("given-up", ceased);
        let why = placed.map(|row| row.reason.to_string()).filter(|code| !code.is_empty());
        let draft = draft.word("given-up-why", why.as_deref().map(|code| why_given_up(code).unwrap_or(code)));
        Some(match &decision.adoption {
            Some((_, row)) => adopters(draft.day("adopted", adopted), row),
            None => draft,
        })
    };
    history.decisions.iter().filter_map(record).collect()
}

fn adopters(draft: Draft, row: &Adoption) -> Draft {
    let yes = |code: Code| match code.to_string().as_str() {
        "1" => Some(Value::YesNo(true)),
        "0" => Some(Value::YesNo(false)),
        _ => None,
    };
    let many = row.nb_adoptr.to_string().parse::<i64>().ok();
    let draft = draft.day("matched", day(row.date_match)).with("by-carers", yes(row.foster_care));
    draft
        .with("adopters", many.map(Value::Whole))
        .code("adopters-sex", row.sex_adoptr)
        .code("adopters-status", row.ls_adoptr)
}

/// The day on which care ended with an adoption in the year that ends in `ends`: the adoption's own row has no day.
fn adopted_on(history: &History, ends: u16) -> Option<Date> {
    let last = Date::new(i16::try_from(ends).ok()?, 3, 31).ok()?;
    let before = Date::new(last.year().checked_sub(1)?, 3, 31).ok()?;
    let mut adoptions = history.episodes.values().filter(|row| row.is_adoption()).filter_map(|row| day(row.dec));
    adoptions.rfind(|on| before < *on && *on <= last)
}
