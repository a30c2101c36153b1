//! The links between the pages of one partnership. A page holds them as `tabs` and draws
//! them with `{% include "parts/partnership_nav/partnership_nav.html" %}`.

/// A page of the partnership.
pub struct Tab {
    /// What the link says.
    pub words: &'static str,
    /// Where it leads.
    pub address: String,
    /// Whether it is the page that is shown.
    pub current: bool,
}

const PAGES: [(&str, &str); 8] = [
    ("Overview", ""),
    ("Scorecard", "/scorecard"),
    ("Groups", "/groups"),
    ("Boards", "/boards"),
    ("Who answers for what", "/matrix"),
    ("People and posts", "/people"),
    ("Quarters", "/quarters"),
    ("Inspections", "/inspections"),
];

/// The pages of the partnership at an address, with the current one marked. `plan` goes with
/// those pages that show one plan.
pub fn tabs(partnership: &str, current: &str, plan: Option<&str>) -> Vec<Tab> {
    let tab = |(words, end): (&'static str, &str)| {
        let of_a_plan = matches!(end, "/groups" | "/matrix");
        let query = plan.filter(|_| of_a_plan).map_or_else(String::new, |plan| format!("?plan={plan}"));
        Tab { words, address: format!("{partnership}{end}{query}"), current: end == current }
    };
    PAGES.into_iter().map(tab).collect()
}
