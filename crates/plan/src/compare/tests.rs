//! Two invented versions in, what differs out.

use super::{Aspect, Comparison, Difference, Fate, Standing, compare};
use crate::{Baseline, FundUse, GroupUse, Item, Kind, Lead, LeadState, MeasureUse, Plan, Scope, Target};

/// A line an item: `id<parent kind ref title | lead X | due 2010 | …`; `measure id title | target 2010 60`.
fn plan(lines: &str) -> Plan {
    let mut plan = Plan::default();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut parts = line.split('|').map(str::trim);
        let first = parts.next().unwrap();
        if let Some(measure) = first.strip_prefix("measure ") {
            let (id, title) = measure.split_once(' ').unwrap();
            plan.measures.push(measure_of(id, title, parts));
        } else {
            plan.items.push(item(first, parts));
        }
    }
    plan
}

fn item<'a>(first: &str, parts: impl Iterator<Item = &'a str>) -> Item {
    let mut words = first.splitn(4, ' ');
    let mut word = || words.next().unwrap();
    let (id, kind, reference, title) = (word(), word(), word(), word());
    let (id, parent) = id.split_once('<').map_or((id, None), |(id, parent)| (id, Some(parent)));
    let kind = Kind::ALL.into_iter().find(|known| known.as_str() == kind).unwrap();
    let mut item = Item::new(id, kind, title);
    item.parent = parent.map(str::to_owned);
    item.reference = (reference != "-").then(|| reference.to_owned());
    for part in parts {
        hang(&mut item, part);
    }
    item
}

fn hang(item: &mut Item, part: &str) {
    let (what, value) = part.split_once(' ').unwrap();
    let text = value.to_owned();
    match what {
        "text" => item.text = text,
        "lead" => {
            item.leads.push(Lead { post: Some(text), organisation: None, person: None, state: LeadState::Named });
        }
        "group" => item.groups.push(GroupUse { name: text, certain: true }),
        "due" => item.due = value.parse().ok(),
        "need" => item.needs.push(text),
        "money" => item.funds.push(FundUse { name: text, amount_gbp: None, certain: true }),
        "scope" => item.scope = Some(if value == "all" { Scope::All } else { Scope::Vulnerable }),
        "measure" => item.measures.push(text),
        other => panic!("{other}"),
    }
}

fn measure_of<'a>(id: &str, title: &str, parts: impl Iterator<Item = &'a str>) -> MeasureUse {
    let mut measure = MeasureUse {
        id: id.to_owned(),
        code: None,
        title: title.to_owned(),
        group: None,
        area: None,
        baseline: None,
        targets: Vec::new(),
        at: None,
    };
    for part in parts {
        let mut words = part.splitn(3, ' ');
        let mut word = || words.next().unwrap().to_owned();
        let (what, period, text) = (word(), Some(word()), word());
        match what.as_str() {
            "baseline" => measure.baseline = Some(Baseline { period, value: None, unit: None, text }),
            _ => measure.targets.push(Target { period, value: None, unit: None, text }),
        }
    }
    measure
}

fn said(difference: &Difference) -> String {
    let what = serde_json::to_value(difference.what).unwrap();
    let what = what.as_str().unwrap();
    if difference.wording.is_empty() {
        return format!(" {what}({} → {})", difference.before.join("; "), difference.after.join("; "));
    }
    let fragment = |one: &super::Fragment| match one.fate {
        Fate::Kept => one.words.clone(),
        Fate::TakenOut => format!("[-{}-]", one.words),
        Fate::PutIn => format!("{{+{}+}}", one.words),
    };
    format!(" {what}({})", difference.wording.iter().map(fragment).collect::<String>())
}

fn sign(standing: Standing) -> &'static str {
    match standing {
        Standing::Added => "+",
        Standing::Dropped => "-",
        Standing::Changed => "~",
        Standing::Same => "=",
    }
}

fn written(comparison: &Comparison) -> String {
    let mut lines = String::new();
    for line in comparison.items.iter().filter(|line| line.beneath || line.standing != Standing::Same) {
        let id = line.to.as_ref().or(line.from.as_ref()).unwrap();
        let differences: String = line.differences.iter().map(said).collect();
        lines.push_str(&format!("{}{} {id}{differences}\n", ".".repeat(line.depth), sign(line.standing)));
    }
    for line in comparison.measures.iter().filter(|line| line.standing != Standing::Same) {
        let differences: String = line.differences.iter().map(said).collect();
        lines.push_str(&format!("{} {}{differences}\n", sign(line.standing), line.name));
    }
    lines
}

fn check(from: &str, to: &str, expected: &[&str]) {
    let (from, to) = (plan(from), plan(to));
    let found = written(&compare(&from, &to));
    assert_eq!(found.lines().collect::<Vec<_>>(), expected);
    assert!(compare(&from, &from).is_empty() && compare(&to, &to).is_empty());
}

#[test]
fn what_came_and_went_stands_where_it_stands() {
    check(
        "a outcome - Be well
         b<a action 1.1 Quiet evenings
         c<a action 1.2 Early nights
         d<c milestone - Lamps bought
         e<a action 1.3 Warm rooms",
        "a outcome - Be well
         b<a action 1.1 Quiet evenings
         n<a action 1.2 A bus to school
         e<a action 1.3 Warm rooms
         z outcome - Be safe",
        &["= a", ".- c", "..- d", ".+ n", "+ z"],
    );
}

#[test]
fn rewording_is_shown_word_by_word() {
    check(
        "a action 1.1 Quiet evenings for all | text Lamps off at nine",
        "a action 1.1 Quiet evenings for most | text Lamps off at ten",
        &["~ a title(Quiet evenings for [-all-]{+most+}) text(Lamps off at [-nine-]{+ten+})"],
    );
}

#[test]
fn one_item_that_is_moved_is_one_move() {
    let before = "a outcome - Be well
         b<a action - One
         c<a action - Two
         d<a action - Three
         e outcome - Be safe";
    for (after, expected) in [
        (
            "a outcome - Be well\nc<a action - Two\nd<a action - Three\nb<a action - One\ne outcome - Be safe",
            vec!["= a", ".~ b place(first → after Three)"],
        ),
        (
            "a outcome - Be well\nb<a action - One\nd<a action - Three\ne outcome - Be safe\nc<e action - Two",
            vec!["= e", ".~ c parent(under Be well → under Be safe)"],
        ),
        (
            "a outcome - Be well\nb<a action - One\nc action - Two\nd<a action - Three\ne outcome - Be safe",
            vec!["~ c parent(under Be well → the top of the plan)"],
        ),
    ] {
        check(before, after, &expected);
    }
}

#[test]
fn everything_that_hangs_on_an_item_is_compared() {
    for (before, after, expected) in [
        ("lead Head of Play", "lead Head of Play | lead Head of Sleep", "leads( → Head of Sleep)"),
        ("lead Head of Play", "lead Head of Sleep", "leads(Head of Play → Head of Sleep)"),
        ("group The board", "group Sleep group", "groups(The board → Sleep group)"),
        ("due 2010", "due 2010-07", "due(2010 → 2010-07)"),
        ("need 1.1", "need 1.2", "needs(1.1 → 1.2)"),
        ("money Grant", "text x", "text({+x+}) money(Grant → )"),
        ("scope all", "scope vulnerable", "scope(all children and young people → named groups or places)"),
    ] {
        check(
            &format!("a action - One | {before}"),
            &format!("a action - One | {after}"),
            &[&format!("~ a {expected}")],
        );
    }
    check("a action 1.1 One", "a milestone 1.2 One", &["~ a kind(action → milestone) reference(1.1 → 1.2)"]);
}

#[test]
fn case_and_points_of_a_name_are_no_difference() {
    check("a action - One | lead Head of Play", "a action - One | lead Head of play.", &[]);
}

#[test]
fn new_figures_show_on_the_measure_and_on_every_item_that_uses_it() {
    check(
        "a action - One | measure m\nmeasure m Hours slept | baseline 2009 6 | target 2010 7",
        "a action - One | measure m\nmeasure m Hours slept | baseline 2009 6 | target 2010 8",
        &["~ a targets(Hours slept: 2010: 7 → Hours slept: 2010: 8)", "~ Hours slept targets(2010: 7 → 2010: 8)"],
    );
    check(
        "a action - One | measure m\nmeasure m Hours slept",
        "a action - One | measure n\nmeasure n Meals eaten",
        &["~ a measures(Hours slept → Meals eaten)", "+ Meals eaten", "- Hours slept"],
    );
}

#[test]
fn items_with_other_ids_are_found_again() {
    let before = "a outcome - Be well
         b<a action 1.1 Quiet evenings at home
         c<a action 1.2 Early nights
         d<a action - Warm and dry rooms for all families";
    check(
        before,
        "k outcome - Be well
         l<k action 1.1 Quiet evenings at home
         m<k action 1.2 Early nights
         n<k action - Warm and dry rooms for all families",
        &[],
    );
    check(
        before,
        "k outcome - Be well
         l<k action 1.1 Quiet evenings at school
         n<k action - Warm rooms for all families
         o<k action 1.2 More buses",
        &[
            "= k",
            ".~ l title(Quiet evenings at [-home-]{+school+})",
            ".- c",
            ".~ n title(Warm [-and dry -]rooms for all families)",
            ".+ o",
        ],
    );
}

#[test]
fn a_measure_read_again_is_the_same_measure() {
    check(
        "a action - One | measure m1\nmeasure m1 Hours slept | target 2010 7",
        "b action - One | measure m9\nmeasure m9 hours slept. | target 2010 7",
        &["~ hours slept. title([-Hours slept-]{+hours slept.+})"],
    );
}

#[test]
fn counts_are_counts_of_items() {
    let from = plan("a outcome - Be well\nb<a action - One | lead X\nc<a action - Two\nd<a action - Three");
    let to = plan("a outcome - Be well\nc<a action - Two or three\nb<a action - One | lead Y\ne<a action - Five");
    let counts = compare(&from, &to).counts;
    assert_eq!((counts.added, counts.dropped, counts.changed, counts.same), (1, 1, 2, 1));
    assert_eq!((counts.reworded, counts.moved, counts.leads, counts.due), (1, 1, 1, 0));
}

#[test]
fn what_stands_around_the_items_is_compared_too() {
    let mut from = plan("a outcome - Be well");
    let mut to = from.clone();
    from.head.title = "The sleep plan".into();
    to.head.title = "The new sleep plan".into();
    from.head.vision = Some("Sleep".into());
    let found = compare(&from, &to).around;
    let names: Vec<(&str, Standing)> = found.iter().map(|one| (one.name.as_str(), one.standing)).collect();
    assert_eq!(names, [("Title", Standing::Changed), ("Vision", Standing::Dropped)]);
}

#[test]
fn the_same_two_versions_give_the_same_answer() {
    let many = |shift: usize| -> Plan {
        let mut plan = Plan::default();
        for n in 0..300 {
            let mut item =
                Item::new(format!("{shift}-{n}"), Kind::Action, format!("Do {} and {} here", n % 17, (n * shift) % 13));
            item.parent = (n > 20).then(|| format!("{shift}-{}", n % 20));
            plan.items.push(item);
        }
        plan
    };
    let (from, to) = (many(1), many(5));
    let first = compare(&from, &to);
    assert!(first.counts.changed > 0 && first.counts.same > 0);
    for _ in 0..3 {
        assert_eq!(compare(&from, &to), first);
    }
    let aspects: Vec<Vec<Aspect>> =
        first.items.iter().map(|line| line.differences.iter().map(|one| one.what).collect()).collect();
    assert!(aspects.iter().all(|list| list.is_sorted()));
}
