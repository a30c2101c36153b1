//! A register in words: what its page and the reference say of it. Made from the definition, so that it is always true.

use crate::definition::{
    Access, Basis, Clock, Confirmed, Definition, Field, Held, Kind, LimitRule, Mark, Move, Relation, RetentionStart,
    Right, SignOff, Subject, Wanted,
};
use crate::registers::Registers;

/// A heading with its table: what stands above the columns, and the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub title: &'static str,
    /// The heads of the columns.
    pub columns: Vec<&'static str>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

/// What a register holds, how its records move, its clocks with their law, and who may do what. Sections without rows are
/// left out.
pub fn described(registers: &Registers, definition: &Definition) -> Vec<Section> {
    let fields = definition.fields.iter().map(|field| self::field(registers, definition, field)).collect();
    let moves = definition.moves.iter().map(|step| move_row(registers, definition, step)).collect();
    let clocks = definition.clocks.iter().flat_map(|clock| clock_rows(definition, clock)).collect();
    let signs = definition.sign_offs.iter().map(|sign| sign_row(registers, definition, sign)).collect();
    let access = definition.access.iter().map(|entry| access_row(registers, entry)).collect();
    let sections = [
        ("What is written down", vec!["Field", "Code", "Type", "What it means", "Rules"], fields),
        ("How a record moves", vec!["Move", "From", "To", "Who", "Fills in", "Begins"], moves),
        ("Clocks", vec!["Clock", "Starts and stops", "Limit", "Holds", "By", "Confirmed"], clocks),
        ("Read and signed", vec!["What", "By whom", "Whose work", "Before"], signs),
        ("Who may do what", vec!["Role", "May", "With which records"], access),
        ("Kept", vec!["How long", "By"], vec![kept(definition)]),
    ];
    let sections = sections.into_iter().map(|(title, columns, rows)| Section { title, columns, rows });
    sections.filter(|section: &Section| !section.rows.is_empty()).collect()
}

fn field(registers: &Registers, definition: &Definition, field: &Field) -> Vec<String> {
    let list = field.list.as_ref().and_then(|list| registers.list(definition, list));
    let kind = match (field.kind, &field.register, list) {
        (Kind::Code, _, Some(list)) => {
            let several = if field.several { "codes" } else { "code" };
            format!("{several} of “{}” ({} values)", list.title, list.values.len())
        }
        (Kind::Record, Some(register), _) => format!("record of {register}"),
        (Kind::Record, None, _) => "record of any register about the same subject".to_owned(),
        (Kind::Person, ..) if field.staff => "somebody who works here".to_owned(),
        (kind, ..) => kind.as_str().replace('-', " "),
    };
    let label = |code: &crate::FieldCode| definition.field(code).map_or(code.to_string(), |field| field.label.clone());
    let mut rules = Vec::new();
    if field.required {
        rules.push("must be filled in".to_owned());
    }
    if let Some(when) = &field.required_when {
        rules.push(format!("must be filled in when {} is {}", label(&when.field), when.is.join(" or ")));
    }
    if let Some(before) = &field.not_before {
        rules.push(format!("not before {}", label(before)));
    }
    if field.ahead {
        rules.push("may lie ahead".to_owned());
    }
    rules.extend(field.longest.map(|most| format!("up to {most} characters")));
    rules.extend(field.least.map(|least| format!("at least {least}")));
    rules.extend(field.most.map(|most| format!("at most {most}")));
    if !field.see.is_empty() {
        rules.push(format!("seen by {} only", roles(registers, &field.see)));
    }
    if !field.change.is_empty() {
        rules.push(format!("changed by {} only", roles(registers, &field.change)));
    }
    vec![field.label.clone(), field.code.to_string(), kind, field.says.clone(), rules.join("; ")]
}

fn move_row(registers: &Registers, definition: &Definition, step: &Move) -> Vec<String> {
    let state = |code| definition.state(code).map_or_else(String::new, |state| state.title.clone());
    let from: Vec<String> = step.from.iter().map(state).collect();
    let fills = step.fills.iter().filter_map(|code| definition.field(code)).map(|field| field.label.clone());
    let mut fills: Vec<String> = fills.collect();
    if step.reason {
        fills.push("a reason".to_owned());
    }
    let begins = step.opens.iter().filter_map(|opens| registers.find(&opens.register)).map(|one| one.one.clone());
    let begins: Vec<String> = begins.collect();
    let (who, to) = (roles(registers, &step.who), state(&step.to));
    vec![step.title.clone(), from.join("; "), to, who, fills.join("; "), begins.join("; ")]
}

fn clock_rows(definition: &Definition, clock: &Clock) -> Vec<Vec<String>> {
    let mark = |mark: &Mark| match mark {
        Mark::Field(code) => definition.field(code).map_or(code.to_string(), |field| field.label.clone()),
        Mark::Move(code) => definition.find_move(code).map_or(code.to_string(), |step| step.title.clone()),
    };
    let runs = format!("{} to {}", mark(&clock.start), mark(&clock.stop));
    let row = |rule: &LimitRule| {
        let by = format!("{} ({})", rule.law, basis(rule.basis));
        let limit = match &rule.when {
            None => rule.limit.shown(),
            Some(when) => format!("{}, when {} is {}", rule.limit.shown(), when.field, when.is.join(" or ")),
        };
        vec![clock.title.clone(), runs.clone(), limit, held(rule.held()), by, confirmed(rule.confirmed).to_owned()]
    };
    let pause = |pause: &crate::definition::PauseReason| {
        let stands = format!("stands still: {}", pause.says);
        vec![clock.title.clone(), runs.clone(), stands, String::new(), pause.law.clone(), String::new()]
    };
    clock.limits.iter().map(row).chain(clock.pauses.iter().map(pause)).collect()
}

fn sign_row(registers: &Registers, definition: &Definition, sign: &SignOff) -> Vec<String> {
    let whose = match sign.wanted {
        Wanted::Always => "everybody’s",
        Wanted::Unqualified => "that of workers who are not qualified",
    };
    let before = sign.before.iter().filter_map(|code| definition.find_move(code)).map(|step| step.title.clone());
    let before: Vec<String> = before.collect();
    vec![sign.title.clone(), roles(registers, &sign.who), whose.to_owned(), before.join("; ")]
}

fn access_row(registers: &Registers, entry: &Access) -> Vec<String> {
    let right = |right: &Right| match right {
        Right::See => "see",
        Right::Add => "begin",
        Right::Change => "change",
        Right::Allocate => "give the work to somebody",
        Right::Audit => "audit",
    };
    let with = match entry.with {
        Relation::All => "all of the partnership",
        Relation::Allocated => "their own work",
        Relation::Team => "their team’s",
        Relation::Referred => "what they or their organisation referred",
        Relation::Shared => "what was shared with them",
    };
    let may: Vec<&str> = entry.may.iter().map(right).collect();
    vec![roles(registers, std::slice::from_ref(&entry.role)), may.join(", "), with.to_owned()]
}

fn kept(definition: &Definition) -> Vec<String> {
    let kept = &definition.retention;
    let after = match kept.after {
        RetentionStart::Birth => "birth",
        RetentionStart::Closed => "it was closed",
    };
    let early = kept.years_after_early_death.map(|years| format!("; {years} years after a death before eighteen"));
    vec![
        format!("{} years after {after}{}", kept.years, early.unwrap_or_default()),
        format!("{} ({})", kept.law, confirmed(kept.confirmed)),
    ]
}

/// Whom or what a register's records are about.
pub fn about(definition: &Definition) -> &'static str {
    match definition.about {
        Subject::Child => "a child",
        Subject::Person => "a grown-up",
        Subject::Post => "a post",
        Subject::Organisation => "an organisation",
        Subject::Place => "a place",
        Subject::Nothing => "nothing but itself",
    }
}

/// How far something was confirmed, in words.
pub fn confirmed(how: Confirmed) -> &'static str {
    match how {
        Confirmed::Source => "read in the source",
        Confirmed::Partly => "confirmed in part",
        Confirmed::Unconfirmed => "not confirmed",
    }
}

fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Statute => "statute",
        Basis::Guidance => "guidance",
        Basis::Local => "the partnership’s own",
    }
}

fn held(held: Held) -> String {
    match (held.from, held.until) {
        (None, None) => "always".to_owned(),
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) => format!("until {until}"),
        (Some(from), Some(until)) => format!("{from} to {until}"),
    }
}

fn roles(registers: &Registers, codes: &[crate::RoleCode]) -> String {
    let title = |code: &crate::RoleCode| {
        let known = registers.roles().find(|role| role.code == *code);
        known.map_or_else(|| code.to_string(), |role| role.name.clone())
    };
    codes.iter().map(title).collect::<Vec<_>>().join(", ")
}
