//! Reading the `[count]` of one measure.

use std::collections::BTreeMap;

use bigplan_measure::{Basis, CountRule, Definition as Measure, EventRule, GapRule, GroupCode, YearKind};
use bigplan_register::{Definition, FieldCode, RegisterCode, Registers};

use crate::counts::{Count, Counted, Events, When};
use crate::language::{self, Expr, Kind};
use crate::per::can_tell_apart;
use crate::slice::{EACH, SCORE};

/// What is wrong: the key of the rule, and the reason as a sentence.
type Wrong = (&'static str, String);

/// Reads the rule of a measure.
///
/// # Errors
/// The first thing that is wrong with it.
pub(crate) fn read(measure: &Measure, rule: &CountRule, registers: &Registers) -> Result<Count, Wrong> {
    let register = registers.named(&rule.register).ok_or_else(|| no_register("register", &rule.register))?;
    if measure.year == YearKind::Pooled {
        return Err(("register", "years taken together are not counted from records".into()));
    }
    let reading = Reading { registers, register };
    Ok(Count {
        measure: measure.clone(),
        rule: rule.clone(),
        register: register.code.clone(),
        when: reading.when(rule)?,
        those: reading.of("where", &rule.those, Kind::YesNo)?,
        counted: reading.counted(measure, rule)?,
        out_of: rule.out_of.as_ref().map(|text| reading.of("out-of", text, Kind::Number)).transpose()?,
        per: reading.per(measure, rule)?,
        events: rule.events.as_ref().map(|events| reading.events(measure, events)).transpose()?,
        needs: needs(rule, registers)?,
        groups: reading.groups(&rule.groups)?,
    })
}

fn no_register(key: &'static str, name: &str) -> Wrong {
    (key, format!("there is no register \"{name}\""))
}

fn needs(rule: &CountRule, registers: &Registers) -> Result<Vec<RegisterCode>, Wrong> {
    let needs = rule.needs.iter();
    needs
        .map(|name| registers.named(name).map(|found| found.code.clone()).ok_or_else(|| no_register("needs", name)))
        .collect()
}

/// What is counted out of people is the records themselves.
fn out_of_people(measure: &Measure, rule: &CountRule) -> Result<Option<Counted>, Wrong> {
    let alone = rule.numerator.is_none() && rule.out_of.is_none() && rule.events.is_none();
    match (measure.basis, &measure.gap) {
        (Basis::Rate, _) | (Basis::Score, None) if alone => Ok(None),
        (Basis::Rate, _) | (Basis::Score, None) => Err((
            "people",
            "what is out of people counts all that \"where\" means, and has no numerator, out-of or events".into(),
        )),
        _ => Err(("people", "only a rate, or a score without a gap, is out of the people who live in an area".into())),
    }
}

/// Reads expressions about records of a register.
#[derive(Clone, Copy)]
struct Reading<'a> {
    registers: &'a Registers,
    register: &'a Definition,
}

impl Reading<'_> {
    fn of(self, key: &'static str, text: &str, kind: Kind) -> Result<Expr, Wrong> {
        language::read(self.registers, self.register, text, &kind).map_err(|why| (key, why))
    }

    fn groups(self, groups: &BTreeMap<GroupCode, String>) -> Result<Vec<(GroupCode, Expr)>, Wrong> {
        for (kept, what) in [(SCORE, "scores"), (EACH, "those whom records are shared out among")] {
            if groups.keys().any(|group| group.parts().is_some_and(|(dimension, _)| dimension == kept)) {
                let why = format!("\"{kept}\" is what {what} are kept under: call the groups by another name");
                return Err(("groups", why));
            }
        }
        groups.iter().map(|(group, text)| Ok((group.clone(), self.of("groups", text, Kind::YesNo)?))).collect()
    }

    fn when(self, rule: &CountRule) -> Result<When, Wrong> {
        let once = "a record counts on one day, on days of each year or at any time: say one of these";
        match (&rule.on, rule.days.as_slice(), rule.any_time) {
            (Some(on), [], false) => Ok(When::On(self.of("on", on, Kind::Day)?)),
            (Some(_), [], true) => Err(("any-time", "a record counts on one day or at any time, not both".into())),
            (Some(_), ..) | (None, [_, ..], true) => Err(("days", once.into())),
            _ if self.register.episode.is_none() => {
                let code = &self.register.code;
                let why = format!("records of \"{code}\" are no stretches of time: say on which day they count");
                Err(("on", why))
            }
            (None, [], _) => Ok(When::YearsEnd),
            (None, days, false) => {
                let days = days.iter().map(|text| self.of("days", text, Kind::Day));
                Ok(When::Days(days.collect::<Result<_, Wrong>>()?))
            }
        }
    }

    fn counted(self, measure: &Measure, rule: &CountRule) -> Result<Option<Counted>, Wrong> {
        let gap = matches!(measure.gap, Some(GapRule::TwoGroups { .. }));
        if rule.people.is_some() {
            return out_of_people(measure, rule);
        }
        match (measure.basis, rule.numerator.as_deref()) {
            (Basis::Proportion, Some(text)) if rule.out_of.is_some() => {
                Ok(Some(Counted::Sum(self.of("numerator", text, Kind::Number)?)))
            }
            _ if rule.out_of.is_some() => {
                Err(("out-of", "only a proportion is out of something that is added up".into()))
            }
            (Basis::Proportion, Some(text)) => Ok(Some(Counted::If(self.of("numerator", text, Kind::YesNo)?))),
            (Basis::Score, Some(text)) if gap => Ok(Some(Counted::If(self.of("numerator", text, Kind::YesNo)?))),
            (Basis::Score, Some(text)) if measure.is_of_scores() => {
                Ok(Some(Counted::Sum(self.of("numerator", text, Kind::Number)?)))
            }
            (Basis::Mean | Basis::Rate, Some(text)) if rule.events.is_none() => {
                Ok(Some(Counted::Sum(self.of("numerator", text, Kind::Number)?)))
            }
            (Basis::Rate, None) if rule.events.is_some() => Ok(None),
            (Basis::Rate, Some(_)) => Err(("events", "a rate has a numerator or events, not both".into())),
            (Basis::Count | Basis::Ratio, None) => Ok(None),
            (Basis::Count, Some(_)) => Err(("numerator", "a count counts all that \"where\" means".into())),
            (Basis::Ratio, Some(_)) => Err(("numerator", "a ratio counts all that \"where\" means".into())),
            (Basis::Proportion | Basis::Mean | Basis::Rate, None) => Err(("numerator", "it says nothing".into())),
            _ => {
                let why = "only counts, proportions, rates, means, ratios and gaps of two groups or of the lowest fifth are counted from records";
                Err(("numerator", why.into()))
            }
        }
    }

    /// The field by which those are told apart whom the records of a ratio are shared out among.
    fn per(self, measure: &Measure, rule: &CountRule) -> Result<Option<FieldCode>, Wrong> {
        let wrong = |why: String| Err(("per", why));
        let name = match (measure.basis, &rule.per) {
            (Basis::Ratio, Some(name)) => name,
            (Basis::Ratio, None) => {
                return wrong(
                    "a ratio says by which field those are told apart whom records are shared out among".into(),
                );
            }
            (_, Some(_)) => {
                return wrong("only of a ratio are records shared out among those whom a field names".into());
            }
            (_, None) => return Ok(None),
        };
        if rule.days.len() > 1 {
            return wrong("on several days they may be others: a ratio is counted on one day of each year".into());
        }
        let code = &self.register.code;
        let Some(field) = self.register.fields.iter().find(|field| field.code.as_str() == name) else {
            return wrong(format!("the register \"{code}\" has no field \"{name}\""));
        };
        if !can_tell_apart(field) {
            return wrong(format!(
                "\"{name}\" names nobody: choose a short text, a code or a person, of which there is one"
            ));
        }
        Ok(Some(field.code.clone()))
    }

    fn events(self, measure: &Measure, rule: &EventRule) -> Result<Events, Wrong> {
        if measure.basis != Basis::Rate {
            return Err(("events", "only a rate counts other records than those that it is counted out of".into()));
        }
        let register = self.registers.named(&rule.register).ok_or_else(|| no_register("events", &rule.register))?;
        if register.code == self.register.code {
            return Err((
                "events",
                "events are records of another register than those that they are counted out of".into(),
            ));
        }
        let reading = Reading { register, ..self };
        Ok(Events {
            register: register.code.clone(),
            on: reading.of("events", &rule.on, Kind::Day)?,
            those: reading.of("events", &rule.those, Kind::YesNo)?,
            groups: reading.groups(&rule.groups)?,
        })
    }
}
