//! What goes out comes back equal, in every format.

use bigplan_exchange::{Export, ExportFormat, Origin, Tables, plan_from, read, write};
use bigplan_plan::{
    At, Baseline, FundUse, GroupUse, Item, ItemLink, Judgement, Kind, Lead, LeadState, MeasureUse, Need,
    PartnershipGroup, Plan, PlanHead, PlanPeriod, Recommendation, Scope, Target, Term, Timescale, Unit, When,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use crate::given::{demonstration, export};

fn comes_back(export: &Export) {
    for format in ExportFormat::ALL {
        let bytes = write(export, format).unwrap();
        let (back, findings) = read(&bytes).unwrap_or_else(|why| panic!("{format:?}: {why}"));
        assert_eq!(findings, [], "{format:?}");
        assert_eq!(&back, export, "{format:?}");
        assert_eq!(write(&back, format).unwrap(), bytes, "{format:?} is the same file every time");
    }
}

#[test]
fn the_invented_plan_comes_back() {
    comes_back(&export());
    comes_back(&Export::of(Plan::default(), None));
}

#[test]
fn the_demonstrations_plans_come_back() {
    for plan in demonstration() {
        comes_back(&Export::of(plan, Some(Origin { plan: "p".into(), revision: 1 })));
    }
}

#[test]
fn a_text_longer_than_a_cell_comes_back() {
    let mut export = export();
    export.plan.items[0].text = format!("'>1 {}", "lång 😀 text\n".repeat(9_000));
    export.plan.needs[0].evidence = "_x0041_ \r\n\u{1}\u{FFFE} ".repeat(4_000);
    export.plan.head.vision = Some("=".repeat(40_000));
    comes_back(&Export::of(export.plan, None));
}

/// Texts as people and programs write them, with what breaks cells.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-zA-Z0-9 .,;:£%'\"()-]{0,24}",
        2 => "[=+@'\"-]{1,3}[a-z0-9()]{0,8}",
        1 => Just(String::new()),
        1 => Just("007".to_owned()),
        1 => Just("2009-09".to_owned()),
        1 => Just("1.10".to_owned()),
        1 => Just(" two\r\nlines\t\n".to_owned()),
        1 => Just("_x000D_".to_owned()),
        2 => any::<String>(),
    ]
}

fn title() -> impl Strategy<Value = String> {
    text().prop_map(|text| format!("{text}t"))
}

fn place() -> impl Strategy<Value = Option<At>> {
    of((any::<u32>(), of(any::<u32>()), of(any::<u32>())).prop_map(|(line, cell, page)| At { line, cell, page }))
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        (1_i16..9999).prop_map(When::Year),
        (1_i16..9999, 1_i8..=12).prop_map(|(year, month)| When::Month(year, month)),
        (1_i16..9999).prop_map(When::SplitYear),
        Just("2009-09-30".parse().unwrap()),
    ]
}

fn amount() -> impl Strategy<Value = f64> {
    prop_oneof![
        (-1_000_000_000_000_i64..1_000_000_000_000).prop_map(|pence| pence as f64 / 100.0),
        Just(0.1 + 0.2),
        -1e9..1e9,
        Just(1e-7),
        Just(1e21)
    ]
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(all)
}

fn lead() -> impl Strategy<Value = Lead> {
    let states = one_of(&[LeadState::Named, LeadState::Vacant, LeadState::Unconfirmed]);
    (of(text()), of(text()), of(text()), states).prop_map(|(post, organisation, person, state)| Lead {
        post,
        organisation,
        person,
        state,
    })
}

/// An item whose parent is one of those before it, whose measures are those of the plan.
fn item() -> impl Strategy<Value = (Item, Option<usize>, Vec<bool>)> {
    let hangs = (
        vec(lead(), 0..3),
        vec((text(), any::<bool>()).prop_map(|(name, certain)| GroupUse { name, certain }), 0..2),
        vec(text(), 0..2),
        vec(
            (text(), of(amount()), any::<bool>()).prop_map(|(name, amount_gbp, certain)| FundUse {
                name,
                amount_gbp,
                certain,
            }),
            0..2,
        ),
        vec((text(), text()).prop_map(|(to, text)| ItemLink { to, text }), 0..2),
    );
    let scope = of(one_of(&[Scope::All, Scope::Vulnerable]));
    let own = (one_of(&Kind::ALL), of(text()), title(), text(), scope, of(when()), place());
    (own, hangs, of(any::<usize>()), vec(any::<bool>(), 3)).prop_map(|(own, hangs, parent, measures)| {
        let (kind, reference, title, text, scope, due, at) = own;
        let (leads, groups, needs, funds, links) = hangs;
        let new = Item::new("", kind, title);
        (Item { reference, text, scope, due, at, leads, groups, needs, funds, links, ..new }, parent, measures)
    })
}

fn measure() -> impl Strategy<Value = MeasureUse> {
    let units = || {
        of(one_of(&[
            Unit::Percent,
            Unit::PercentagePoints,
            Unit::Per1000,
            Unit::Per10000,
            Unit::Count,
            Unit::Points,
            Unit::Gbp,
            Unit::Days,
            Unit::Hours,
        ]))
    };
    let baseline = (of(text()), of(amount()), units(), text()).prop_map(|(period, value, unit, text)| Baseline {
        period,
        value,
        unit,
        text,
    });
    let target = (of(text()), of(amount()), units(), text()).prop_map(|(period, value, unit, text)| Target {
        period,
        value,
        unit,
        text,
    });
    (of(text()), text(), of(text()), of(text()), of(baseline), vec(target, 0..3), place()).prop_map(
        |(code, title, group, area, baseline, targets, at)| MeasureUse {
            id: String::new(),
            code,
            title,
            group,
            area,
            baseline,
            targets,
            at,
        },
    )
}

fn group() -> impl Strategy<Value = (PartnershipGroup, Vec<bool>)> {
    let own = (text(), of(text()), of(text()), of(text()), place()).prop_map(|(name, role, chair, reports_to, at)| {
        PartnershipGroup { name, role, chair, reports_to, answers_for: Vec::new(), at }
    });
    (own, vec(any::<bool>(), 6))
}

fn head() -> impl Strategy<Value = PlanHead> {
    let period = (text(), text()).prop_map(|(from, to)| PlanPeriod { from, to });
    let labels = proptest::collection::btree_map(one_of(&Kind::ALL), text(), 0..3);
    (text(), text(), of(period), of(text()), of(text()), labels).prop_map(
        |(title, partnership, period, edition, vision, labels)| PlanHead {
            title,
            partnership,
            period,
            edition,
            vision,
            labels,
        },
    )
}

prop_compose! {
    fn plan()(
        head in head(),
        items in vec(item(), 0..6),
        measures in vec(measure(), 0..4),
        groups in vec(group(), 0..3),
        needs in vec((text(), text(), text(), text(), place())
            .prop_map(|(reference, strand, need, evidence, at)| Need { reference, strand, need, evidence, at }), 0..3),
        recommendations in vec((text(), one_of(&[Timescale::Immediate, Timescale::SixMonths, Timescale::LongerTerm]), text(), place())
            .prop_map(|(from, timescale, text, at)| Recommendation { from, timescale, text, at }), 0..3),
        judgements in vec((text(), of(text()), 1_u8..=4, place())
            .prop_map(|(aspect, of, grade, at)| Judgement { aspect, of, grade, at }), 0..3),
        glossary in vec((text(), text(), place()).prop_map(|(term, meaning, at)| Term { term, meaning, at }), 0..3),
    ) -> Plan {
        let mut plan = Plan { head, needs, recommendations, judgements, glossary, measures, ..Plan::default() };
        for (at, measure) in plan.measures.iter_mut().enumerate() {
            measure.id = format!("m{at}");
        }
        for (at, (mut item, parent, used)) in items.into_iter().enumerate() {
            item.id = format!("i{at}");
            item.parent = parent.filter(|_| at > 0).map(|parent| format!("i{}", parent % at));
            let used = plan.measures.iter().zip(used).filter(|(_, used)| *used);
            item.measures = used.map(|(measure, _)| measure.id.clone()).collect();
            plan.items.push(item);
        }
        for (mut group, used) in groups {
            let ids = plan.items.iter().map(|item| &item.id).chain(plan.measures.iter().map(|measure| &measure.id));
            group.answers_for = ids.zip(used).filter(|(_, used)| *used).map(|(id, _)| id.clone()).collect();
            plan.groups.push(group);
        }
        plan
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_comes_back(plan in plan(), revision in 1_i64..1000) {
        let export = Export::of(plan, Some(Origin { plan: "p".into(), revision }));
        let (back, findings) = plan_from(&Tables::of(&export));
        prop_assert_eq!(&findings, &[]);
        prop_assert_eq!(&back, &export);
        comes_back(&export);
    }
}
