//! Comments as pages show them.

use std::collections::HashMap;

use bigplan_ledger::{Comment, CommentStanding, Outcome};
use bigplan_plan::Plan;

use crate::parts::moments;

/// A comment in words.
#[derive(Clone, Debug)]
pub struct ShownComment {
    /// The comment.
    pub comment: Comment,
    /// The item that it is about: title and the end of its address.
    pub item: Option<(String, String)>,
}

/// Comments with the items that they are about.
pub fn shown(comments: Vec<Comment>, plan: &Plan) -> Vec<ShownComment> {
    let titles: HashMap<&str, &str> = plan.items.iter().map(|item| (item.id.as_str(), item.title.as_str())).collect();
    let item = |comment: &Comment| {
        let id = comment.item?.to_string();
        let title = titles.get(id.as_str()).map_or("an item that is no longer in the plan", |title| title);
        Some((title.to_owned(), format!("/items/{id}")))
    };
    comments.into_iter().map(|comment| ShownComment { item: item(&comment), comment }).collect()
}

impl ShownComment {
    /// "A parent, Night Trust, 30 September 2009".
    pub fn by(&self) -> String {
        let comment = &self.comment;
        let who =
            comment.name.as_deref().unwrap_or(if comment.public { "Somebody from the public" } else { "A partner" });
        let from = comment.organisation.as_ref().map(|from| format!(", {from}")).unwrap_or_default();
        format!("{who}{from}, {}", moments::day(comment.at))
    }

    /// "Performance officer, 30 September 2009".
    pub fn answered(&self) -> String {
        let by = self.comment.answered_by.as_ref().map(|by| format!("{by}, ")).unwrap_or_default();
        format!("{by}{}", self.comment.answered_at.map(moments::day).unwrap_or_default())
    }

    /// What it came to, in words.
    pub fn outcome(&self) -> &'static str {
        self.comment.outcome.map_or("", outcome)
    }

    /// Whether somebody has to read it before it shows.
    pub fn waits(&self) -> bool {
        self.comment.standing == CommentStanding::Waiting
    }

    /// Whether it is kept from being shown.
    pub fn refused(&self) -> bool {
        self.comment.standing == CommentStanding::Refused
    }

    /// Whether it still has to be answered.
    pub fn unanswered(&self) -> bool {
        self.comment.answer.is_none() && !self.refused()
    }
}

/// What a comment came to, in words.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Changed => "We changed the plan",
        Outcome::PartlyChanged => "We changed the plan in part",
        Outcome::NotChanged => "The plan stays as it is",
        Outcome::PassedOn => "We passed it on",
    }
}
