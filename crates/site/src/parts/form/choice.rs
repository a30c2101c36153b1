//! One value of several that a select or a group of radios offers.

/// A value to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub words: String,
    /// What it means; empty where the words say it. A select does not show it.
    pub hint: String,
}

impl Choice {
    /// A choice whose words say it all.
    pub fn new(value: impl Into<String>, words: impl Into<String>) -> Self {
        Self { value: value.into(), words: words.into(), hint: String::new() }
    }

    /// A choice with its meaning.
    pub fn explained(value: impl Into<String>, words: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..Self::new(value, words) }
    }

    /// Whether it is the chosen one.
    pub fn is(&self, chosen: &str) -> bool {
        self.value == chosen
    }

    /// The id of its radio in a group. The first one's is the group's own, so that the
    /// error summary leads to it.
    pub fn id_in(&self, group: &str, first: bool) -> String {
        if first { group.to_owned() } else { format!("{group}-{}", self.value.replace(' ', "-")) }
    }
}
