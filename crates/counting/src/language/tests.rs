use bigplan_register::record::Source;
use bigplan_register::{Calendar, Definition, Record, Registers, Value as Held};
use jiff::civil::{Date, date};

use super::{Kind, Scope, read};
use crate::{Child, Written};

fn registers() -> Registers {
    Registers::built_in().unwrap()
}

fn plan(registers: &Registers) -> &Definition {
    registers.named("protection-plan").unwrap()
}

fn refused(text: &str) -> String {
    let registers = registers();
    read(&registers, plan(&registers), text, &Kind::YesNo).unwrap_err()
}

pub(crate) fn record(id: &str, state: &str, values: &[(&str, Held)]) -> Record {
    Record {
        id: id.into(),
        subject: Some("child".into()),
        state: state.parse().unwrap(),
        values: values.iter().map(|(field, value)| (field.parse().unwrap(), value.clone())).collect(),
        worker: None,
        moves: Vec::new(),
        signed: Vec::new(),
        pauses: Vec::new(),
    }
}

fn on(text: &str) -> Held {
    Held::Day(text.parse().unwrap())
}

/// What an expression gives for a plan from 29 February 2008 to 28 February 2010, counted on 31 March 2010.
fn holds(text: &str) -> bool {
    holds_of(text, None)
}

/// As [`holds`], of a plan that was written here and came from somewhere.
fn holds_written(text: &str, source: Option<Source>) -> bool {
    holds_of(text, Some(Written { on: date(2008, 3, 1), missing: 0, source }))
}

fn holds_of(text: &str, written: Option<Written>) -> bool {
    let registers = registers();
    let calendar = Calendar::built_in().unwrap();
    let definition = plan(&registers);
    let expr = read(&registers, definition, text, &Kind::YesNo).unwrap();
    let values = [
        ("began", on("2008-02-29")),
        ("ended", on("2010-02-28")),
        ("category", Held::Code("NEG".into())),
        ("earlier-plans", Held::Whole(1)),
        ("again", Held::YesNo(true)),
    ];
    let counted = record("b", "closed", &values);
    let earlier = record("a", "closed", &[("began", on("2005-01-31")), ("ended", on("2006-03-01"))]);
    let mut child = Child::new(Some(date(2004, 2, 29)), None, None);
    child.push(definition.code.clone(), earlier);
    child.push(definition.code.clone(), counted.clone());
    if let Some(written) = written {
        child.was_written("b", written);
    }
    let today: Date = date(2010, 3, 31);
    let own = (definition, &counted);
    let scope = Scope {
        registers: &registers,
        calendar: &calendar,
        child: &child,
        this: own,
        own,
        day: today,
        year: None,
        today,
    };
    scope.is(&expr)
}

#[test]
fn days_and_months_are_counted_as_the_law_does() {
    assert!(holds("months(began, ended) = 24"), "to the last day of a month without the day");
    assert!(holds("ended >= began + 24 months") && !holds("ended > began + 2 years"));
    assert!(holds("days(began, ended) = 730") && holds("day - 12 months = ended + 31 days - 1 year"));
    assert!(holds("age(began) = 4") && holds("age(ended) = 5") && holds("age(ended + 1 day) = 6"));
    // A leap day that was a Friday, and the Sunday after which a Thursday comes in another month; a Thursday is its
    // own.
    assert!(holds("thursday(began) = began + 6 days") && holds("thursday(ended) = ended + 4 days"));
    assert!(holds("thursday(began + 6 days) = began + 6 days"));
    assert!(!holds("age(born - 1 day) >= 0"), "before birth there is no age");
}

#[test]
fn what_is_not_filled_in_is_like_nothing() {
    assert!(holds("looked-again is empty") && !holds("looked-again is filled") && holds("began is not empty"));
    assert!(!holds("looked-again > began") && !holds("looked-again <= began") && !holds("end-reason != 'died'"));
    assert!(holds("not (looked-again > began)") && holds("died is empty"));
}

#[test]
fn codes_words_and_brackets() {
    assert!(holds("category in ('NEG', 'PHY') and state = 'closed'") && holds("again = yes and not again = no"));
    assert!(holds("category = 'PHY' or category = 'NEG' and earlier-plans >= 1"), "and binds before or");
    assert!(!holds("(category = 'PHY' or category = 'NEG') and earlier-plans > 1"));
}

#[test]
fn numbers_are_added_and_held_against_each_other() {
    assert!(holds("age(began) + 1 = age(ended)") && holds("age(ended) - 5 = 0") && holds("1 + 2 - 3 = 0"));
    assert!(holds("percent(age(began), 5 + 5) = 40") && holds("percent(1, 3) > 33 and percent(1, 3) < 34"));
    assert!(!holds("percent(1, 0) >= 0") && !holds("age(looked-again) + 1 > 0"), "of nothing, and with nothing");
    assert!(holds("sum(protection-plan, earlier-plans, began is filled) = 1"), "what is not filled in adds nothing");
    assert!(holds("first(looked-again, ended) = ended and first(ended, began) = ended"));
    assert!(holds("sum(conference, months(held, this.began), kind = 'initial') = 0"));
}

#[test]
fn other_records_are_seen_from_the_counted_one() {
    assert!(holds("any(protection-plan, ended < this.began)") && holds("count(protection-plan, began is filled) = 2"));
    assert!(!holds("any(protection-plan, ended < this.began and ended >= this.began - 12 months)"));
    assert!(holds("every(conference, kind = 'initial')"), "of none, all is true");
    assert!(holds(
        "latest(protection-plan, ended, ended < this.began) = earliest(protection-plan, ended, began <= day)"
    ));
    assert!(holds("latest(conference, held, held <= day) is empty"));
}

#[test]
fn where_a_record_came_from_is_a_code_of_its_own_where_nobody_noted_it_and_nothing_where_it_was_not_written_here() {
    let of = |source| holds_written("how-written = 'not-known'", source);
    assert!(of(None) && !of(Some(Source::File)));
    for source in Source::ALL {
        assert!(holds_written(&format!("how-written = '{source}' and this.how-written != 'not-known'"), Some(source)));
    }
    assert!(holds("how-written is empty") && !holds("how-written = 'not-known'"), "it stands in a return, say");
}

#[test]
fn what_is_wrong_is_said() {
    let cases = [
        ("began", "it gives a day, and yes or no is wanted"),
        ("begun <= day", "the register \"protection-plan\" has no field \"begun\""),
        ("category = 'XXX'", "'XXX' is no code of that list"),
        (
            "how-written = 'post'",
            "'post' is no code of that list: it has by-hand, file, connection, program, not-known",
        ),
        ("category < 'NEG'", "a code has no order"),
        ("began = 3", "a day cannot be compared with a number"),
        ("aim = 'x'", "\"aim\" is free text"),
        ("began + 3 = day", "comes a stretch of time, such as 12 months"),
        ("began + 3 fortnights = day", "\"fortnights\" is no unit"),
        ("any(nothing, began = day)", "there is no register \"nothing\""),
        ("review.in-time", "has no clock \"review\""),
        ("first-review.late", "a clock has started, due, stopped, taken and in-time"),
        ("total(began)", "\"total\" is no function"),
        ("sum(protection-plan, began, began = day) = 1", "\"sum\" takes a number, not a day"),
        ("first(began, 3) = began", "\"first\" takes two of one kind, not a day and a number"),
        ("percent(began, 3) = 1", "\"percent\" takes a number"),
        ("age(began) + began = 3", "only a number is added to a number, not a day"),
        ("(began = day", "\")\" is missing before the end"),
        ("began = day day", "nothing may stand where \"day\" stands"),
        ("began ; drop", "\";\" is no word or sign"),
        ("category in (NEG)", "codes stand in single quotes"),
        ("category in (3)", "a list holds codes in single quotes"),
        ("category = 'NEG", "does not end"),
        ("began and ended", "yes or no is wanted"),
        ("", "is missing before the end"),
        ("9999999999999999999 = 1", "too large a number"),
    ];
    for (text, reason) in cases {
        assert!(refused(text).contains(reason), "{text}: {}", refused(text));
    }
    assert!(refused(&"(".repeat(30)).contains("at most 20 deep"));
    assert!(refused(&"began = day and ".repeat(120)).contains("at most 400"));
}

#[test]
fn an_expression_that_gives_a_number_gives_that() {
    let registers = registers();
    let expr = read(&registers, plan(&registers), "months(began, ended)", &Kind::Number).unwrap();
    assert!(matches!(expr, super::Expr::Between(super::Unit::Months, ..)));
}
