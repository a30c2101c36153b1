//! Partnerships, organisations and posts.

use bigplan_ledger::{Actor, LedgerError, NewPartnership, PartnershipId, PostStanding, Role, Scope};
use bigplan_testbed::both;

use crate::support::{Given, SETUP, run};

fn new(slug: &str, name: &str) -> NewPartnership {
    NewPartnership { slug: slug.into(), name: name.into(), about: "Invented.".into() }
}

both! {
    async fn anybody_sees_partnerships_and_administrators_make_them(given: Given) {
        let place = given.partnership("nodland").await;
        let administrator = given.person("a@example.org", Role::Administrator, Scope::All).await;
        let local = given.person("l@example.org", Role::Administrator, Scope::Partnership(place)).await;
        given.ledger.make_partnership(&administrator, new("winkshire", "Winkshire")).await.unwrap();
        let refused = given.ledger.make_partnership(&local, new("third", "Third")).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
        let names: Vec<_> = given.ledger.partnerships(&Actor::Visitor).await.unwrap().into_iter().map(|p| p.name).collect();
        assert_eq!(names, ["Partnership of nodland", "Winkshire"]);
    }

    async fn a_partnership_is_found_by_its_id_alone(given: Given) {
        let (place, other) = (given.partnership("nodland").await, given.partnership("other").await);
        for (id, slug) in [(place, "nodland"), (other, "other")] {
            let found = given.ledger.partnership_by_id(&Actor::Visitor, id).await.unwrap().unwrap();
            assert_eq!((found.id, found.slug.as_str()), (id, slug));
            assert_eq!(given.ledger.partnership(&Actor::Visitor, slug).await.unwrap(), Some(found));
        }
        let nowhere = PartnershipId::random().unwrap();
        assert_eq!(given.ledger.partnership_by_id(&Actor::Visitor, nowhere).await.unwrap(), None);
    }

    async fn a_taken_or_unsound_address_is_said_beside_its_field(given: Given) {
        given.partnership("nodland").await;
        for slug in ["nodland", "Nodland", "", "nod land", "nod/land"] {
            let refused = given.ledger.make_partnership(&SETUP, new(slug, "Another")).await;
            assert!(matches!(refused, Err(LedgerError::Field { field: "slug", .. })), "{slug}: {refused:?}");
        }
        let refused = given.ledger.make_partnership(&SETUP, new("other", " ")).await;
        assert!(matches!(refused, Err(LedgerError::Field { field: "name", .. })), "{refused:?}");
    }

    async fn a_partnership_can_be_changed_by_those_who_look_after_it(given: Given) {
        let (place, other) = (given.partnership("nodland").await, given.partnership("other").await);
        let local = given.person("l@example.org", Role::Administrator, Scope::Partnership(place)).await;
        given.ledger.change_partnership(&local, place, new("nodland", "Greater Nodland")).await.unwrap();
        let found = given.ledger.partnership(&Actor::Visitor, "nodland").await.unwrap().unwrap();
        assert_eq!(found.name, "Greater Nodland");
        let refused = given.ledger.change_partnership(&local, other, new("other", "Mine")).await;
        assert!(matches!(refused, Err(LedgerError::Forbidden(_))), "{refused:?}");
    }

    async fn posts_are_public_and_who_holds_them_is_not(given: Given) {
        let place = given.partnership("nodland").await;
        let editor = given.person("e@example.org", Role::Editor, Scope::Partnership(place)).await;
        let council = given.ledger.add_organisation(&editor, place, "The council", "").await.unwrap();
        given.ledger.add_post(&editor, place, Some(council), "Head of Evenings", PostStanding::Held(Some("A Person"))).await.unwrap();
        given.ledger.add_post(&editor, place, None, "Night nurse", PostStanding::Vacant).await.unwrap();
        let inside = given.ledger.posts(&editor, place).await.unwrap();
        let outside = given.ledger.posts(&Actor::Visitor, place).await.unwrap();
        assert_eq!(inside[0].holder.as_deref(), Some("A Person"));
        assert_eq!(outside[0].holder, None);
        assert_eq!(outside.iter().map(|post| post.vacant).collect::<Vec<_>>(), [false, true]);
        assert_eq!(given.ledger.organisations(&Actor::Visitor, place).await.unwrap()[0].name, "The council");
        let again = given.ledger.add_organisation(&editor, place, "The council", "").await;
        assert!(matches!(again, Err(LedgerError::Field { field: "name", .. })), "{again:?}");
    }

    async fn a_post_cannot_stand_in_another_partnerships_organisation(given: Given) {
        let (place, other) = (given.partnership("nodland").await, given.partnership("other").await);
        let theirs = given.ledger.add_organisation(&SETUP, other, "Their council", "").await.unwrap();
        let refused = given.ledger.add_post(&SETUP, place, Some(theirs), "Spy", PostStanding::Vacant).await;
        assert!(matches!(refused, Err(LedgerError::NotFound(_))), "{refused:?}");
    }
}
