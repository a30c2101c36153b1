//! A form that is sent after its session has ended is not lost.

use bigplan_ledger::{Role, Scope};
use jiff::SignedDuration;

use crate::support::Given;

const WRITTEN: &str = "Words over\ntwo lines, “quoted” & <marked>";

#[tokio::test]
async fn what_was_written_before_a_session_ended_is_sent_again_after_signing_in() {
    let given = Given::empty().await;
    let email = given.account(Role::Administrator, Scope::All).await;
    let client = given.visitor().with_session(given.session(&email).await.secret());
    let key = client.form_key().await;
    given.clock.advance(SignedDuration::from_mins(31));
    let fields = [("name", "Nodland"), ("slug", "nodland"), ("about", WRITTEN), ("form-key", &key)];
    let kept = client.post_without_key("/partnerships/new", &fields).await;
    assert_eq!(kept.status, 401);
    assert!(kept.words("main").contains("nothing is lost"));
    let (sign_in, held) = (kept.attributes("main form", "action")[0].clone(), kept.value("kept"));
    let wrong = client.post(&sign_in, &[("email", &email), ("password", "not it"), ("kept", &held)]).await;
    assert_eq!((wrong.status.as_u16(), wrong.value("kept")), (422, held.clone()), "not lost by a wrong password");
    let signed = [("email", email.as_str()), ("password", "three invented words"), ("kept", &held)];
    let again = client.post(&sign_in, &signed).await.ok();
    let (held, key) = (again.fields("/partnerships/new"), again.value("form-key"));
    let mut held: Vec<(&str, &str)> = held.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert!(held.contains(&("about", WRITTEN)), "{held:?}");
    held.push(("form-key", &key));
    assert_eq!(client.post_without_key("/partnerships/new", &held).await.status, 303);
    assert!(client.get("/partnerships/nodland").await.ok().words("main").contains("“quoted” & <marked>"));
}

#[tokio::test]
async fn another_sites_words_are_not_kept() {
    let given = Given::empty().await;
    let email = given.account(Role::Administrator, Scope::All).await;
    let client = given.visitor().with_session(given.session(&email).await.secret());
    let key = client.form_key().await;
    given.clock.advance(SignedDuration::from_mins(31));
    for form_key in ["", "0", &key[1..]] {
        let page = client.post_without_key("/partnerships/new", &[("name", "Theirs"), ("form-key", form_key)]).await;
        assert_eq!(page.status, 401);
        assert!(!page.has("input[name=kept]"), "kept with the key {form_key:?}");
    }
    let fields = [("current", "a secret"), ("form-key", key.as_str())];
    let password = client.post_without_key("/account/password", &fields).await;
    assert!(!password.has("input[name=kept]"), "a password is not put into a page");
}
