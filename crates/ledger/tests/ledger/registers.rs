//! Definitions become tables, and changed ones change them without loss.

use bigplan_ledger::LedgerError;
use bigplan_ledger::columns::COLUMNS;
use bigplan_ledger::registers::{ApplyRegistersError, CaseworkError, columns_of};
use bigplan_register::migration::Step;
use bigplan_register::{Files, Registers, Value};
use bigplan_testbed::both;
use jiff::civil::date;

use crate::columns::real_columns;
use crate::registers_given::{House, STAYS, code, files, files_with, text, visits};
use crate::support::{Given, SETUP, run};

const SAID: &str = "{ code = \"what-was-said\"";

fn word(text: &str) -> bigplan_register::FieldCode {
    text.parse().unwrap()
}

both! {
    async fn the_carried_definitions_make_their_tables_once(given: Given) {
        let applied = given.ledger.open_registers(&SETUP, &Files::built_in()).await.unwrap();
        assert!(applied.steps.iter().all(|step| matches!(step, Step::AddRegister { .. })) && applied.steps.len() > 30);
        let again = given.ledger.open_registers(&SETUP, &Files::built_in()).await.unwrap();
        assert_eq!(again.steps, []);
        assert_eq!(given.count("SELECT generation FROM register_generation").await, 1);
        let mut declared: std::collections::BTreeSet<(String, String)> =
            COLUMNS.iter().map(|(table, column, _)| ((*table).to_owned(), (*column).to_owned())).collect();
        let registers = Registers::built_in().unwrap();
        declared.extend(columns_of(&registers).into_iter().map(|(table, column, _)| (table, column)));
        assert_eq!(real_columns(&given).await, declared);
    }

    async fn a_changed_definition_keeps_what_records_hold(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await;
        let given_values = [(word("outcome"), code("seen")), (word("visited"), Some(Value::Day(date(2009, 9, 29)))),
            (word("what-was-said"), text("Words"))];
        house.work.change_record(&SETUP, visit.id, 1, given_values.into()).await.unwrap();
        let mut stay = house.stay(date(2009, 9, 1));
        stay.values.extend([(word("nights"), Some(Value::Whole(3))), (word("rent"), Some(Value::Decimal(2.5))),
            (word("warm"), Some(Value::YesNo(true))), (word("looked-at"), Some(Value::Day(date(2009, 9, 1))))]);
        let stay = house.work.add_record(&SETUP, stay).await.unwrap();
        let changed = visits()
            .replace(SAID, "{ code = \"words\", was = \"what-was-said\"")
            .replace("list = \"example-outcome\"", "list = \"example-outcome\", several = true")
            .replace("fields = [", "fields = [\n    { code = \"length\", label = \"How long\", says = \"In minutes.\", type = \"whole-number\", required = true },")
            .replace("\"promised\"\ntitle = \"Promised\"", "\"agreed\"\nwas = \"promised\"\ntitle = \"Agreed\"")
            .replace("from = [\"promised\"]", "from = [\"agreed\"]").replace("to = \"promised\"", "to = \"agreed\"")
            .replace("working-days = 5", "working-days = 6");
        let stays = STAYS.replace("type = \"whole-number\"", "type = \"decimal\"").replace("type = \"yes-no\"", "type = \"text\"")
            .replace("says = \"The day.\", type = \"day\"", "says = \"The day.\", type = \"moment\"");
        let applied = house.given.ledger.open_registers(&SETUP, &files_with(&changed, &stays)).await.unwrap();
        let page = applied.casework.case_page(&SETUP, visit.id).await.unwrap();
        assert_eq!(page.values.get("words"), text("Words").as_ref());
        assert_eq!(page.values.get("outcome"), Some(&Value::Codes(vec!["seen".into()])));
        assert_eq!((page.state.as_str(), page.version), ("agreed", 2));
        assert_eq!(page.clocks[0].due, Some(date(2009, 10, 6)));
        assert_eq!(house.given.count("SELECT missing FROM records WHERE register = 'example-visit'").await, 1, "the new field");
        let page = applied.casework.case_page(&SETUP, stay.id).await.unwrap();
        assert_eq!(page.values.get("nights"), Some(&Value::Decimal(3.0)));
        assert_eq!(page.values.get("rent"), Some(&Value::Decimal(2.5)));
        assert_eq!(page.values.get("warm"), text("yes").as_ref());
        assert_eq!(page.values.get("looked-at"), Some(&Value::Moment(date(2009, 9, 1).at(0, 0, 0, 0))));
        // Who works by the older definitions is told so, and nothing is written by them.
        let late = house.work.change_record(&SETUP, visit.id, 2, Default::default()).await.unwrap_err();
        assert!(matches!(late, CaseworkError::Ledger(LedgerError::State(_))), "{late}");
    }

    async fn a_register_and_a_clock_come_and_go(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await;
        let renamed = visits()
            .replace("code = \"example-visit\"", "code = \"home-visit\"\nwas = \"example-visit\"")
            .replace("code = \"visit\"", "code = \"coming\"");
        let stays = STAYS.replace("register = \"example-visit\"", "register = \"home-visit\"");
        let mut files = files_with(&renamed, &stays);
        files.registers[0].0 = "home-visit.toml".into();
        let applied = house.given.ledger.open_registers(&SETUP, &files).await.unwrap();
        let page = applied.casework.case_page(&SETUP, visit.id).await.unwrap();
        assert_eq!((page.register.as_str(), page.clocks[0].clock.as_str()), ("home-visit", "coming"));
        assert_eq!(house.given.count("SELECT COUNT(*) FROM r_home_visit WHERE coming__due = '2009-10-05'").await, 1);
        files.registers.remove(1);
        let applied = house.given.ledger.open_registers(&SETUP, &files).await.unwrap();
        assert_eq!(applied.steps.len(), 1, "no stay was written down, so the register may go: {:?}", applied.steps);
    }

    async fn what_would_lose_something_is_refused_and_all_stays_whole(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await;
        let values = [(word("outcome"), code("not-in")), (word("what-was-said"), text("Words"))];
        house.work.change_record(&SETUP, visit.id, 1, values.into()).await.unwrap();
        let not_in = "    { code = \"not-in\", says = \"Nobody was in\" },\n";
        for (from, to, said) in [
            (SAID, "{ code = \"words\"", "write was = \"what-was-said\" there"),
            (not_in, "", "the code not-in of the list example-outcome stands in 1 records"),
            ("type = \"note\", longest = 4000", "type = \"whole-number\"", "cannot hold it all"),
            ("longest = 4000", "longest = 4", "cannot hold it all"),
        ] {
            let changed = visits().replace(from, to);
            let refused = house.given.ledger.open_registers(&SETUP, &files_with(&changed, STAYS)).await.err().unwrap();
            assert!(matches!(refused, ApplyRegistersError::Refused(_)), "{refused}");
            assert!(refused.to_string().contains(said) && refused.to_string().ends_with("Nothing was changed."), "{refused}");
        }
        let gone = Files { registers: vec![], ..files() };
        let refused = house.given.ledger.open_registers(&SETUP, &gone).await.err().unwrap();
        assert!(refused.to_string().contains("1 records and no definition"), "{refused}");
        let bad = visits().replace("type = \"day\"", "type = \"dai\"");
        let refused = house.given.ledger.open_registers(&SETUP, &files_with(&bad, STAYS)).await.err().unwrap();
        assert!(matches!(&refused, ApplyRegistersError::Bad(bad) if bad[0].file == "example-visit.toml" && bad[0].line > 1), "{refused}");
        let page = house.work.case_page(&SETUP, visit.id).await.unwrap();
        assert_eq!(page.values.get("what-was-said"), text("Words").as_ref());
    }

    async fn a_migration_that_fails_half_way_leaves_the_old_data_whole(given: Given) {
        let house = House::of(given).await;
        let visit = house.visited(None).await;
        let changed = visits().replace(SAID, "{ code = \"words\", was = \"what-was-said\"");
        house.given.behind("ALTER TABLE journal RENAME TO journal_lost").await;
        let failed = house.given.ledger.open_registers(&SETUP, &files_with(&changed, STAYS)).await.err().unwrap();
        assert!(matches!(failed, ApplyRegistersError::Ledger(LedgerError::Database(_))), "{failed}");
        house.given.behind("ALTER TABLE journal_lost RENAME TO journal").await;
        assert_eq!(house.given.count("SELECT COUNT(*) FROM r_example_visit WHERE what_was_said IS NULL").await, 1);
        house.work.case_page(&SETUP, visit.id).await.unwrap();
    }
}
