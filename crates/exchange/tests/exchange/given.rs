//! Plans for the tests: an invented one, and the demonstration's.

use bigplan_exchange::{Export, Origin};
use bigplan_plan::{Item, Kind, Plan};

/// An invented plan with something of every kind.
pub fn plan() -> Plan {
    toml::from_str(
        r#"
        plan = { title = "The sleep plan", partnership = "Nodland", period = { from = "2009", to = "2012" } }
        items = [
          { id = "i1", kind = "outcome", title = "Be healthy" },
          { id = "i2", parent = "i1", kind = "priority", ref = "1", title = "Children sleep well", measures = ["m1"] },
          { id = "i3", parent = "i2", kind = "action", ref = "1.10", title = "Quiet evenings", due = "2010-07", needs = ["007"],
            leads = [{ post = "Head of Evenings", state = "named" }, { state = "vacant" }],
            groups = [{ name = "Sleep board", certain = false }],
            funds = [{ name = "=Grant", amount_gbp = 1200.5, certain = true }], at = { line = 12, cell = 2 } },
          { id = "i4", parent = "i2", kind = "action", ref = "1.2", title = "Dark rooms",
            links = [{ to = "1.10", text = "see also" }] },
        ]
        measures = [{ id = "m1", code = "NI 999", title = "Hours slept", baseline = { value = 7.5, unit = "hours", text = "7.5" },
                      targets = [{ period = "2010", value = 8.0, unit = "hours", text = "8" }, { text = "-45% (2010)" }] }]
        needs = [{ ref = "007", strand = "Night", need = "Rest", evidence = "Surveys\nof two years" }]
        groups = [{ name = "Sleep board", chair = "Head of Evenings", answers_for = ["i2", "m1"] }]
        recommendations = [{ from = "The council", timescale = "six months", text = "Dim the lights." }]
        judgements = [{ aspect = "Rest", for = "health", grade = 3 }]
        glossary = [{ term = "REM", meaning = "Rapid eye movement" }]
        "#,
    )
    .unwrap()
}

/// The invented plan as it leaves at revision 4.
pub fn export() -> Export {
    Export::of(plan(), Some(Origin { plan: "p1".into(), revision: 4 }))
}

/// An item of a plan.
pub fn item<'p>(plan: &'p mut Plan, id: &str) -> &'p mut Item {
    plan.items.iter_mut().find(|item| item.id == id).unwrap()
}

/// A new item under another.
pub fn child(id: &str, parent: &str, title: &str) -> Item {
    Item { parent: Some(parent.into()), ..Item::new(id, Kind::Action, title) }
}

/// Every plan of the demonstration.
pub fn demonstration() -> Vec<Plan> {
    [
        include_str!("../../../../demo/cambridgeshire/plan-2006.toml"),
        include_str!("../../../../demo/cambridgeshire/needs-2006.toml"),
        include_str!("../../../../demo/cambridgeshire/review-2007.toml"),
        include_str!("../../../../demo/cambridgeshire/action-plans-2009.toml"),
        include_str!("../../../../demo/peterborough/plan-2009.toml"),
        include_str!("../../../../demo/surrey/plan-2009.toml"),
    ]
    .into_iter()
    .map(|text| toml::from_str(text).unwrap())
    .collect()
}
