//! The looked-after return, two years of it.

use bigplan_crosswalk::{Person, care};
use bigplan_returns::looked_after::layout;
use bigplan_returns::looked_after::read::{Intake, Year};

use crate::{fits, of};

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n";
const EPISODES: &str =
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";

fn lay(years: &mut care::Years, ends: u16, files: &[(&str, &str)]) {
    let mut intake = Intake::new(layout(ends).unwrap());
    for (heading, rows) in files {
        intake.csv(Year::Now, format!("{heading}{rows}").as_bytes()).unwrap();
    }
    let loaded = intake.finish();
    assert_eq!(loaded.faults, []);
    years.lay_over(ends, &loaded);
}

/// The year 2019/20 and the one after it.
fn people() -> Vec<Person> {
    let mut years = care::Years::default();
    let header = "1,2,14/02/2010,MWBC,A1,,\n2,1,01/01/2004,REFU,A2,,\n3,1,01/01/2003,XXXX,A3,,\n";
    let episodes = "1,01/05/2019,S,V2,N1,U1,PR1,01/08/2019,X1,,AB1 2CD,,\n\
                    1,01/08/2019,L,C2,N1,U1,PR1,01/12/2019,X1,CARPL,AB1 2CD,,\n\
                    1,01/12/2019,P,C2,N1,U4,PR4,,,,AB1 2CD,,\n\
                    2,10/06/2016,S,E1,N4,K2,PR1,,,,,,\n\
                    3,05/07/2019,S,V2,N5,H5,PR4,20/09/2019,E8,,,,\n\
                    3,02/02/2020,S,V2,N5,H5,PR4,20/03/2020,E8,,,,\n";
    let reviews = "1,14/02/2010,28/05/2019,PN1\n1,14/02/2010,20/08/2019,PN6\n1,14/02/2010,19/02/2020,PN1\n\
                   2,01/01/2004,10/09/2019,PN7\n3,01/01/2003,20/07/2019,PN3\n3,01/01/2003,15/02/2020,PN3\n";
    let (review_head, missing_head) = ("CHILD,DOB,REVIEW,REVIEW_CODE\n", "CHILD,DOB,MISSING,MIS_START,MIS_END\n");
    let missing = "1,14/02/2010,M,03/01/2020,05/01/2020\n1,14/02/2010,A,30/03/2020,\n";
    let uasc = ("CHILD,SEX,DOB,DUC\n", "3,1,01/01/2003,01/01/2020\n");
    let tables = [(HEADER, header), (EPISODES, episodes), (review_head, reviews), (missing_head, missing), uasc];
    lay(&mut years, 2020, &tables);
    let episodes = "1,01/12/2019,P,C2,N1,U4,PR4,15/06/2020,E11,,AB1 2CD,,\n2,10/06/2016,S,E1,N4,K2,PR1,,,,,,\n";
    let missing = "1,14/02/2010,A,30/03/2020,02/04/2020\n";
    let header = "1,2,14/02/2010,MWBC,A1,,\n2,1,02/01/2004,WBRI,A2,,\n";
    lay(&mut years, 2021, &[(HEADER, header), (EPISODES, episodes), (missing_head, missing)]);
    years.people().collect()
}

#[test]
fn episodes_of_several_years_are_one_history() {
    let people = people();
    let one = &people[0];
    assert_eq!((one.id.as_str(), one.sex.as_deref(), people.len()), ("1", Some("2"), 3));
    assert_eq!(
        of(one, "looked-after-episode"),
        [
            "looked-after-episode closed began=2019-05-01 care-began=2019-05-01 end-reason=X1 ended=2019-08-01 \
             home-postcode=AB1 2CD legal-status=V2 need=N1 reason=S",
            "looked-after-episode closed began=2019-08-01 care-began=2019-05-01 end-reason=X1 ended=2019-12-01 \
             home-postcode=AB1 2CD legal-status=C2 need=N1 reason=L",
            "looked-after-episode closed began=2019-12-01 care-began=2019-05-01 end-reason=E11 ended=2020-06-15 \
             home-postcode=AB1 2CD legal-status=C2 need=N1 reason=P",
        ],
        "the later year says how the last one ended"
    );
    assert_eq!(people[1].born.unwrap().to_string(), "2004-01-02", "a birth date put right holds");
}

#[test]
fn another_legal_status_is_no_other_placement() {
    assert_eq!(
        of(&people()[0], "placement"),
        [
            "placement closed began=2019-05-01 change-reason=CARPL ended=2019-12-01 provider=PR1 type=U1",
            "placement closed began=2019-12-01 ended=2020-06-15 provider=PR4 type=U4",
        ]
    );
}

#[test]
fn reviews_are_counted_from_the_one_before_where_it_is_known() {
    let people = people();
    assert_eq!(
        of(&people[0], "care-review"),
        [
            "care-review sent counted-from=2019-05-01 held=2019-05-28 order=first took-part=PN1",
            "care-review sent counted-from=2019-05-28 held=2019-08-20 order=second took-part=PN6",
            "care-review sent counted-from=2019-08-20 held=2020-02-19 order=later took-part=PN1",
        ],
        "care is over: there is none to come"
    );
    assert_eq!(
        of(&people[1], "care-review"),
        [
            "care-review sent held=2019-09-10 order=later took-part=PN7",
            "care-review planned counted-from=2019-09-10 order=later",
        ],
        "care began before the first year: nobody knows the review before"
    );
    let again = of(&people[2], "care-review");
    assert_eq!(again[1], "care-review sent counted-from=2020-02-02 held=2020-02-15 order=first took-part=PN3");
}

#[test]
fn care_begins_anew_after_it_ended_and_seeking_asylum_ends_with_its_day() {
    let people = people();
    let episodes = of(&people[2], "looked-after-episode");
    assert!(episodes[0].contains("alone=true") && episodes[0].contains("care-began=2019-07-05"), "{}", episodes[0]);
    assert!(!episodes[1].contains("alone") && episodes[1].contains("care-began=2020-02-02"), "{}", episodes[1]);
    assert_eq!(
        of(&people[0], "missing-episode"),
        [
            "missing-episode closed from=care kind=M missing=2020-01-03T00:00:00 returned=2020-01-05T00:00:00",
            "missing-episode closed from=care kind=A missing=2020-03-30T00:00:00 returned=2020-04-02T00:00:00",
        ]
    );
    assert_eq!(
        of(&people[0], "child-details"),
        ["child-details stored ethnic-group=white-black-caribbean from=2010-02-14"]
    );
    assert_eq!(of(&people[2], "child-details"), [] as [&str; 0], "no such code");
}

/// What of the year 2019/20 is about leaving care and what came before it, and social workers of 2023/24. 1: born on a
/// 29 February. 2: adopted. 3: given up.
fn leaving() -> Vec<Person> {
    let mut years = care::Years::default();
    let header = "1,2,29/02/2000,MWBC,A1,,\n2,1,01/01/2018,WBRI,A2,,\n3,1,01/01/2018,WBRI,A3,,\n";
    let episodes = "2,01/05/2019,S,C2,N1,U6,PR1,01/09/2019,X1,CARPL,,,\n2,01/09/2019,B,E1,N1,A5,PR1,01/03/2020,E12,,,,\n\
                    3,01/05/2019,S,V2,N1,U6,PR1,,,,,,\n";
    let leavers = ("CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n", "1,29/02/2000,YES,F2,D2\n");
    let adopted = "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR\n";
    let adopted = (adopted, "2,01/01/2018,01/07/2019,01/08/2019,1,2,MF,L3\n");
    let decided = "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\n";
    let decided = (decided, "2,01/01/2018,01/07/2019,,\n3,01/01/2018,01/10/2019,05/02/2020,RD3\n");
    let before = ("CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n", "3,01/01/2018,P3,SCO,09/09/2018\n");
    lay(&mut years, 2020, &[(HEADER, header), (EPISODES, episodes), leavers, adopted, decided, before]);
    let workers = ("CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n", "3,01/01/2018,SW12,01/05/2019,02/02/2024,OTHERS\n");
    lay(&mut years, 2024, &[(HEADER, header), (EPISODES, episodes), workers]);
    years.people().collect()
}

#[test]
fn a_birthday_after_care_is_found_by_the_year() {
    assert_eq!(
        of(&leaving()[0], "leaver-birthday"),
        ["leaver-birthday closed activity=F2 age=20 home=D status=former-relevant suitable=false touch=YES \
             turned=2020-02-29"]
    );
}

#[test]
fn an_adoption_stands_with_its_decision_and_ends_with_care() {
    let people = leaving();
    assert_eq!(
        of(&people[1], "adoption"),
        ["adoption adopted adopted=2020-03-01 adopters=2 adopters-sex=MF adopters-status=L3 by-carers=true \
             decided=2019-07-01 matched=2019-08-01"]
    );
    assert_eq!(
        of(&people[2], "adoption"),
        ["adoption given-up decided=2019-10-01 given-up=2020-02-05 given-up-why=nobody-found"]
    );
}

#[test]
fn a_social_worker_has_a_number_and_a_time() {
    assert_eq!(
        of(&leaving()[2], "social-worker-time"),
        ["social-worker-time closed began=2019-05-01 ended=2024-02-02 number=SW12 why=OTHERS"]
    );
}

#[test]
fn permanence_before_care_stands_with_its_first_episode() {
    let episode = &of(&leaving()[2], "looked-after-episode")[0];
    assert!(episode.contains("permanence-before=P3 permanence-council=SCO permanence-on=2018-09-09"), "{episode}");
}

#[test]
fn records_fit_their_registers() {
    fits(people().iter().chain(&leaving()), care::TELLS);
}
