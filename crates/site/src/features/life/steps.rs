//! The steps of a plan's life with what is done at each, and what can be done next. Pure.

use bigplan_ledger::{LifeCounts, Stage};

use crate::parts::plan_words::counted;

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is behind the plan.
    Done,
    /// The plan is there.
    Now,
    /// It is ahead of the plan, or was left out.
    Ahead,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is called.
    pub name: &'static str,
    /// The end of the address of its page.
    pub page: &'static str,
    /// How it stands.
    pub standing: Standing,
    /// What was done, in words; empty where nothing is to be said.
    pub done: String,
}

/// Something that can be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doing {
    /// What the button says.
    pub words: &'static str,
    /// The end of the address.
    pub page: &'static str,
    /// Whether it is what usually comes next.
    pub first: bool,
}

impl Standing {
    /// The word of the tag.
    pub fn word(self) -> &'static str {
        match self {
            Self::Done => "Done",
            Self::Now => "Now",
            Self::Ahead => "Not yet",
        }
    }

    /// The modifier of the tag.
    pub fn colour(self) -> &'static str {
        match self {
            Self::Done => "green",
            Self::Now => "blue",
            Self::Ahead => "grey",
        }
    }
}

/// The six steps. `counts` are zero for those who may not see drafts.
pub fn steps(stage: Stage, counts: &LifeCounts) -> Vec<Step> {
    let standing = |step: Stage, happened: bool| match stage {
        now if now == step => Standing::Now,
        now if now > step && happened => Standing::Done,
        _ if happened => Standing::Done,
        _ => Standing::Ahead,
    };
    let step = |name, page, standing, done| Step { name, page, standing, done };
    vec![
        step("Drafted", "/versions", standing(Stage::Drafting, stage > Stage::Drafting), versions(counts)),
        step(
            "Consulted on",
            "/consultation",
            standing(Stage::Consultation, counts.consultations > 0),
            comments(counts),
        ),
        step("Signed by partner bodies", "/sign-up", standing(Stage::SignUp, counts.asked > 0), signed(counts)),
        step("Published", "/versions", standing(Stage::Published, stage >= Stage::Published), String::new()),
        step("Reviewed each year", "/compare", standing(Stage::UnderReview, false), String::new()),
        step("Replaced by the next plan", "/next", standing(Stage::Replaced, false), String::new()),
    ]
}

fn versions(counts: &LifeCounts) -> String {
    nonzero(&[(counts.versions, "version made", "versions made")])
}

fn comments(counts: &LifeCounts) -> String {
    nonzero(&[
        (counts.unread, "comment to read", "comments to read"),
        (counts.unanswered, "comment to answer", "comments to answer"),
        (counts.answered, "comment answered", "comments answered"),
    ])
}

fn signed(counts: &LifeCounts) -> String {
    if counts.asked == 0 {
        return String::new();
    }
    let asked = counted(usize::try_from(counts.asked).unwrap_or_default(), "body", "bodies");
    let declined = if counts.declined > 0 { format!(", {} declined", counts.declined) } else { String::new() };
    format!("{} of {asked} signed{declined}", counts.signed)
}

fn nonzero(counts: &[(i64, &str, &str)]) -> String {
    let count = |(count, one, many): &(i64, &str, &str)| {
        (*count > 0).then(|| counted(usize::try_from(*count).unwrap_or_default(), one, many))
    };
    counts.iter().filter_map(count).collect::<Vec<_>>().join(", ")
}

/// What those who publish plans can do now, what usually comes next first.
pub fn doings(stage: Stage, counts: &LifeCounts) -> Vec<Doing> {
    let doing = |words, page| Doing { words, page, first: false };
    let mut all = match stage {
        Stage::Drafting => vec![
            doing("Put it before people", "/consultation/open"),
            doing("Ask bodies to sign", "/sign-up/ask"),
            doing("Publish this plan", "/publish"),
        ],
        Stage::Consultation => vec![doing("Close the consultation", "/consultation/close")],
        Stage::SignUp => vec![
            doing("Publish this plan", "/publish"),
            doing("Ask more bodies to sign", "/sign-up/ask"),
            doing("Put it before people again", "/consultation/open"),
        ],
        Stage::Published => vec![doing("Start the yearly review", "/review"), doing("Start the next plan", "/next")],
        Stage::UnderReview => vec![doing("End the review", "/review"), doing("Start the next plan", "/next")],
        Stage::Replaced => Vec::new(),
    };
    if counts.unread + counts.unanswered > 0 {
        all.insert(0, doing("Answer comments", "/comments"));
    }
    if counts.undecided > 0 {
        all.insert(0, doing("Decide what is carried from the plan before", "/carried"));
    }
    if let Some(first) = all.first_mut() {
        first.first = true;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stage_has_its_steps_and_its_next() {
        let counts = LifeCounts { versions: 2, asked: 3, signed: 1, declined: 1, ..LifeCounts::default() };
        for (stage, standings, next) in [
            (Stage::Drafting, "Now Not yet Done Not yet Not yet Not yet", "Put it before people"),
            (Stage::Consultation, "Done Now Done Not yet Not yet Not yet", "Close the consultation"),
            (Stage::SignUp, "Done Not yet Now Not yet Not yet Not yet", "Publish this plan"),
            (Stage::Published, "Done Not yet Done Now Not yet Not yet", "Start the yearly review"),
            (Stage::UnderReview, "Done Not yet Done Done Now Not yet", "End the review"),
        ] {
            let words: Vec<&str> = steps(stage, &counts).iter().map(|step| step.standing.word()).collect();
            assert_eq!(words.join(" "), standings, "{stage}");
            assert_eq!(doings(stage, &counts).first().map(|doing| doing.words), Some(next), "{stage}");
        }
        assert_eq!(steps(Stage::SignUp, &counts)[2].done, "1 of 3 bodies signed, 1 declined");
        assert!(doings(Stage::Replaced, &LifeCounts::default()).is_empty());
    }

    #[test]
    fn what_waits_for_an_answer_comes_first() {
        let counts = LifeCounts { unread: 1, undecided: 4, ..LifeCounts::default() };
        let words: Vec<&str> = doings(Stage::Drafting, &counts).iter().map(|doing| doing.words).collect();
        assert_eq!(words[..2], ["Decide what is carried from the plan before", "Answer comments"]);
    }
}
