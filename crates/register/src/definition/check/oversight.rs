//! Somebody may see it, somebody signs it, and it is not kept for ever.

use super::{Definition, Faults, Kind};
use crate::definition::{RetentionStart, Subject};

pub(super) fn check(definition: &Definition, faults: &mut Faults<'_>) {
    faults.unless(!definition.access.is_empty(), "access", || {
        "nobody may see a record: say under access which roles may do what".to_owned()
    });
    for (index, access) in definition.access.iter().enumerate() {
        faults
            .unless(!access.may.is_empty(), &format!("access.{index}"), || format!("says what {} may do", access.role));
    }
    sign_offs(definition, faults);
    episode(definition, faults);
    chase(definition, faults);
    let allocated = definition.allocation.as_ref().is_none_or(|allocation| !allocation.to.is_empty());
    faults.unless(allocated, "allocation.to", || "no role may be given the work: write to = [\"…\"]".to_owned());
    let retention = &definition.retention;
    faults.unless(retention.years > 0, "retention.years", || "records are kept for a year or more".to_owned());
    let early = retention.years_after_early_death;
    let fits = early.is_none_or(|years| years > 0 && retention.after == RetentionStart::Birth);
    faults.unless(fits, "retention.years-after-early-death", || {
        "is a year or more, and only where years are counted from birth".to_owned()
    });
    faults.unless(!retention.law.trim().is_empty(), "retention.law", || "says by which law or custom".to_owned());
}

fn sign_offs(definition: &Definition, faults: &mut Faults<'_>) {
    for (index, wanted) in definition.sign_offs.iter().enumerate() {
        let path = format!("sign-offs.{index}");
        faults.unless(!wanted.who.is_empty(), &path, || format!("nobody may give the sign-off {}", wanted.code));
        faults.unless(!wanted.before.is_empty(), &path, || {
            format!("no move waits for the sign-off {}: write before = [\"…\"]", wanted.code)
        });
        for step in &wanted.before {
            faults.unless(definition.find_move(step).is_some(), &path, || {
                format!("the sign-off {} comes before {step}, which is not among the moves", wanted.code)
            });
        }
    }
}

fn chase(definition: &Definition, faults: &mut Faults<'_>) {
    let Some(chase) = &definition.chase else { return };
    let fields = [
        (Some(&chase.asked_for), Kind::Day),
        (Some(&chase.answered), Kind::Day),
        (Some(&chase.reminded), Kind::Day),
        (Some(&chase.nil), Kind::YesNo),
        (chase.number.as_ref(), Kind::WholeNumber),
    ];
    for (code, kind) in fields.into_iter().filter_map(|(code, kind)| Some((code?, kind))) {
        let fits = definition.field(code).is_some_and(|field| field.kind == kind);
        faults.unless(fits, "chase", || format!("{code} is no field of type {}", kind.as_str()));
    }
    faults.unless(definition.find_move(&chase.answer).is_some(), "chase", || {
        format!("answers are given by the move {}, which is not among the moves", chase.answer)
    });
    faults.unless(definition.about == Subject::Organisation, "chase", || {
        "answers are asked of organisations: write about = \"organisation\", or leave chase out".to_owned()
    });
}

fn episode(definition: &Definition, faults: &mut Faults<'_>) {
    let Some(episode) = &definition.episode else { return };
    for code in [&episode.starts, &episode.ends] {
        let day = definition.field(code).is_some_and(|field| field.kind == Kind::Day);
        faults.unless(day, "episode", || {
            format!("an episode begins and ends on days, and {code} is no field of that type")
        });
    }
    faults.unless(episode.starts != episode.ends, "episode", || "starts and ends are two fields".to_owned());
}
