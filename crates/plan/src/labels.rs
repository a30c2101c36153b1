//! What a plan itself calls its kinds of item.

use crate::{Kind, PlanHead};

impl Kind {
    /// The standard word, as a sentence begins: "Objective".
    pub fn word(self) -> &'static str {
        match self {
            Self::Outcome => "Outcome",
            Self::Priority => "Priority",
            Self::Objective => "Objective",
            Self::Action => "Action",
            Self::Milestone => "Milestone",
        }
    }
}

impl PlanHead {
    /// What the plan calls one item of a kind, as a sentence begins: its own label, for
    /// example "Key area of focus", else the standard word.
    pub fn label(&self, kind: Kind) -> &str {
        let own = self.labels.get(&kind).map(|label| label.trim()).filter(|label| !label.is_empty());
        own.unwrap_or_else(|| kind.word())
    }

    /// What the plan calls several: "Key areas of focus", "Priorities".
    pub fn label_of_many(&self, kind: Kind) -> String {
        plural(self.label(kind))
    }
}

/// Words that begin what follows a noun: the noun before them is the one that is counted.
const AFTER: [&str; 6] = [" of ", " for ", " to ", " in ", " on ", " we "];

/// Several of what a singular label names: "Area of focus" gives "Areas of focus".
pub fn plural(label: &str) -> String {
    let end = AFTER.iter().filter_map(|word| label.find(word)).min().unwrap_or(label.len());
    let (noun, rest) = label.split_at_checked(end).unwrap_or((label, ""));
    let vowel_before_y = ["ay", "ey", "oy", "uy"].iter().any(|ending| noun.ends_with(ending));
    match noun.strip_suffix('y').filter(|_| !vowel_before_y) {
        Some(stem) => format!("{stem}ies{rest}"),
        None if ["s", "x", "z", "ch", "sh"].iter().any(|ending| noun.ends_with(ending)) => format!("{noun}es{rest}"),
        None => format!("{noun}s{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::plural;
    use crate::{Kind, Plan, PlanHead};

    #[test]
    fn a_plan_calls_its_items_what_it_likes() {
        let mut head = PlanHead::default();
        head.labels.insert(Kind::Objective, "Key area of focus".into());
        head.labels.insert(Kind::Priority, " ".into());
        let words = Kind::ALL.map(|kind| (head.label(kind).to_owned(), head.label_of_many(kind)));
        let words = words.iter().map(|(one, many)| (one.as_str(), many.as_str()));
        assert!(words.eq([
            ("Outcome", "Outcomes"),
            ("Priority", "Priorities"),
            ("Key area of focus", "Key areas of focus"),
            ("Action", "Actions"),
            ("Milestone", "Milestones"),
        ]));
    }

    #[test]
    fn labels_are_counted_by_their_noun() {
        for (one, many) in [
            ("Ambition", "Ambitions"),
            ("Priority for action", "Priorities for action"),
            ("Key outcome", "Key outcomes"),
            ("Promise to you", "Promises to you"),
            ("Pathway", "Pathways"),
            ("Success", "Successes"),
            ("", "s"),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn labels_stand_in_json_only_where_there_are_some() {
        let mut plan = Plan::default();
        assert!(!serde_json::to_string(&plan).unwrap().contains("labels"));
        plan.head.labels.insert(Kind::Outcome, "Ambition".into());
        let text = serde_json::to_string(&plan).unwrap();
        assert!(text.contains(r#""labels":{"outcome":"Ambition"}"#), "{text}");
        assert_eq!(serde_json::from_str::<Plan>(&text).unwrap(), plan);
        assert_eq!(toml::from_str::<Plan>("plan = { labels = { outcome = 'Ambition' } }").unwrap(), plan);
        assert!(serde_json::from_str::<PlanHead>(r#"{"labels": {"step": "Step"}}"#).is_err());
    }
}
