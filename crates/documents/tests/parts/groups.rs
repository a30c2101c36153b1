//! Boards and groups in sentences and tables, and what they answer for.

use bigplan_documents::understand::{answers::answers_for, groups::read};
use bigplan_plan::{GroupUse, Item, Kind, MeasureUse, PartnershipGroup, Plan};

use crate::document;

fn groups(text: &str) -> Vec<PartnershipGroup> {
    read(&document(text)).values
}

fn named<'g>(groups: &'g [PartnershipGroup], name: &str) -> &'g PartnershipGroup {
    groups.iter().find(|g| g.name == name).unwrap_or_else(|| panic!("{name} in {groups:?}"))
}

#[test]
fn chairs_and_reporting_lines_in_sentences() {
    let found = groups(
        "The Mereshire Children's Trust Board (MCTB) is chaired by the Director of People and meets monthly.\n\n\
         Play is led by the Play and Leisure Group, which reports to the MCTB. This group is jointly chaired by the Head of Parks and the Chief Executive of Play Mereshire.\n\n\
         The Early Help Forum sits beneath the Mereshire Children's Trust Board. The chair of the Early Help Forum is the Head of Early Help.\n\n\
         The Lead Member for Young People chairs the Youth Voice Panel.\n",
    );
    let board = named(&found, "Mereshire Children's Trust Board");
    assert_eq!((board.chair.as_deref(), board.reports_to.as_deref()), (Some("Director of People"), None));
    let play = named(&found, "Play and Leisure Group");
    assert_eq!(play.chair.as_deref(), Some("Head of Parks and the Chief Executive of Play Mereshire"));
    assert_eq!(play.reports_to.as_deref(), Some("Mereshire Children's Trust Board"));
    let help = named(&found, "Early Help Forum");
    assert_eq!(
        (help.chair.as_deref(), help.reports_to.as_deref()),
        (Some("Head of Early Help"), Some("Mereshire Children's Trust Board"))
    );
    assert_eq!(named(&found, "Youth Voice Panel").chair.as_deref(), Some("Lead Member for Young People"));
    assert_eq!(found.len(), 4, "{found:?}");
}

#[test]
fn tables_of_groups() {
    let found = groups(
        "Board\tPurpose\tChair\tReports to\nYouth Board\tHears young people\tHead of Youth\tTrust Board\nTrust Board\tLeads the trust\tChief Executive\t\n",
    );
    assert_eq!(found.len(), 2);
    assert_eq!(named(&found, "Youth Board").reports_to.as_deref(), Some("Trust Board"));
    assert_eq!(named(&found, "Trust Board").role.as_deref(), Some("Leads the trust"));
}

#[test]
fn who_meets_by_chance_is_no_group() {
    for text in [
        "A conference was chaired by the head teacher. Work is led by schools.",
        "Children from minority ethnic groups report to their tutor each day.",
        "We asked a focus group of young people in Stonebeck.",
        "Action\tLead group\tTarget\nOpen a club\tPlay Group\t3 clubs\n",
    ] {
        assert!(groups(text).is_empty(), "{text}: {:?}", groups(text));
    }
}

fn plan_of(text: &str) -> Plan {
    let mut outcome = Item::new("i1", Kind::Outcome, "Be Well");
    outcome.at = None;
    let mut priority = Item::new("i2", Kind::Priority, "Fewer young smokers");
    priority.parent = Some("i1".into());
    let mut action = Item::new("i3", Kind::Action, "Open a clinic");
    action.groups.push(GroupUse { name: "Clinic Steering Group".into(), certain: false });
    let measure = MeasureUse {
        id: "m1".into(),
        code: Some("NI 112".into()),
        title: "Conceptions under 18".into(),
        group: None,
        area: None,
        baseline: None,
        targets: Vec::new(),
        at: None,
    };
    let document = document(text);
    let mut plan = Plan {
        items: vec![outcome, priority, action],
        measures: vec![measure],
        groups: read(&document).values,
        ..Plan::default()
    };
    answers_for(&mut plan, &document);
    let once = plan.clone();
    answers_for(&mut plan, &document);
    assert_eq!(plan, once, "a second time must change nothing");
    plan
}

#[test]
fn what_a_group_answers_for() {
    let plan = plan_of(
        "Who is responsible for improving Be Well?\n\nThis outcome is owned by the Well Being Partnership, which reports to the Mereshire Trust Board.\n\n\
         The Well Being Partnership will monitor the following national indicators:\n\n- NI112 Conceptions under 18\n",
    );
    let mut answers = named(&plan.groups, "Well Being Partnership").answers_for.clone();
    answers.sort();
    assert_eq!(answers, ["i1", "i2", "m1"]);
    assert_eq!(named(&plan.groups, "Clinic Steering Group").answers_for, ["i3"]);
    assert!(named(&plan.groups, "Mereshire Trust Board").answers_for.is_empty());
    assert!(plan.items[1].groups.iter().any(|g| g.name == "Well Being Partnership" && g.certain));
}

#[test]
fn rows_of_measures_name_their_group() {
    let plan = plan_of("Indicator\tAccountable group\nNI 112 Conceptions under 18\tClinic Steering Group\n");
    assert_eq!(named(&plan.groups, "Clinic Steering Group").answers_for, ["i3", "m1"]);
}
