//! What is counted in a way of its own: how well registers are kept, events, several days, groups and scores.

use bigplan_ledger::figures::Seen;
use bigplan_ledger::registers::{FigureKey, NewPerson};
use bigplan_measure::{Missing, Observation, Period};
use bigplan_register::Value;
use bigplan_testbed::both;
use jiff::ToSpan;
use jiff::civil::date;

use crate::counting::{COUNTY, Counted, day, financial_year, key};
use crate::figures::{figure, load, new_load};
use crate::registers_given::child;
use crate::support::{Given, SETUP, run};

both! {
    async fn what_is_missing_or_late_counts_as_such_until_it_is_filled_in(given: Given) {
        let house = Counted::of(given).await;
        let today = house.work.ledger().now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let (late, year) = (today - 3.days(), financial_year(today - 3.days()));
        let id = house.add("referral", &[("received", day(late))]).await;
        house.count().await;
        let says = async |measure: &str| house.says(measure, COUNTY, "all", year).await;
        assert_eq!(says("quality-referrals-whole").await, Some((0.0, 1.0)));
        assert_eq!(says("quality-referrals-prompt").await, Some((0.0, 1.0)), "written down after three days");
        house.change(id, "source", Some(Value::Code("1A".into()))).await;
        house.change(id, "reason", Some(Value::Text("Invented".into()))).await;
        house.count().await;
        assert_eq!(says("quality-referrals-whole").await, Some((1.0, 1.0)));
        house.change(id, "received", day(today - 2.days())).await;
        house.count().await;
        let year = financial_year(today - 2.days());
        assert_eq!(house.says("quality-referrals-prompt", COUNTY, "all", year).await, Some((1.0, 1.0)));
    }

    async fn a_figure_of_how_well_registers_are_kept_is_told_by_where_its_records_came_from(given: Given) {
        let house = Counted::of(given).await;
        let today = house.work.ledger().now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let year = financial_year(today);
        let late = house.add("referral", &[("received", day(today - 3.days()))]).await;
        house.given.behind("UPDATE records SET source = NULL").await;
        house.add("referral", &[("received", day(today))]).await;
        let worker = house.somebody("worker", Some("social-worker")).await;
        house.add_as(&worker, "referral", &[("received", day(today))]).await;
        house.count().await;
        let says = async |source: &str| house.says("quality-referrals-prompt", COUNTY, source, year).await;
        assert_eq!(says("all").await, Some((2.0, 3.0)));
        assert_eq!(says("source:not-known").await, Some((0.0, 1.0)));
        assert_eq!(says("source:program").await, Some((1.0, 1.0)));
        assert_eq!(says("source:by-hand").await, Some((1.0, 1.0)));
        assert_eq!((says("source:file").await, says("source:connection").await), (None, None), "none came so");
        house.change(late, "received", day(today)).await;
        house.count().await;
        assert_eq!(says("source:not-known").await, Some((1.0, 1.0)), "a correction moves the figure of its source");
    }

    async fn events_days_and_groups_of_a_measures_own_are_kept_and_added_up(given: Given) {
        let house = Counted::of(given).await;
        let code = |text: &str| Some(Value::Code(text.into()));
        let school = house.given.ledger.add_organisation(&SETUP, house.of, "Oak School", "").await.unwrap();
        let place = [("from", day(date(2007, 9, 3))), ("kind", code("main")), ("phase", code("secondary")), ("school", Some(Value::Link(school.to_string())))];
        house.add("school-place", &place).await;
        house.count().await;
        assert!(house.figures(&SETUP, "ni-114").await.is_empty(), "while nobody writes exclusions down, nought is no figure");
        let sent = [("began", day(date(2009, 5, 4))), ("kind", code("PERM")), ("phase", code("special")), ("reasons", Some(Value::Codes(vec!["DB".into()])))];
        let exclusion = house.add("exclusion", &sent).await;
        let doing = [("from", day(date(2008, 9, 1))), ("activity", code("neet-available")), ("confirmed", day(date(2008, 9, 1)))];
        let boy = NewPerson { born: Some(date(1992, 6, 1)), ..child("Othername") };
        let boy = house.work.add_person(&SETUP, house.of, boy).await.unwrap();
        let other = Counted { child: boy, ..house };
        other.add("participation-16-19", &doing).await;
        other.count().await;
        let point = async |measure: &str, group: &str, period: Period| {
            let all = other.figures(&SETUP, measure).await;
            let found = all.into_iter().find(|one| one.group.as_str() == group && one.point.period == period)?;
            Some((found.point.numerator?, found.point.denominator?, found.point.value))
        };
        let school_year = Period::SchoolYear(2008);
        assert_eq!(point("ni-114", "all", school_year).await, Some((1.0, 1.0, Some(100.0))));
        assert_eq!(point("ni-114", "school-type:secondary", school_year).await, Some((0.0, 1.0, Some(0.0))));
        assert_eq!(point("ni-114", "school-type:special", school_year).await, Some((1.0, 0.0, None)));
        assert_eq!(point("ni-117", "all", Period::FinancialYear(2008)).await, Some((1.0, 1.0, Some(100.0))));
        let of = |group: &str| FigureKey { period: school_year, group: group.parse().unwrap(), ..key("ni-114", 2008) };
        let behind = async |group: &str| other.work.behind_figure(&SETUP, other.of, &of(group)).await.unwrap().all;
        assert_eq!((behind("all").await, behind("school-type:special").await), ((1, 1), (0, 1)));
        let spoilt = "SELECT CAST(COALESCE(SUM(counted * 31 + out_of), 0) + COUNT(*) * 10000 AS BIGINT) FROM tally_sums WHERE out_of <> 0 OR counted <> 0";
        let before = other.given.count(spoilt).await;
        other.work.count_again(&SETUP, other.of).await.unwrap();
        let done = other.count().await;
        assert_eq!((done.tallies, done.changed, other.given.count(spoilt).await), (0, 0, before), "{done:?}");
        other.change(exclusion, "taken-back", day(date(2009, 6, 1))).await;
        other.count().await;
        assert_eq!(point("ni-114", "all", school_year).await, Some((0.0, 1.0, Some(0.0))));
    }

    async fn a_gap_of_the_lowest_fifth_is_of_scores_that_are_kept_one_by_one(given: Given) {
        let mut house = Counted::of(given).await;
        let profile = |points: i64| {
            let of = [("on", day(date(2009, 7, 21))), ("points", Some(Value::Whole(points)))];
            of.into_iter().chain(["least-social", "least-language"].map(|scale| (scale, Some(Value::Whole(5))))).collect::<Vec<_>>()
        };
        let first = house.add("early-years-profile", &profile(30)).await;
        for at in 1..30 {
            house.child = house.work.add_person(&SETUP, house.of, child(&format!("Name{at}"))).await.unwrap();
            house.add("early-years-profile", &profile(if at < 6 { 30 } else { 80 })).await;
        }
        house.count().await;
        let says = async |group: &str| {
            let all = house.figures(&SETUP, "ni-92").await;
            let point = all.into_iter().find(|one| one.group.as_str() == group).unwrap().point;
            (point.numerator, point.denominator, point.value)
        };
        let all = (Some(50.0), Some(80.0), Some(62.5));
        assert_eq!(says("all").await, all, "80 in the middle, six with 30 at the end");
        assert_eq!(says("sex:girls").await, (None, None, None), "of one girl it would say how she did");
        house.change(first, "points", Some(Value::Whole(110))).await;
        house.count().await;
        assert_eq!(says("all").await.2.map(f64::round), Some(52.0), "five with 30 and one with 80 by now");
        let after = says("all").await;
        let sums = "SELECT CAST(SUM(counted * 31 + out_of) + COUNT(*) * 10000 AS BIGINT) FROM tally_sums WHERE out_of <> 0 OR counted <> 0";
        let before = house.given.count(sums).await;
        house.work.count_again(&SETUP, house.of).await.unwrap();
        let done = house.count().await;
        assert_eq!((done.changed, house.given.count(sums).await, says("all").await), (0, before, after));
    }

    async fn a_rate_follows_the_people_who_are_loaded(given: Given) {
        let house = Counted::of(given).await;
        house.later(date(2024, 4, 2));
        house.add("referral", &[("received", day(date(2023, 6, 1)))]).await;
        house.count().await;
        let year = Period::FinancialYear(2023);
        let point = async |house: &Counted, group: &str| {
            let all = house.figures(&SETUP, "referrals-rate").await;
            let found = all.into_iter().find(|one| one.group.as_str() == group && one.point.period == year)?.point;
            Some((found.numerator, found.denominator, found.value, found.missing))
        };
        let nobody = Some((None, None, None, Some(Missing::NotAvailable)));
        assert_eq!(point(&house, "all").await, nobody, "nobody said how many people live there");
        let people = async |house: &Counted, of, number: f64, group: &str| {
            let one = Observation { group: group.parse().unwrap(), ..figure("population-0-17", COUNTY, 2023, number) };
            load(&house.given, &SETUP, new_load(of, Seen::Public, &format!("{group} {number}.csv")), vec![one]).await
        };
        people(&house, None, 1_000.0, "all").await;
        people(&house, None, 500.0, "sex:girls").await;
        let waiting = house.work.to_count(&SETUP, &house.counting).await.unwrap();
        assert_eq!(waiting, [house.of], "what all share moves the rates of all who count");
        house.count().await;
        assert_eq!(point(&house, "all").await, Some((Some(1.0), Some(1_000.0), Some(10.0), None)));
        assert_eq!(point(&house, "sex:girls").await, Some((Some(1.0), Some(500.0), Some(20.0), None)));
        house.later(date(2024, 4, 3));
        people(&house, Some(house.of), 2_000.0, "all").await;
        house.count().await;
        assert_eq!(point(&house, "all").await, Some((Some(1.0), Some(2_000.0), Some(5.0), None)), "its own count first");
        assert!(house.work.to_count(&SETUP, &house.counting).await.unwrap().is_empty(), "and nothing is left over");
        let runs = house.given.count("SELECT COUNT(*) FROM count_runs").await;
        load(&house.given, &SETUP, new_load(Some(house.of), Seen::Public, "other.csv"), vec![figure("ni-1", COUNTY, 2023, 5.0)]).await;
        house.count().await;
        assert_eq!(house.given.count("SELECT COUNT(*) FROM count_runs").await, runs, "no figure is out of those");
        let spoilt = house.work.count_again(&SETUP, house.of).await;
        assert!(spoilt.is_ok() && house.count().await.changed == 0, "anew, it is the same");
    }

    async fn a_worker_who_takes_children_over_moves_the_caseload(given: Given) {
        let mut house = Counted::of(given).await;
        house.later(date(2023, 9, 29));
        let text = |number: &str| Some(Value::Text(number.into()));
        let time = |number: &str| {
            [("number", text(number)), ("began", day(date(2023, 5, 2))), ("why", Some(Value::Code("FCONTA".into())))]
        };
        house.count().await;
        assert!(house.figures(&SETUP, "social-worker-caseload").await.is_empty(), "nobody writes them down");
        let mut last = house.add("social-worker-time", &time("SW1")).await;
        for at in 1..12 {
            house.child = house.work.add_person(&SETUP, house.of, child(&format!("Name{at}"))).await.unwrap();
            last = house.add("social-worker-time", &time(&format!("SW{}", 1 + at % 6))).await;
        }
        house.count().await;
        let year = Period::Year(2023);
        let point = async |house: &Counted, group: &str| {
            let all = house.figures(&SETUP, "social-worker-caseload").await;
            let found = all.into_iter().find(|one| one.group.as_str() == group && one.point.period == year)?.point;
            Some((found.numerator, found.denominator, found.value, found.missing))
        };
        assert_eq!(point(&house, "all").await, None, "the day is still to come");
        house.later(date(2023, 9, 30));
        house.count().await;
        assert_eq!(point(&house, "all").await, Some((Some(12.0), Some(6.0), Some(2.0), None)), "six with two each");
        let few = Some((None, None, None, Some(bigplan_measure::Missing::LowCount)));
        assert_eq!(point(&house, "sex:girls").await, few, "a girl with one worker");
        house.change(last, "number", text("sw 1")).await;
        house.count().await;
        assert_eq!(point(&house, "all").await, Some((Some(12.0), Some(6.0), Some(2.0), None)), "SW6 has one left");
        house.change(last, "number", text("SW7")).await;
        house.count().await;
        let seven = Some((Some(12.0), Some(7.0), Some(12.0 / 7.0), None));
        assert_eq!(point(&house, "all").await, seven);
        let sums = "SELECT CAST(SUM(counted * 31 + out_of) + COUNT(*) * 10000 AS BIGINT) FROM tally_sums WHERE out_of <> 0 OR counted <> 0";
        let before = house.given.count(sums).await;
        house.work.count_again(&SETUP, house.of).await.unwrap();
        let done = house.count().await;
        assert_eq!((done.changed, house.given.count(sums).await, point(&house, "all").await), (0, before, seven));
        let of = FigureKey { measure: "social-worker-caseload".parse().unwrap(), period: year, district: None, group: "all".parse().unwrap() };
        assert_eq!(house.work.behind_figure(&SETUP, house.of, &of).await.unwrap().all, (12, 12));
        house.change(last, "ended", day(date(2023, 9, 30))).await;
        house.count().await;
        assert_eq!(point(&house, "all").await, Some((Some(11.0), Some(6.0), Some(11.0 / 6.0), None)), "SW7 gave the child away that day");
        let kept = "SELECT COUNT(*) FROM tallies WHERE own_groups LIKE '%sw%' OR own_groups LIKE '%SW%'";
        assert_eq!(house.given.count(kept).await, 0, "no number of a worker is kept beside their records");
    }
}
