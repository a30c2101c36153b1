//! What happened in a plan's life, newest first. Pure.

use bigplan_ledger::{Consultation, SignUp, SignUpStanding, Version};
use jiff::Timestamp;

use crate::parts::{dates, words};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// When.
    pub at: Timestamp,
    /// What, in a few words.
    pub title: String,
    /// Who, where that may be shown.
    pub by: Option<String>,
    /// More about it; may be empty.
    pub more: String,
    /// A page that shows it: words and the end of its address.
    pub link: Option<(String, String)>,
}

/// Puts versions, consultations and sign-ups in the order of time.
pub fn timeline(versions: &[Version], consultations: &[Consultation], sign_ups: &[SignUp]) -> Vec<Happened> {
    let mut all: Vec<Happened> = versions.iter().map(version).collect();
    all.extend(consultations.iter().flat_map(consultation));
    all.extend(sign_ups.iter().filter_map(sign_up));
    all.sort_by(|one, other| other.at.cmp(&one.at).then_with(|| one.title.cmp(&other.title)));
    all
}

fn version(version: &Version) -> Happened {
    let number = version.number;
    Happened {
        at: version.at,
        title: if version.published {
            format!("Published as version {number}")
        } else {
            format!("Version {number} made")
        },
        by: version.by.clone(),
        more: version.note.clone(),
        link: Some((format!("See version {number}"), format!("@{number}"))),
    }
}

fn consultation(of: &Consultation) -> Vec<Happened> {
    let who = if of.open_to_public { "everybody" } else { "partners" };
    let until = dates::when(bigplan_plan::When::Day(of.closes_on));
    let opened = Happened {
        at: of.opened_at,
        title: format!("Put before {who} as version {}", of.version),
        by: None,
        more: format!("{} Comments until {until}.", of.asks),
        link: None,
    };
    let closed = of.closed_at.map(|at| Happened {
        at,
        title: "Consultation closed".to_owned(),
        by: None,
        more: of.outcome.clone().unwrap_or_default(),
        link: None,
    });
    std::iter::once(opened).chain(closed).collect()
}

fn sign_up(of: &SignUp) -> Option<Happened> {
    let what = match of.standing {
        SignUpStanding::Asked => return None,
        SignUpStanding::Signed | SignUpStanding::SignedWithConditions => "signed",
        SignUpStanding::Declined => "declined to sign",
    };
    let conditions = of.standing == SignUpStanding::SignedWithConditions;
    let conditions = if conditions { format!("{}: ", words::sign_up(of.standing)) } else { String::new() };
    Some(Happened {
        at: of.decided_at?,
        title: format!("{} {what} version {}", of.body, of.version),
        by: of.post.clone(),
        more: format!("{conditions}{}", of.words),
        link: None,
    })
}

#[cfg(test)]
mod tests {
    use bigplan_ledger::{OrganisationId, SignUpId, Stage, VersionId};

    use super::*;

    #[test]
    fn what_happened_last_stands_first() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let version = Version {
            id: VersionId::random().unwrap(),
            number: "0.1".parse().unwrap(),
            stage: Stage::Drafting,
            note: "For the board".into(),
            revision: 1,
            published: false,
            shown: false,
            by: None,
            at: at("2009-09-01T00:00:00Z"),
        };
        let signed = SignUp {
            id: SignUpId::random().unwrap(),
            version: version.number,
            organisation: OrganisationId::random().unwrap(),
            body: "Night Trust".into(),
            due_on: None,
            standing: SignUpStanding::Signed,
            words: String::new(),
            post: Some("Director".into()),
            by: None,
            decided_at: Some(at("2009-09-02T00:00:00Z")),
        };
        let asked = SignUp { standing: SignUpStanding::Asked, ..signed.clone() };
        let titles: Vec<String> =
            timeline(&[version], &[], &[signed, asked]).into_iter().map(|one| one.title).collect();
        assert_eq!(titles, ["Night Trust signed version 0.1", "Version 0.1 made"]);
    }
}
