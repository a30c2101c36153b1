//! Many at once: nobody's work is lost, and the chain stays whole.

use bigplan_ledger::LedgerError;
use bigplan_ledger::PostStanding;
use bigplan_testbed::both;

use crate::support::{Given, SETUP, plan, run};

const WRITERS: usize = 50;

both! {
    async fn fifty_writers_of_one_item_lose_no_update(given: Given) {
        let place = given.partnership("nodland").await;
        let plan_id = given.ledger.commit_plan(&SETUP, place, plan(), None).await.unwrap();
        let item = given.ledger.plan(&SETUP, plan_id).await.unwrap().unwrap().plan.items[0].id.parse().unwrap();
        let writers = (0..WRITERS).map(|writer| {
            let ledger = given.ledger.clone();
            tokio::spawn(async move {
                let mut refused = 0;
                loop {
                    let mut stored = ledger.item(&SETUP, plan_id, item).await.unwrap().unwrap();
                    stored.item.text.push_str(&format!("[{writer}]"));
                    match ledger.update_item(&SETUP, plan_id, item, stored.revision, stored.item).await {
                        Ok(_) => return refused,
                        Err(LedgerError::Conflict { .. }) => refused += 1,
                        Err(error) => panic!("{error}"),
                    }
                }
            })
        });
        let mut refused = 0;
        for writer in writers.collect::<Vec<_>>() {
            refused += writer.await.unwrap();
        }
        let stored = given.ledger.item(&SETUP, plan_id, item).await.unwrap().unwrap();
        for writer in 0..WRITERS {
            assert_eq!(stored.item.text.matches(&format!("[{writer}]")).count(), 1, "{}", stored.item.text);
        }
        assert_eq!(stored.revision, 1 + WRITERS as i64);
        assert!(refused > 0, "the writers never met, so the test has shown nothing");
        let edits = given.count("SELECT COUNT(*) FROM journal WHERE action = 'item-changed'").await;
        assert_eq!(edits, WRITERS as i64);
    }

    async fn the_chain_stays_whole_under_many_writers(given: Given) {
        let place = given.partnership("nodland").await;
        let writers = (0..WRITERS).map(|writer| {
            let ledger = given.ledger.clone();
            tokio::spawn(async move {
                for post in 0..4 {
                    ledger.add_post(&SETUP, place, None, &format!("Post {writer}.{post}"), PostStanding::Vacant).await.unwrap();
                }
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
        let report = given.ledger.verify_journal(&SETUP).await.unwrap();
        assert_eq!(report.broken, None);
        assert_eq!(report.entries, 1 + 4 * WRITERS as i64);
        assert_eq!(given.count("SELECT COUNT(*) FROM posts").await, 4 * WRITERS as i64);
    }
}
