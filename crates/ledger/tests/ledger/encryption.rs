//! Connections to a PostgreSQL that speaks TLS with a certificate signed by itself.

use std::path::PathBuf;
use std::sync::OnceLock;

use bigplan_ledger::{Ledger, OpenLedgerError};
use bigplan_testbed::Cluster;

fn block_on<F: Future>(test: F) -> F::Output {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(test)
}

/// The cluster of these tests, and its certificate.
fn encrypted() -> &'static (Cluster, PathBuf) {
    static CLUSTER: OnceLock<(Cluster, PathBuf)> = OnceLock::new();
    CLUSTER.get_or_init(|| Cluster::start_encrypted().unwrap())
}

/// The address of an own database there, by the name or number of its host.
fn address(database: &str, host: &str, settings: &str) -> String {
    let address = database.replace("127.0.0.1", host);
    format!("{address}?{settings}")
}

/// What the server says of the ledger's own connections: how many, and how many of them encrypted.
async fn connections(database: &str) -> (i64, i64) {
    let pool = sqlx::PgPool::connect(database).await.unwrap();
    let query = "SELECT COUNT(*), COUNT(*) FILTER (WHERE ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
                 WHERE application_name = 'bigplan' AND datname = current_database()";
    sqlx::query_as(query).fetch_one(&pool).await.unwrap()
}

#[test]
fn what_is_asked_to_be_encrypted_is() {
    let (cluster, certificate) = encrypted();
    let root = certificate.display();
    for (host, settings) in [
        ("127.0.0.1", "sslmode=require".to_owned()),
        ("127.0.0.1", "sslmode=prefer".to_owned()),
        ("127.0.0.1", format!("sslmode=verify-ca&sslrootcert={root}")),
        ("localhost", format!("sslmode=verify-full&sslrootcert={root}")),
    ] {
        let database = cluster.empty_database().unwrap();
        let (all, secret) = block_on(async {
            let ledger = Ledger::open(&address(&database.address(), host, &settings)).await.unwrap();
            ledger.alive().await.unwrap();
            let found = connections(&database.address()).await;
            ledger.close().await;
            found
        });
        assert!(all > 0 && all == secret, "{settings}: {secret} of {all}");
    }
}

#[test]
fn a_server_that_is_not_believed_is_refused() {
    let (cluster, certificate) = encrypted();
    let database = cluster.empty_database().unwrap();
    let anothers_name = format!("sslmode=verify-full&sslrootcert={}", certificate.display());
    for (host, settings) in
        [("localhost", "sslmode=verify-full"), ("localhost", "sslmode=verify-ca"), ("127.0.0.1", &anothers_name)]
    {
        let refused = block_on(Ledger::open(&address(&database.address(), host, settings))).err().unwrap();
        assert!(matches!(refused, OpenLedgerError::Encrypt(_)), "{settings}: {refused:?}");
    }
}

#[test]
fn a_server_without_tls_is_refused_where_it_is_required() {
    let cluster = Cluster::start().unwrap();
    let refused = block_on(Ledger::open(&address(cluster.address(), "127.0.0.1", "sslmode=require"))).err().unwrap();
    assert!(matches!(refused, OpenLedgerError::Encrypt(_)), "{refused:?}");
    assert!(refused.to_string().contains("sslmode"), "{refused}");
}

#[test]
fn a_mistyped_wish_is_refused_before_anything_is_sent() {
    let refused = block_on(Ledger::open("postgres://u:secret@127.0.0.1:1/d?sslmode=requier")).err().unwrap();
    assert!(matches!(refused, OpenLedgerError::Settings(_)), "{refused:?}");
    let sentence = refused.to_string();
    assert!(sentence.contains("requier") && !sentence.contains("secret"), "{sentence}");
}
