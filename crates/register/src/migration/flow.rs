//! States and clocks that came, went or changed.

use super::{Both, Step, Why, Work};

pub(super) fn compare(both: &Both<'_>, work: &mut Work) {
    states(both, work);
    clocks(both, work);
}

fn states(both: &Both<'_>, work: &mut Work) {
    let register = || both.new.code.clone();
    for new in &both.new.states {
        if both.old.state(&new.code).is_some() {
            continue;
        }
        match new.was.as_ref().and_then(|was| both.old.state(was)) {
            Some(old) => {
                work.steps.push(Step::RenameState {
                    register: register(),
                    from: old.code.clone(),
                    to: new.code.clone(),
                });
            }
            None => work.steps.push(Step::AddState { register: register(), state: new.code.clone() }),
        }
    }
    for old in &both.old.states {
        let renamed = both.new.states.iter().any(|new| new.was.as_ref() == Some(&old.code));
        if renamed || both.new.state(&old.code).is_some() {
            continue;
        }
        match both.used.states.get(&old.code).copied().unwrap_or(0) {
            0 => work.steps.push(Step::DropState { register: register(), state: old.code.clone() }),
            records => work.refuse(&both.new.code, Why::StateLost { state: old.code.clone(), records }),
        }
    }
}

fn clocks(both: &Both<'_>, work: &mut Work) {
    for new in &both.new.clocks {
        // What a clock is called does not change what it counts.
        let same = both.old.clock(&new.code).is_some_and(|old| {
            (&old.start, &old.stop, &old.limits, &old.pauses) == (&new.start, &new.stop, &new.limits, &new.pauses)
        });
        if !same {
            work.steps.push(Step::Recount { register: both.new.code.clone(), clock: new.code.clone() });
        }
    }
    for old in both.old.clocks.iter().filter(|old| both.new.clock(&old.code).is_none()) {
        work.steps.push(Step::DropClock { register: both.new.code.clone(), clock: old.code.clone() });
    }
}
