//! Fields that came, went, or hold something else.

use super::{Both, Step, Why, Work};
use crate::definition::{Field, Kind};

pub(super) fn compare(both: &Both<'_>, work: &mut Work) {
    for new in &both.new.fields {
        let register = both.new.code.clone();
        match both.old_field(new) {
            Some(old) => {
                if old.code != new.code {
                    rename(both, old, new, work);
                }
                widen(both, old, new, work);
            }
            None => match &new.was {
                Some(was) => work.refuse(&register, Why::NeverWas { field: new.code.clone(), was: was.clone() }),
                None => work.steps.push(Step::AddField { register, field: new.code.clone() }),
            },
        }
        asks(both, new, work);
    }
    for old in both.old.fields.iter().filter(|old| both.new_field(old).is_none()) {
        let records = both.used.field(&old.code);
        if records == 0 {
            work.steps.push(Step::DropField { register: both.new.code.clone(), field: old.code.clone() });
        } else {
            let perhaps = both.new.fields.iter().find(|new| both.old_field(new).is_none() && new.kind == old.kind);
            let perhaps = perhaps.map(|new| new.code.clone());
            work.refuse(&both.new.code, Why::FieldLost { field: old.code.clone(), records, perhaps });
        }
    }
}

fn rename(both: &Both<'_>, old: &Field, new: &Field, work: &mut Work) {
    let register = both.new.code.clone();
    let claims = both.new.fields.iter().filter(|field| field.was.as_ref() == Some(&old.code)).count();
    if claims > 1 || both.new.field(&old.code).is_some() {
        work.refuse(&register, Why::TwiceRenamed { was: old.code.clone() });
    } else {
        work.steps.push(Step::RenameField { register, from: old.code.clone(), to: new.code.clone() });
    }
}

fn widen(both: &Both<'_>, old: &Field, new: &Field, work: &mut Work) {
    if (old.kind, old.several, old.longest, &old.register) == (new.kind, new.several, new.longest, &new.register) {
        return;
    }
    let records = both.used.field(&old.code);
    if records > 0 && !holds_all(both, old, new) {
        let (from, to) = (shown(old), shown(new));
        work.refuse(&both.new.code, Why::Narrowed { field: new.code.clone(), from, to, records });
        return;
    }
    work.steps.push(Step::WidenField {
        register: both.new.code.clone(),
        field: new.code.clone(),
        from: old.kind,
        to: new.kind,
    });
}

/// Whether the new field can hold whatever records have in the old one.
fn holds_all(both: &Both<'_>, old: &Field, new: &Field) -> bool {
    let kind = old.kind == new.kind
        || matches!(
            (old.kind, new.kind),
            (Kind::WholeNumber, Kind::Decimal) | (Kind::Text, Kind::Note) | (Kind::Day, Kind::Moment)
        )
        // What is chosen or counted can always be written out.
        || (new.kind.is_text() && (old.kind.is_number() || old.kind.is_time() || old.kind == Kind::YesNo));
    let longest = both.used.longest.get(&old.code).copied().unwrap_or(0);
    let long_enough = new.longest.is_none_or(|most| old.longest.is_some_and(|was| was <= most) || longest <= most);
    let several = new.several || !old.several || new.kind != Kind::Code;
    let register = old.kind != Kind::Record || new.kind != Kind::Record || same_register(both, old, new);
    kind && long_enough && several && register
}

fn same_register(both: &Both<'_>, old: &Field, new: &Field) -> bool {
    let renamed = new.register.as_ref().and_then(|code| both.changed.find(code)).and_then(|to| to.was.as_ref());
    old.register == new.register || renamed == old.register.as_ref()
}

fn shown(field: &Field) -> String {
    let several = if field.several { "several of type " } else { "" };
    let longest = field.longest.map_or_else(String::new, |longest| format!(" of at most {longest} characters"));
    format!("{several}{}{longest}", field.kind.as_str())
}

fn asks(both: &Both<'_>, new: &Field, work: &mut Work) {
    let old = both.old_field(new);
    if !new.required || old.is_some_and(|old| old.required) {
        return;
    }
    let filled = old.map_or(0, |old| both.used.field(&old.code));
    let records = both.used.records.saturating_sub(filled);
    if records > 0 {
        work.steps.push(Step::AskFor { register: both.new.code.clone(), field: new.code.clone(), records });
    }
}
