//! Every clock has a start, a stop and a limit for each day, one and not two.

use super::{Definition, Faults, check_condition};
use crate::definition::{Clock, Limit, Mark};

pub(super) fn check(definition: &Definition, faults: &mut Faults<'_>) {
    for (index, clock) in definition.clocks.iter().enumerate() {
        let path = format!("clocks.{index}");
        faults.unless(!clock.title.trim().is_empty(), &path, || format!("the clock {} has no title", clock.code));
        mark(definition, clock, &clock.start, &format!("{path}.start"), faults);
        mark(definition, clock, &clock.stop, &format!("{path}.stop"), faults);
        faults.unless(clock.start != clock.stop, &format!("{path}.stop"), || {
            format!("the clock {} stops where it starts", clock.code)
        });
        limits(definition, clock, &path, faults);
        pauses(clock, &path, faults);
    }
}

fn mark(definition: &Definition, clock: &Clock, mark: &Mark, path: &str, faults: &mut Faults<'_>) {
    match mark {
        Mark::Field(code) => {
            let field = definition.field(code);
            faults.unless(field.is_some(), path, || {
                format!("the clock {} takes its day from {code}, and no field is called so", clock.code)
            });
            faults.unless(field.is_none_or(|field| field.kind.is_time()), path, || {
                format!("the clock {} takes its day from {code}, which is no day or moment", clock.code)
            });
        }
        Mark::Move(code) => faults.unless(definition.find_move(code).is_some(), path, || {
            format!("the clock {} waits for the move {code}, which is not among the moves", clock.code)
        }),
    }
}

fn limits(definition: &Definition, clock: &Clock, path: &str, faults: &mut Faults<'_>) {
    faults.unless(!clock.limits.is_empty(), path, || format!("the clock {} has no limit", clock.code));
    for (index, rule) in clock.limits.iter().enumerate() {
        let path = format!("{path}.limits.{index}");
        faults.unless(rule.held().in_order(), &path, || "from is after until".to_owned());
        faults.unless(!rule.law.trim().is_empty(), &path, || "says by which law, guidance or decision".to_owned());
        let long_enough = rule.limit.number() > 0 || matches!(rule.limit, Limit::Days(0));
        faults.unless(long_enough, &path, || "a limit is 1 or more; the same day is { days = 0 }".to_owned());
        let earlier = clock.limits.iter().take(index);
        let twice = earlier.filter(|other| other.when == rule.when).any(|other| other.held().meets(rule.held()));
        faults.unless(!twice, &path, || {
            format!("two limits of the clock {} hold on the same day: end the one before the other begins", clock.code)
        });
        if let Some(condition) = &rule.when {
            check_condition(definition, condition, &path, faults);
        }
    }
}

fn pauses(clock: &Clock, path: &str, faults: &mut Faults<'_>) {
    for (index, reason) in clock.pauses.iter().enumerate() {
        let path = format!("{path}.pauses.{index}");
        let said = [&reason.code, &reason.says, &reason.law].into_iter().all(|text| !text.trim().is_empty());
        faults
            .unless(said, &path, || "a reason to pause has a code, says what it is and which law allows it".to_owned());
        let twice = clock.pauses.iter().take(index).any(|other| other.code == reason.code);
        faults.unless(!twice, &path, || format!("the reason {} stands twice", reason.code));
    }
}
