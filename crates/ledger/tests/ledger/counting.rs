//! Figures counted from records: what a saved record moves, what it does not, who sees what is behind a figure.

use std::sync::Arc;

use bigplan_ledger::figures::{Figure, NewLoad, Seen, Which};
use bigplan_ledger::registers::{
    About, CaseFile, Casework, CountStep, Counting, FigureKey, NewDuty, NewPerson, NewRecord,
};
use bigplan_ledger::{Actor, LedgerError, PartnershipId, PersonId, RecordId, Role, Scope, TeamId};
use bigplan_measure::{Definitions, GroupCode, Observation, Period, Standing};
use bigplan_register::{Files, Value};
use bigplan_testbed::both;
use jiff::SignedDuration;
use jiff::civil::{Date, date};

use crate::registers_given::child;
use crate::support::{Given, SETUP, run};

pub const COUNTY: &str = "E10000003";
const DISTRICT: &str = "E07000008";
const AGAIN: &str = "ni-65";
const ENDED: &str = "ni-64";

/// A partnership with an area, the registers that the program carries, a team and a child.
pub struct Counted {
    pub given: Given,
    pub work: Casework,
    pub counting: Counting,
    pub of: PartnershipId,
    pub team: TeamId,
    pub child: PersonId,
}

pub fn day(on: Date) -> Option<Value> {
    Some(Value::Day(on))
}

impl Counted {
    pub async fn of(given: Given) -> Self {
        let of = given.partnership("nodland").await;
        given.ledger.choose_area(&SETUP, of, &COUNTY.parse().unwrap()).await.unwrap();
        let work = given.ledger.open_registers(&SETUP, &Files::built_in()).await.unwrap().casework;
        work.set_counted(&SETUP, of, true).await.unwrap();
        let definitions = Arc::new(Definitions::read(&[]).unwrap());
        let counting = Counting::new(definitions, work.registers()).unwrap();
        let team = work.add_team(&SETUP, of, "North", None).await.unwrap();
        let girl = NewPerson { sex: Some("F".into()), ..child("Secretname") };
        let child = work.add_person(&SETUP, of, girl).await.unwrap();
        Self { given, work, counting, of, team, child }
    }

    pub async fn add(&self, register: &str, values: &[(&str, Option<Value>)]) -> RecordId {
        self.add_as(&SETUP, register, values).await
    }

    pub async fn add_as(&self, actor: &Actor, register: &str, values: &[(&str, Option<Value>)]) -> RecordId {
        let new = NewRecord {
            partnership: self.of,
            register: register.parse().unwrap(),
            about: About::Person(self.child),
            values: values.iter().map(|(field, value)| (field.parse().unwrap(), value.clone())).collect(),
            worker: None,
            team: Some(self.team),
            referred_by: None,
            referred_for: None,
        };
        self.work.add_record(actor, new).await.unwrap_or_else(|why| panic!("{register}: {why:?}")).id
    }

    /// A protection plan in force.
    pub async fn plan(&self, began: Date, again: bool) -> RecordId {
        let values = [
            ("began", day(began)),
            ("category", Some(Value::Code("NEG".into()))),
            ("again", Some(Value::YesNo(again))),
            ("earlier-plans", Some(Value::Whole(i64::from(again)))),
            ("earlier-ended", again.then(|| Value::Day(date(2004, 1, 1)))),
        ];
        let id = self.add("protection-plan", &values).await;
        self.work.move_record(&SETUP, id, 1, &"begin".parse().unwrap(), "").await.unwrap();
        id
    }

    pub async fn change(&self, id: RecordId, field: &str, value: Option<Value>) {
        let page = self.work.case_page(&SETUP, id).await.unwrap();
        let given = [(field.parse().unwrap(), value)];
        self.work.change_record(&SETUP, id, page.version, given.into()).await.unwrap();
    }

    /// Counts until nothing is left; gives what was done together.
    pub async fn count(&self) -> CountStep {
        let mut done = CountStep::default();
        while self.work.to_count(&SETUP, &self.counting).await.unwrap() == [self.of] {
            let step = self.work.count_step(&SETUP, &self.counting, self.of).await.unwrap();
            done.children += step.children;
            done.tallies += step.tallies;
            done.figures += step.figures;
            done.changed += step.changed;
        }
        done
    }

    pub async fn figures(&self, actor: &Actor, measure: &str) -> Vec<Figure> {
        let areas = vec![COUNTY.parse().unwrap(), DISTRICT.parse().unwrap()];
        let which = Which { measures: vec![measure.parse().unwrap()], areas, every_group: true, known_on: None };
        self.given.ledger.figures(actor, self.of, &which).await.unwrap()
    }

    /// Counted out of how many, for a place, group and financial year.
    pub async fn says(&self, measure: &str, area: &str, group: &str, year: i16) -> Option<(f64, f64)> {
        let wanted = |one: &&Figure| {
            one.area.as_str() == area && one.group.as_str() == group && one.point.period == Period::FinancialYear(year)
        };
        let all = self.figures(&SETUP, measure).await;
        let point = &all.iter().find(wanted)?.point;
        point.numerator.zip(point.denominator)
    }

    pub async fn somebody(&self, name: &str, role: Option<&str>) -> Actor {
        let scope = Scope::Partnership(self.of);
        let actor = self.given.person(&format!("{name}@example.org"), Role::Reader, scope).await;
        if let Some(role) = role {
            let (account, role, team) = (actor.account().unwrap(), role.parse().unwrap(), Some(self.team));
            let duty =
                NewDuty { account, role, team, organisation: None, qualified: Some(true), from: None, until: None };
            self.work.give_duty(&SETUP, self.of, duty).await.unwrap();
        }
        actor
    }

    pub fn later(&self, on: Date) {
        let now = self.work.ledger().now().to_zoned(jiff::tz::TimeZone::UTC).date();
        self.given.clock.advance(SignedDuration::from_hours(24 * i64::from((on - now).get_days())));
    }
}

/// The financial year of a day.
pub fn financial_year(on: Date) -> i16 {
    if (on.month(), on.day()) >= (4, 1) { on.year() } else { on.year() - 1 }
}

pub fn key(measure: &str, year: i16) -> FigureKey {
    let period = Period::FinancialYear(year);
    FigureKey { measure: measure.parse().unwrap(), period, district: None, group: GroupCode::all() }
}

both! {
    async fn a_saved_record_moves_the_figures_that_it_is_in(given: Given) {
        let house = Counted::of(given).await;
        house.count().await;
        assert_eq!(house.says(AGAIN, COUNTY, "all", 2009).await, None, "nothing to count yet");
        house.add("address", &[("from", day(date(2001, 2, 3))), ("place", Some(Value::Link(DISTRICT.into())))]).await;
        let plan = house.plan(date(2009, 5, 1), false).await;
        let done = house.count().await;
        assert!(done.children == 1 && done.changed > 0, "{done:?}");
        for (area, group) in [(COUNTY, "all"), (DISTRICT, "all"), (COUNTY, "sex:girls"), (COUNTY, "age:5-9"), (COUNTY, "looked-after:no")] {
            assert_eq!(house.says(AGAIN, area, group, 2009).await, Some((0.0, 1.0)), "{area} {group}");
        }
        assert_eq!(house.says(AGAIN, COUNTY, "sex:boys", 2009).await, None);
        house.change(plan, "earlier-ended", day(date(2004, 1, 1))).await;
        house.change(plan, "again", Some(Value::YesNo(true))).await;
        house.count().await;
        assert_eq!(house.says(AGAIN, DISTRICT, "all", 2009).await, Some((1.0, 1.0)));
        house.change(plan, "aim", Some(Value::Text("Somebody is at home at night".into()))).await;
        let done = house.count().await;
        assert_eq!((done.children, done.tallies, done.figures), (1, 0, 0), "what is not counted moves nothing");
        let runs = house.work.count_runs(&SETUP, house.of, 10).await.unwrap();
        assert_eq!((runs.len(), runs[0].outputs.len()), (2, 64));
        assert!(runs[0].journal.0 > runs[1].journal.0);
        assert!(house.given.ledger.verify_journal(&SETUP).await.unwrap().broken.is_none());
    }

    async fn what_a_child_is_moves_the_figures_too(given: Given) {
        let house = Counted::of(given).await;
        house.plan(date(2009, 5, 1), false).await;
        house.count().await;
        assert_eq!(house.says(AGAIN, COUNTY, "age:5-9", 2009).await, Some((0.0, 1.0)));
        let born = NewPerson { born: Some(date(1998, 2, 3)), sex: Some("M".into()), ..child("Secretname") };
        house.work.change_person(&SETUP, house.child, 1, born).await.unwrap();
        house.count().await;
        assert_eq!(house.says(AGAIN, COUNTY, "age:10-15", 2009).await, Some((0.0, 1.0)));
        assert_eq!(house.says(AGAIN, COUNTY, "age:5-9", 2009).await, Some((0.0, 0.0)), "nobody is left there");
        assert_eq!(house.says(AGAIN, COUNTY, "sex:boys", 2009).await, Some((0.0, 1.0)));
    }

    async fn counting_all_again_gives_the_same(given: Given) {
        let house = Counted::of(given).await;
        house.plan(date(2007, 5, 1), false).await;
        house.count().await;
        let before = house.figures(&SETUP, AGAIN).await;
        house.work.count_again(&SETUP, house.of).await.unwrap();
        let done = house.count().await;
        assert_eq!((done.children, done.tallies, done.changed), (1, 0, 0), "{done:?}");
        assert!(done.figures > 0);
        assert_eq!(house.figures(&SETUP, AGAIN).await, before);
        house.given.behind("UPDATE tallies SET counted = 7").await;
        house.work.count_again(&SETUP, house.of).await.unwrap();
        assert!(house.count().await.tallies > 0, "what was spoilt is put right");
        assert_eq!(house.figures(&SETUP, AGAIN).await, before);
    }

    async fn sums_kept_on_the_way_are_those_that_are_added_up_anew(given: Given) {
        let house = Counted::of(given).await;
        house.add("address", &[("from", day(date(2001, 2, 3))), ("place", Some(Value::Link(DISTRICT.into())))]).await;
        let first = house.plan(date(2009, 5, 1), false).await;
        house.count().await;
        let other = house.work.add_person(&SETUP, house.of, child("Othername")).await.unwrap();
        house.add("referral", &[("received", day(date(2008, 11, 1)))]).await;
        house.count().await;
        house.change(first, "began", day(date(2008, 5, 1))).await;
        house.count().await;
        let boy = NewPerson { born: Some(date(1998, 2, 3)), sex: Some("M".into()), ..child("Secretname") };
        house.work.change_person(&SETUP, house.child, 1, boy).await.unwrap();
        house.count().await;
        house.work.merge_persons(&SETUP, (house.child, 2), (other, 1)).await.unwrap();
        house.count().await;
        let kept = "SELECT CAST(COALESCE(SUM(counted * 31 + out_of), 0) + COUNT(*) * 10000 AS BIGINT) FROM tally_sums WHERE out_of > 0";
        let before = (house.given.count(kept).await, house.figures(&SETUP, AGAIN).await);
        assert!(before.0 > 10_000 && !before.1.is_empty());
        assert_eq!(house.given.count("SELECT COUNT(*) FROM tally_sums WHERE out_of < 0 OR counted < 0").await, 0);
        house.given.behind("UPDATE tally_sums SET counted = counted + 7").await;
        house.work.count_again(&SETUP, house.of).await.unwrap();
        let done = house.count().await;
        assert_eq!((done.tallies, done.changed), (0, 0), "{done:?}");
        assert_eq!((house.given.count(kept).await, house.figures(&SETUP, AGAIN).await), before);
    }

    async fn what_was_published_is_shown_and_what_was_counted_is_kept_beside_it(given: Given) {
        let house = Counted::of(given).await;
        house.plan(date(2009, 5, 1), true).await;
        house.count().await;
        let visitor = house.figures(&Actor::Visitor, AGAIN).await;
        assert_eq!(visitor, [], "what is counted is for the partnership");
        let reader = house.somebody("reader", None).await;
        assert_eq!(house.figures(&reader, AGAIN).await, house.figures(&SETUP, AGAIN).await);
        let published = Observation {
            measure: AGAIN.parse().unwrap(),
            area: COUNTY.parse().unwrap(),
            group: GroupCode::all(),
            period: Period::FinancialYear(2009),
            numerator: None,
            denominator: None,
            value: Some(12.5),
            missing: None,
            standing: Standing::Final,
            comparable: true,
            source: "A publication".into(),
            published_on: Some(date(2009, 9, 1)),
        };
        let load = NewLoad {
            partnership: Some(house.of), seen: Seen::Public, file: "a.csv".into(), sha256: String::new(),
            choices: "{}".into(), source: String::new(), refused: 0, held: None,
        };
        house.given.ledger.load_figures(&SETUP, load, [published], &|_| ()).await.unwrap();
        let shown = house.figures(&SETUP, AGAIN).await;
        let whole = shown.iter().find(|one| one.group.is_all()).unwrap();
        assert_eq!((whole.point.value, whole.run), (Some(12.5), None));
        let which = Which { measures: vec![AGAIN.parse().unwrap()], areas: vec![COUNTY.parse().unwrap()], ..Which::default() };
        let all = house.given.ledger.figure_history(&SETUP, house.of, &which).await.unwrap();
        let mut values: Vec<_> = all.iter().map(|one| (one.point.value, one.run.is_some())).collect();
        values.sort_by_key(|(_, counted)| *counted);
        assert_eq!(values, [(Some(12.5), false), (Some(100.0), true)]);
    }

    async fn records_behind_a_figure_are_shown_to_whom_they_are_shown_anyway(given: Given) {
        let house = Counted::of(given).await;
        let plan = house.plan(date(2009, 5, 1), false).await;
        house.count().await;
        let manager = house.somebody("manager", Some("team-manager")).await;
        let reader = house.somebody("reader", None).await;
        let behind = house.work.behind_figure(&manager, house.of, &key(AGAIN, 2009)).await.unwrap();
        assert_eq!((behind.all, behind.seen, behind.records[0].id), ((1, 0), 1, plan));
        assert_eq!((behind.records[0].on, behind.records[0].counted), (date(2009, 5, 1), 0));
        let behind = house.work.behind_figure(&reader, house.of, &key(AGAIN, 2009)).await.unwrap();
        assert_eq!((behind.all, behind.seen, behind.records.len()), ((1, 0), 0, 0));
        let girls = FigureKey { group: "sex:girls".parse().unwrap(), ..key(AGAIN, 2009) };
        assert_eq!(house.work.behind_figure(&manager, house.of, &girls).await.unwrap().records.len(), 1);
        let boys = FigureKey { group: "sex:boys".parse().unwrap(), ..key(AGAIN, 2009) };
        assert_eq!(house.work.behind_figure(&manager, house.of, &boys).await.unwrap().all, (0, 0));
        let elsewhere = FigureKey { district: Some(DISTRICT.parse().unwrap()), ..key(AGAIN, 2009) };
        assert_eq!(house.work.behind_figure(&manager, house.of, &elsewhere).await.unwrap().all, (0, 0));
        let refused = house.work.behind_figure(&Actor::Visitor, house.of, &key(AGAIN, 2009)).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        let looked = "SELECT COUNT(*) FROM journal WHERE action = 'records-behind-figure'";
        assert_eq!(house.given.count(looked).await, 5);
        let (_, figures) = house.work.counted_for(&manager, plan).await.unwrap();
        assert!(figures.iter().any(|one| one.measure.as_str() == AGAIN && one.counted == 0), "{figures:?}");
        let refused = house.work.counted_for(&reader, plan).await;
        assert!(matches!(refused, Err(LedgerError::NotFound(_))), "{refused:?}");
    }

    async fn what_each_child_counts_for_is_told_to_officers_by_pupil_number(given: Given) {
        let house = Counted::of(given).await;
        house.plan(date(2009, 5, 1), true).await;
        let numbered = NewPerson { pupil_number: Some("A123456789012".into()), ..child("Othername") };
        let other = house.work.add_person(&SETUP, house.of, numbered).await.unwrap();
        let house = Counted { child: other, ..house };
        house.plan(date(2009, 6, 1), false).await;
        house.count().await;
        let figures = [(AGAIN.parse().unwrap(), Period::FinancialYear(2009)), (ENDED.parse().unwrap(), Period::FinancialYear(2009))];
        let officer = house.given.person("o@example.org", Role::Editor, Scope::Partnership(house.of)).await;
        let found = house.work.counted_by_pupil(&officer, house.of, &figures).await.unwrap();
        let mut first: Vec<_> = found[0].iter().map(|one| (one.pupil_number.clone(), one.counted, one.of)).collect();
        first.sort();
        assert_eq!(first, [(None, 1, 1), (Some("A123456789012".into()), 0, 1)]);
        assert_eq!(found[1], [], "no plan has ended");
        let looked = "SELECT COUNT(*) FROM journal WHERE action = 'figures-held-against-return'";
        assert_eq!(house.given.count(looked).await, 1);
        let reader = house.somebody("reader", None).await;
        for actor in [reader, Actor::Visitor] {
            let refused = house.work.counted_by_pupil(&actor, house.of, &figures).await;
            assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        }
    }

    async fn two_persons_made_one_are_counted_as_one(given: Given) {
        let house = Counted::of(given).await;
        house.plan(date(2009, 5, 1), false).await;
        let other = house.work.add_person(&SETUP, house.of, child("Othername")).await.unwrap();
        house.count().await;
        house.work.merge_persons(&SETUP, (house.child, 1), (other, 1)).await.unwrap();
        house.count().await;
        assert_eq!(house.says(AGAIN, COUNTY, "all", 2009).await, Some((0.0, 1.0)));
        assert_eq!(house.says(AGAIN, COUNTY, "sex:girls", 2009).await, Some((0.0, 0.0)), "the other's sex is not known");
    }

    async fn what_a_destroyed_file_counted_for_stays_and_leads_to_nobody(given: Given) {
        let house = Counted::of(given).await;
        let new = NewRecord {
            partnership: house.of,
            register: "referral".parse().unwrap(),
            about: About::Person(house.child),
            values: [
                ("received".parse().unwrap(), day(date(2009, 5, 1))),
                ("source".parse().unwrap(), Some(Value::Code("1A".into()))),
                ("reason".parse().unwrap(), Some(Value::Text("Whisperedwords".into()))),
                ("decision".parse().unwrap(), Some(Value::Code("no-further-action".into()))),
                ("reasons".parse().unwrap(), Some(Value::Text("Nothing to do".into()))),
                ("decided".parse().unwrap(), day(date(2009, 5, 1))),
            ].into(),
            worker: None,
            team: Some(house.team),
            referred_by: None,
            referred_for: None,
        };
        let saved = house.work.add_record(&SETUP, new).await.unwrap();
        let saved = house.work.move_record(&SETUP, saved.id, saved.version, &"decide".parse().unwrap(), "").await.unwrap();
        let read = "decision".parse().unwrap();
        let saved = house.work.sign_record(&SETUP, saved.id, saved.version, &read).await.unwrap();
        house.work.move_record(&SETUP, saved.id, saved.version, &"close-untold".parse().unwrap(), "Tried").await.unwrap();
        house.count().await;
        let nfa = "SELECT COUNT(*) FROM tallies WHERE measure = 'ni-68'";
        assert_eq!(house.given.count(nfa).await, 1);
        house.later(date(2025, 1, 1));
        let because = "Agreed by the keeper of records";
        let file = CaseFile::Person(house.child);
        house.work.destroy_files(&SETUP, house.of, &[file], because).await.unwrap();
        house.count().await;
        assert_eq!(house.says("ni-68", COUNTY, "all", 2009).await, Some((0.0, 1.0)), "the year stays as it was");
        assert_eq!(house.given.count("SELECT COUNT(*) FROM tallies WHERE person_id = '' AND day_on = ''").await, house.given.count("SELECT COUNT(*) FROM tallies").await);
        let behind = house.work.behind_figure(&SETUP, house.of, &key("ni-68", 2009)).await.unwrap();
        assert_eq!((behind.all, behind.destroyed, behind.records.len()), ((1, 0), 1, 0));
        assert_eq!(house.given.count("SELECT COUNT(*) FROM children_to_count").await, 0);
    }

    async fn a_year_is_final_once_it_is_over_and_time_alone_moves_what_it_moves(given: Given) {
        let house = Counted::of(given).await;
        house.plan(date(2008, 4, 1), false).await;
        house.count().await;
        let plans = |figures: Vec<Figure>| {
            let newest = figures.into_iter().rfind(|one| one.group.is_all()).unwrap();
            (newest.point.period.code(), newest.point.numerator, newest.point.standing)
        };
        let reviewed = plans(house.figures(&SETUP, "ni-67").await);
        assert_eq!(reviewed, ("2009/10f".into(), Some(0.0), Standing::Provisional));
        house.later(date(2010, 4, 1));
        house.count().await;
        let all = house.figures(&SETUP, "ni-67").await;
        let of = |year| all.iter().find(|one| one.group.is_all() && one.point.period == Period::FinancialYear(year)).unwrap();
        assert_eq!((of(2009).point.standing, of(2010).point.standing), (Standing::Final, Standing::Provisional));
        let old = house.given.count("SELECT COUNT(*) FROM counted_figures WHERE known_until = '2010-04-01'").await;
        assert!(old > 0, "what was known before is kept");
    }

    async fn another_area_takes_the_figures_along(given: Given) {
        let house = Counted::of(given).await;
        house.plan(date(2009, 5, 1), false).await;
        house.count().await;
        house.given.ledger.choose_area(&SETUP, house.of, &DISTRICT.parse().unwrap()).await.unwrap();
        house.count().await;
        assert_eq!(house.says(AGAIN, COUNTY, "all", 2009).await, None);
        assert_eq!(house.says(AGAIN, DISTRICT, "all", 2009).await, Some((0.0, 1.0)));
    }

    async fn nothing_is_counted_before_somebody_says_so_or_once_they_end_it(given: Given) {
        let house = Counted::of(given).await;
        house.plan(date(2009, 5, 1), false).await;
        house.count().await;
        let officer = house.given.person("o@example.org", Role::Editor, Scope::Partnership(house.of)).await;
        let reader = house.somebody("reader", None).await;
        let refused = house.work.set_counted(&reader, house.of, false).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        house.work.set_counted(&officer, house.of, false).await.unwrap();
        assert_eq!(house.figures(&SETUP, AGAIN).await, []);
        assert_eq!(house.work.to_count(&SETUP, &house.counting).await.unwrap(), []);
        assert!(!house.work.is_counted(&officer, house.of).await.unwrap());
        house.work.set_counted(&officer, house.of, true).await.unwrap();
        house.count().await;
        assert_eq!(house.says(AGAIN, COUNTY, "all", 2009).await, Some((0.0, 1.0)));
    }

    async fn only_the_program_counts_and_not_without_an_area(given: Given) {
        let house = Counted::of(given).await;
        let officer = house.given.person("o@example.org", Role::Editor, Scope::Partnership(house.of)).await;
        let refused = house.work.count_step(&officer, &house.counting, house.of).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        let refused = house.work.count_again(&officer, house.of).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        let bare = house.given.partnership("bare").await;
        house.work.set_counted(&SETUP, bare, true).await.unwrap();
        assert_eq!(house.work.to_count(&SETUP, &house.counting).await.unwrap(), [house.of], "the other has no area");
        house.count().await;
        assert_eq!(house.figures(&SETUP, ENDED).await, []);
        let runs = house.work.count_runs(&SETUP, bare, 5).await.unwrap();
        assert_eq!(runs, []);
    }

    async fn a_step_that_fails_half_way_has_done_nothing(given: Given) {
        let house = Counted::of(given).await;
        house.count().await;
        house.plan(date(2009, 5, 1), false).await;
        house.given.behind("ALTER TABLE counted_figures RENAME TO gone").await;
        let refused = house.work.count_step(&SETUP, &house.counting, house.of).await;
        assert!(matches!(refused, Err(LedgerError::Database(_))), "{refused:?}");
        assert_eq!(house.given.count("SELECT COUNT(*) FROM tallies").await, 0);
        assert_eq!(house.given.count("SELECT COUNT(*) FROM children_to_count").await, 1, "it is still to be counted");
        house.given.behind("ALTER TABLE gone RENAME TO counted_figures").await;
        house.count().await;
        assert_eq!(house.says(AGAIN, COUNTY, "all", 2009).await, Some((0.0, 1.0)));
    }
}
