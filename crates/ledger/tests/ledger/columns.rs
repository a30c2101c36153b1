//! Every column is declared public, internal or personal, and every declared one is there.

use std::collections::BTreeSet;

use bigplan_ledger::columns::{COLUMNS, Privacy};
use bigplan_testbed::{Engine, both};

use crate::support::{Given, run};

pub async fn real_columns(given: &Given) -> BTreeSet<(String, String)> {
    match given.home.engine() {
        Engine::Sqlite => {
            let pool = sqlx::SqlitePool::connect(given.home.address()).await.unwrap();
            let sql = "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c
                       WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'sqlite_%'";
            sqlx::query_as(sql).fetch_all(&pool).await.unwrap()
        }
        Engine::Postgres => {
            let pool = sqlx::PgPool::connect(given.home.address()).await.unwrap();
            let sql = "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = 'public'";
            sqlx::query_as(sql).fetch_all(&pool).await.unwrap()
        }
    }
    .into_iter()
    .collect()
}

both! {
    async fn the_declared_columns_are_the_real_ones(given: Given) {
        let declared: BTreeSet<_> = COLUMNS.iter().map(|(t, c, _)| ((*t).to_owned(), (*c).to_owned())).collect();
        let real = real_columns(&given).await;
        let undeclared: Vec<_> = real.difference(&declared).collect();
        let vanished: Vec<_> = declared.difference(&real).collect();
        assert!(undeclared.is_empty(), "not declared in columns.rs: {undeclared:?}");
        assert!(vanished.is_empty(), "declared in columns.rs but gone: {vanished:?}");
        assert_eq!(declared.len(), COLUMNS.len(), "a column is declared twice");
    }
}

#[test]
fn what_names_people_is_personal() {
    for (table, column) in [
        ("accounts", "email"),
        ("leads", "person"),
        ("post_holders", "name"),
        ("documents", "bytes"),
        ("journal", "body"),
    ] {
        assert!(COLUMNS.contains(&(table, column, Privacy::Personal)), "{table}.{column}");
    }
}
