//! How well registers are kept: by register, field and team, and for whom.

use bigplan_ledger::registers::{Kept, NewRecord, Quality};
use bigplan_ledger::{LedgerError, Role, Scope};
use bigplan_testbed::both;
use jiff::ToSpan;
use jiff::civil::date;

use crate::registers_given::{House, TODAY};
use crate::support::{Given, SETUP, run};

both! {
    async fn what_is_missing_is_counted_by_register_field_and_team(given: Given) {
        let house = House::of(given).await;
        let stay = house.stay(date(2009, 1, 1));
        let add = async |new| house.work.add_record(&SETUP, new).await.unwrap();
        add(NewRecord { values: Default::default(), ..stay.clone() }).await;
        add(NewRecord { team: None, values: Default::default(), ..stay.clone() }).await;
        let whole = add(stay).await;
        house.visited(None).await;

        let all = house.work.quality(&SETUP, house.of, TODAY - 12.months()).await.unwrap();
        let of = |code: &str| all.iter().find(|(register, _)| register.as_str() == code).unwrap().1;
        assert_eq!(of("example-stay"), Kept { records: 3, whole: 1 });
        assert_eq!((all.len(), of("example-visit").records), (2, 1));

        let stays = async |since| house.work.register_quality(&SETUP, house.of, "example-stay", since).await.unwrap().all;
        let kept = |of: &Quality| (of.records, of.whole);
        let found = stays(TODAY - 12.months()).await;
        assert_eq!(kept(&found.all), (3, 1));
        let filled = |code: &str| found.fields.iter().find(|(field, _)| field.as_str() == code).unwrap().1.filled;
        assert_eq!((filled("began"), filled("nights"), found.fields.len()), (1, 0, 9));
        let teams: Vec<_> = found.teams.iter().map(|(team, of)| (team.as_deref(), kept(of))).collect();
        assert_eq!(teams, [(Some("North"), (2, 1)), (None, (1, 0))]);

        let values = [("ended".parse().unwrap(), Some(bigplan_register::Value::Day(TODAY)))];
        let saved = house.work.change_record(&SETUP, whole.id, whole.version, values.into()).await.unwrap();
        house.work.move_record(&SETUP, saved.id, saved.version, &"leave".parse().unwrap(), "").await.unwrap();
        assert_eq!(kept(&stays(TODAY).await.all), (3, 1), "ended on that day");
        assert_eq!(kept(&stays(TODAY + 1.day()).await.all), (2, 0), "ended before");
    }

    async fn only_officers_of_the_partnership_see_it(given: Given) {
        let house = House::of(given).await;
        house.visited(None).await;
        let elsewhere = house.given.partnership("elsewhere").await;
        let person = async |name: &str, role, of| house.given.person(name, role, Scope::Partnership(of)).await;
        let officer = person("officer@example.org", Role::Editor, house.of).await;
        assert_eq!(house.work.quality(&officer, house.of, TODAY).await.unwrap().len(), 1);
        assert_eq!(house.work.quality(&SETUP, elsewhere, TODAY).await.unwrap(), []);
        for actor in [
            person("other@example.org", Role::Editor, elsewhere).await,
            house.worker("manager", "team-manager", Some(true)).await,
        ] {
            let refused = house.work.quality(&actor, house.of, TODAY).await;
            assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
            let refused = house.work.register_quality(&actor, house.of, "example-visit", TODAY).await;
            assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        }
        let refused = house.work.register_quality(&officer, house.of, "nothing", TODAY).await;
        assert!(refused.is_err(), "{refused:?}");
    }
}
