//! Figures: two times, loads that change nothing twice, who sees what. All figures here are invented.

use bigplan_ledger::figures::{Choices, Figure, FigureFileState, NewFigureFile, NewLoad, NewStory, Seen, Which};
use bigplan_ledger::{Actor, LedgerError, PartnershipId, Role, Scope};
use bigplan_measure::{GroupCode, Missing, Observation, Period, Standing};
use bigplan_testbed::both;
use jiff::civil::{Date, date};

use crate::support::{Given, SETUP, plan, run};

const TOWN: &str = "E07000008";

pub fn figure(measure: &str, area: &str, year: i16, value: f64) -> Observation {
    Observation {
        measure: measure.parse().unwrap(),
        area: area.parse().unwrap(),
        group: GroupCode::all(),
        period: Period::Year(year),
        numerator: Some(value * 2.0),
        denominator: None,
        value: Some(value),
        missing: None,
        standing: Standing::Final,
        comparable: true,
        source: String::new(),
        published_on: None,
    }
}

fn published(on: Date, figure: Observation) -> Observation {
    Observation { published_on: Some(on), source: format!("Sleep survey of {on}"), ..figure }
}

pub fn new_load(of: Option<PartnershipId>, seen: Seen, file: &str) -> NewLoad {
    NewLoad {
        partnership: of,
        seen,
        file: file.into(),
        sha256: format!("hash of {file}"),
        choices: "{}".into(),
        source: "A survey".into(),
        refused: 0,
        held: None,
    }
}

/// Loads figures; gives how many were added, changed and the same.
pub async fn load(given: &Given, actor: &Actor, new: NewLoad, figures: Vec<Observation>) -> (usize, usize, usize) {
    let done = given.ledger.load_figures(actor, new, figures, &|_| ()).await.unwrap();
    (done.compared.added, done.compared.changed, done.compared.same)
}

async fn values(given: &Given, actor: &Actor, of: PartnershipId, known_on: Option<Date>) -> Vec<(String, f64)> {
    let which = Which {
        measures: vec!["ni-1".parse().unwrap(), "ni-2".parse().unwrap()],
        areas: vec![TOWN.parse().unwrap()],
        every_group: false,
        known_on,
    };
    let figures = given.ledger.figures(actor, of, &which).await.unwrap();
    let one = |figure: &Figure| (figure.point.period.code(), figure.point.value.unwrap());
    figures.iter().map(one).collect()
}

fn said(year: &str, value: f64) -> (String, f64) {
    (year.to_owned(), value)
}

both! {
    async fn the_same_file_again_changes_nothing_and_a_changed_value_keeps_both(given: Given) {
        let place = given.partnership("nodland").await;
        let first = || vec![figure("ni-1", TOWN, 2007, 1.0), figure("ni-1", TOWN, 2008, 1.0 / 3.0)];
        assert_eq!(load(&given, &SETUP, new_load(Some(place), Seen::Public, "a.csv"), first()).await, (2, 0, 0));
        let revision = given.ledger.figures_revision(&SETUP, place).await.unwrap();
        let events = given.count("SELECT COUNT(*) FROM journal").await;
        assert_eq!(load(&given, &SETUP, new_load(Some(place), Seen::Public, "a.csv"), first()).await, (0, 0, 2));
        let renamed = new_load(Some(place), Seen::Public, "copy of a.csv");
        assert_eq!(load(&given, &SETUP, renamed, first()).await, (0, 0, 2));
        assert_eq!(given.count("SELECT COUNT(*) FROM figure_loads").await, 1);
        assert_eq!(given.count("SELECT COUNT(*) FROM journal").await, events);
        assert_eq!(given.ledger.figures_revision(&SETUP, place).await.unwrap(), revision);
        given.clock.advance(jiff::SignedDuration::from_hours(48));
        let second = vec![figure("ni-1", TOWN, 2008, 0.5), figure("ni-1", TOWN, 2009, 0.4)];
        let would = given.ledger.compare_figures(&SETUP, Some(place), Seen::Public, second.clone()).await.unwrap();
        assert_eq!((would.added, would.changed, would.revised[0].before.value), (1, 1, Some(1.0 / 3.0)));
        assert_eq!(load(&given, &SETUP, new_load(Some(place), Seen::Public, "b.csv"), second).await, (1, 1, 0));
        // The first file again, although something newer is known: nothing goes back.
        assert_eq!(load(&given, &SETUP, new_load(Some(place), Seen::Public, "a.csv"), first()).await, (0, 0, 2));
        let now = [said("2007", 1.0), said("2008", 0.5), said("2009", 0.4)];
        assert_eq!(values(&given, &Actor::Visitor, place, None).await, now);
        let then = [said("2007", 1.0), said("2008", 1.0 / 3.0)];
        assert_eq!(values(&given, &Actor::Visitor, place, Some(date(2009, 10, 1))).await, then);
        assert_eq!(values(&given, &Actor::Visitor, place, Some(date(2009, 9, 29))).await, []);
        let loads = given.ledger.figure_loads(&SETUP, place, 9).await.unwrap();
        let changed = given.ledger.changed_by_load(&SETUP, loads[0].id, 9).await.unwrap();
        assert_eq!(changed.len(), 1);
        assert_eq!((changed[0].before, changed[0].after), (Some(1.0 / 3.0), Some(0.5)));
        assert!(given.ledger.verify_journal(&SETUP).await.unwrap().broken.is_none());
    }

    async fn what_came_out_when_decides_not_what_was_loaded_when(given: Given) {
        let place = given.partnership("nodland").await;
        let (plan, today) = (date(2009, 2, 1), date(2018, 3, 1));
        let revised = vec![published(today, figure("ni-1", TOWN, 2007, 45.9))];
        load(&given, &SETUP, new_load(Some(place), Seen::Public, "series.csv"), revised).await;
        let printed = vec![published(plan, figure("ni-1", TOWN, 2007, 48.5))];
        assert_eq!(load(&given, &SETUP, new_load(Some(place), Seen::Public, "plan.csv"), printed).await, (1, 0, 0));
        assert_eq!(values(&given, &Actor::Visitor, place, Some(date(2009, 9, 1))).await, [said("2007", 48.5)]);
        assert_eq!(values(&given, &Actor::Visitor, place, None).await, [said("2007", 45.9)]);
        let both = vec![
            published(plan, figure("ni-2", TOWN, 2007, 48.5)),
            published(today, figure("ni-2", TOWN, 2007, 45.9)),
        ];
        assert_eq!(load(&given, &SETUP, new_load(Some(place), Seen::Public, "both.csv"), both.clone()).await, (1, 1, 0));
        let again = new_load(Some(place), Seen::Public, "both again.csv");
        assert_eq!(load(&given, &SETUP, again, both).await, (0, 0, 2));
        let which = Which { measures: vec!["ni-2".parse().unwrap()], areas: vec![TOWN.parse().unwrap()], ..Which::default() };
        let history = given.ledger.figure_history(&Actor::Visitor, place, &which).await.unwrap();
        let told: Vec<_> = history.iter().map(|one| (one.point.value, one.known_from, one.known_until)).collect();
        assert_eq!(told, [(Some(48.5), plan, Some(today)), (Some(45.9), today, None)]);
        assert_eq!(history[0].source, "Sleep survey of 2009-02-01");
    }

    async fn many_figures_come_back_as_they_were_given(given: Given) {
        let place = given.partnership("nodland").await;
        let one = |number: i16| {
            let value = (number % 3 > 0).then(|| f64::from(number) / 7.0);
            Observation {
                group: format!("invented:{}", number % 37).parse().unwrap(),
                numerator: (number % 5 > 0).then(|| f64::from(number) * 1e-9),
                denominator: (number % 2 > 0).then_some(1e15),
                value,
                missing: value.is_none().then_some(Missing::LowCount),
                standing: if number % 11 == 0 { Standing::Provisional } else { Standing::Final },
                comparable: number % 13 > 0,
                ..figure("ni-1", TOWN, 1900 + number / 37, 1.0)
            }
        };
        let all: Vec<_> = (0..1234).map(one).collect();
        let new = new_load(Some(place), Seen::Public, "many.csv");
        assert_eq!(load(&given, &SETUP, new, all.clone()).await, (1234, 0, 0));
        let which = Which {
            measures: vec!["ni-1".parse().unwrap()],
            areas: vec![TOWN.parse().unwrap()],
            every_group: true,
            known_on: None,
        };
        let found = given.ledger.figures(&Actor::Visitor, place, &which).await.unwrap();
        assert_eq!(found.len(), 1234);
        for given in all {
            let same = |one: &&Figure| one.group == given.group && one.point.period == given.period;
            let found = &found.iter().find(same).unwrap().point;
            let figures = (found.value, found.numerator, found.denominator);
            assert_eq!(figures, (given.value, given.numerator, given.denominator));
            let words = (found.missing, found.standing, found.comparable);
            assert_eq!(words, (given.missing, given.standing, given.comparable));
        }
        let turned = Which { every_group: false, ..which };
        assert_eq!(given.ledger.figures(&Actor::Visitor, place, &turned).await.unwrap(), []);
    }

    async fn figures_for_the_partnership_alone_are_seen_by_it_alone(given: Given) {
        let (here, there) = (given.partnership("here").await, given.partnership("there").await);
        let officer = given.person("o@example.org", Role::Editor, Scope::Partnership(here)).await;
        let reader = given.person("r@example.org", Role::Reader, Scope::Partnership(here)).await;
        let stranger = given.person("s@example.org", Role::Editor, Scope::Partnership(there)).await;
        load(&given, &officer, new_load(Some(here), Seen::Public, "a.csv"), vec![figure("ni-1", TOWN, 2008, 1.0)]).await;
        given.clock.advance(jiff::SignedDuration::from_hours(48));
        load(&given, &officer, new_load(Some(here), Seen::Partnership, "b.csv"), vec![figure("ni-1", TOWN, 2008, 2.0)]).await;
        let public = [said("2008", 1.0)];
        for who in [&Actor::Visitor, &stranger] {
            assert_eq!(values(&given, who, here, None).await, public);
        }
        assert_eq!(values(&given, &reader, here, None).await, [said("2008", 2.0)]);
        assert_eq!(values(&given, &reader, there, None).await, []);
        for who in [&Actor::Visitor, &reader, &stranger] {
            let refused = given.ledger.load_figures(who, new_load(Some(here), Seen::Public, "c.csv"), vec![], &|_| ()).await;
            assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
            let shared = given.ledger.load_figures(who, new_load(None, Seen::Public, "c.csv"), vec![], &|_| ()).await;
            assert!(matches!(shared, Err(LedgerError::Forbidden(_))), "{shared:?}");
        }
        assert!(given.ledger.figure_loads(&stranger, here, 9).await.is_err());
    }

    async fn what_all_share_stands_behind_what_is_ones_own(given: Given) {
        let (here, there) = (given.partnership("here").await, given.partnership("there").await);
        let shared = vec![figure("ni-1", TOWN, 2008, 1.0), figure("ni-2", TOWN, 2008, 3.0)];
        load(&given, &SETUP, new_load(None, Seen::Public, "england.csv"), shared).await;
        load(&given, &SETUP, new_load(Some(here), Seen::Public, "own.csv"), vec![figure("ni-1", TOWN, 2008, 1.5)]).await;
        assert_eq!(values(&given, &Actor::Visitor, here, None).await, [said("2008", 1.5), said("2008", 3.0)]);
        assert_eq!(values(&given, &Actor::Visitor, there, None).await, [said("2008", 1.0), said("2008", 3.0)]);
        let town = [TOWN.parse().unwrap()];
        let known = given.ledger.measures_with_figures(&Actor::Visitor, there, &town).await.unwrap();
        assert_eq!(known.iter().map(ToString::to_string).collect::<Vec<_>>(), ["ni-1", "ni-2"]);
        let hidden = given.ledger.load_figures(&SETUP, new_load(None, Seen::Partnership, "x"), vec![], &|_| ()).await;
        assert!(matches!(hidden, Err(LedgerError::State(_))), "{hidden:?}");
    }

    async fn nothing_of_a_bad_load_is_stored(given: Given) {
        let place = given.partnership("nodland").await;
        let two = vec![figure("ni-1", TOWN, 2008, 1.0), figure("ni-1", TOWN, 2008, 2.0)];
        let refused = given.ledger.load_figures(&SETUP, new_load(Some(place), Seen::Public, "a.csv"), two, &|_| ()).await;
        assert!(refused.unwrap_err().to_string().contains("two different figures"));
        assert_eq!(given.count("SELECT COUNT(*) FROM series").await, 0);
        assert_eq!(given.count("SELECT COUNT(*) FROM observations").await, 0);
    }

    async fn a_held_file_is_kept_once_or_thrown_away(given: Given) {
        let place = given.partnership("nodland").await;
        let officer = given.person("o@example.org", Role::Editor, Scope::Partnership(place)).await;
        let new = NewFigureFile { name: "sleep.csv".into(), bytes: b"year,hours".to_vec(), choices: "{}".into() };
        let id = given.ledger.hold_figure_file(&officer, place, new.clone()).await.unwrap();
        let revision = given.ledger.choose_for_figure_file(&officer, id, 1, "{\"seen\":\"public\"}").await.unwrap();
        let late = given.ledger.choose_for_figure_file(&officer, id, 1, "{}").await;
        assert!(matches!(late, Err(LedgerError::Conflict { current: 2, .. })), "{late:?}");
        let back = given.ledger.figure_file(&officer, id).await.unwrap().unwrap();
        assert_eq!((back.bytes, back.choices.as_str()), (new.bytes.clone(), "{\"seen\":\"public\"}"));
        let load = NewLoad { held: Some((id, revision)), ..new_load(Some(place), Seen::Public, "sleep.csv") };
        let done = given.ledger.load_figures(&officer, load.clone(), vec![figure("ni-1", TOWN, 2008, 8.0)], &|_| ()).await.unwrap();
        let kept = given.ledger.figure_file_summary(&officer, id).await.unwrap().unwrap();
        assert_eq!((kept.state, kept.load), (FigureFileState::Kept, done.load));
        let twice = given.ledger.load_figures(&officer, load, vec![figure("ni-1", TOWN, 2009, 8.0)], &|_| ()).await;
        assert!(matches!(twice, Err(LedgerError::State(_))), "{twice:?}");
        assert_eq!(given.count("SELECT COUNT(*) FROM observations").await, 1);
        let other = given.ledger.hold_figure_file(&officer, place, new).await.unwrap();
        given.ledger.discard_figure_file(&officer, other, 1).await.unwrap();
        assert!(given.ledger.figure_file(&officer, other).await.unwrap().unwrap().bytes.is_empty());
        assert_eq!(given.ledger.figure_file(&Actor::Visitor, id).await.unwrap(), None);
    }

    async fn a_partnership_chooses_its_area_measures_and_neighbours(given: Given) {
        let place = given.partnership("nodland").await;
        let reader = given.person("r@example.org", Role::Reader, Scope::Partnership(place)).await;
        let measures = ["ni-2".parse().unwrap(), "ni-1".parse().unwrap()];
        let neighbours = ["E06000031".parse().unwrap()];
        assert_eq!(given.ledger.measure_choices(&Actor::Visitor, place).await.unwrap(), Choices::default());
        given.ledger.choose_area(&SETUP, place, &TOWN.parse().unwrap()).await.unwrap();
        given.ledger.choose_measures(&SETUP, place, &measures).await.unwrap();
        given.ledger.choose_neighbours(&SETUP, place, &neighbours).await.unwrap();
        let events = given.count("SELECT COUNT(*) FROM journal").await;
        given.ledger.choose_measures(&SETUP, place, &measures).await.unwrap();
        assert_eq!(given.count("SELECT COUNT(*) FROM journal").await, events, "the same choice is no change");
        let chosen = given.ledger.measure_choices(&Actor::Visitor, place).await.unwrap();
        assert_eq!(chosen, Choices { area: Some(TOWN.parse().unwrap()), measures: measures.to_vec(), neighbours: neighbours.to_vec() });
        given.ledger.choose_measures(&SETUP, place, &[]).await.unwrap();
        assert_eq!(given.ledger.measure_choices(&Actor::Visitor, place).await.unwrap().measures, []);
        let refused = given.ledger.choose_measures(&reader, place, &measures).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
    }

    async fn a_person_may_say_which_measure_a_plan_means(given: Given) {
        let place = given.partnership("nodland").await;
        let id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let measure = given.ledger.plan(&SETUP, id).await.unwrap().unwrap().plan.measures[0].id.parse().unwrap();
        let code = "ni-999".parse().unwrap();
        given.ledger.tie_measure(&SETUP, id, measure, Some(&code)).await.unwrap();
        assert_eq!(given.ledger.measure_ties(&SETUP, id).await.unwrap(), [(measure, Some(code))].into());
        given.ledger.tie_measure(&SETUP, id, measure, None).await.unwrap();
        assert_eq!(given.ledger.measure_ties(&SETUP, id).await.unwrap(), [(measure, None)].into());
        assert!(given.ledger.measure_ties(&Actor::Visitor, id).await.unwrap().is_empty(), "the plan is a draft");
        let foreign = given.ledger.tie_measure(&SETUP, id, bigplan_ledger::MeasureId::random().unwrap(), None).await;
        assert!(matches!(foreign, Err(LedgerError::NotFound("measure"))), "{foreign:?}");
    }

    async fn a_story_is_public_when_its_writer_says_so(given: Given) {
        let place = given.partnership("nodland").await;
        let officer = given.person("o@example.org", Role::Editor, Scope::Partnership(place)).await;
        let (measure, catalogue) = ("ni-1".parse().unwrap(), bigplan_measure::Catalogue::built_in().unwrap());
        let words = |text: &str| text.to_owned();
        let new = NewStory { seen: Seen::Partnership, story: words("Noise"), partners: words(""), works: words("Quiet"), will_do: words("") };
        given.ledger.write_story(&officer, place, &measure, 0, new.clone(), &catalogue).await.unwrap();
        assert_eq!(given.ledger.measure_story(&Actor::Visitor, place, &measure).await.unwrap(), None);
        let late = given.ledger.write_story(&officer, place, &measure, 0, new.clone(), &catalogue).await;
        assert!(matches!(late, Err(LedgerError::Conflict { current: 1, .. })), "{late:?}");
        given.ledger.write_story(&officer, place, &measure, 1, NewStory { seen: Seen::Public, ..new.clone() }, &catalogue).await.unwrap();
        let seen = given.ledger.measure_story(&Actor::Visitor, place, &measure).await.unwrap().unwrap();
        assert_eq!((seen.says.story.as_str(), seen.by), ("Noise", None));
        assert_eq!(given.ledger.story_history(&officer, place, &measure, 9).await.unwrap().len(), 2);
        assert!(given.ledger.story_history(&Actor::Visitor, place, &measure, 9).await.is_err());
        let long = NewStory { story: "x".repeat(20_000), ..new };
        let refused = given.ledger.write_story(&officer, place, &measure, 2, long, &catalogue).await;
        assert!(matches!(refused, Err(LedgerError::Field { field: "story", .. })), "{refused:?}");
    }
}
