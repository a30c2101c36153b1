//! The sheets of an export and their columns. One definition serves writing, reading and the reference.

/// What a column's cells hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words; an empty cell is no words.
    Text,
    /// A number.
    Number,
    /// `yes` or `no`.
    YesNo,
    /// One of a few words.
    Words(&'static [&'static str]),
    /// A date: 2009, 2009-09, 2009-09-30 or 2009/10.
    When,
}

/// A column: its heading and what its cells hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The heading, as the JSON names it.
    pub name: &'static str,
    /// What its cells hold.
    pub holds: Holds,
}

const fn text(name: &'static str) -> Column {
    Column { name, holds: Holds::Text }
}

const fn number(name: &'static str) -> Column {
    Column { name, holds: Holds::Number }
}

const fn yes_no(name: &'static str) -> Column {
    Column { name, holds: Holds::YesNo }
}

const fn words(name: &'static str, words: &'static [&'static str]) -> Column {
    Column { name, holds: Holds::Words(words) }
}

const KINDS: &[&str] = &["outcome", "priority", "objective", "action", "milestone"];
const STATES: &[&str] = &["named", "vacant", "unconfirmed"];
const TIMESCALES: &[&str] = &["immediate", "six months", "longer term"];
const UNITS: &[&str] =
    &["percent", "percentage points", "per 1000", "per 10000", "count", "points", "gbp", "days", "hours"];
/// The heading of the column that keeps the rows of a sheet in order.
pub(crate) const ORDER: &str = "number";

macro_rules! sheets {
    ($($sheet:ident, $name:literal, $file:literal, $means:literal, [$($column:expr),+ $(,)?];)+) => {
        /// A table of an export: a sheet of a workbook, a file among CSV files.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Sheet { $(#[doc = $means] $sheet),+ }

        impl Sheet {
            /// Every sheet, in the order of the workbook.
            pub const ALL: &'static [Sheet] = &[$(Self::$sheet),+];

            /// The name on the sheet's tab.
            pub fn name(self) -> &'static str {
                match self { $(Self::$sheet => $name),+ }
            }

            /// The name of its CSV file.
            pub fn file(self) -> &'static str {
                match self { $(Self::$sheet => $file),+ }
            }

            /// What it holds, in a few words.
            pub fn means(self) -> &'static str {
                match self { $(Self::$sheet => $means),+ }
            }

            /// Its columns, from left to right.
            pub fn columns(self) -> &'static [Column] {
                match self { $(Self::$sheet => const { &[$($column),+] }),+ }
            }
        }
    };
}

sheets! {
    Plan, "Plan", "plan.csv", "The plan's head: one field a row",
        [text("field"), text("value")];
    Items, "Items", "items.csv", "Outcomes, priorities, objectives, actions and milestones",
        [number(ORDER), text("id"), text("parent"), words("kind", KINDS), text("ref"), text("title"), text("text"),
         words("scope", &["all", "vulnerable"]), Column { name: "due", holds: Holds::When },
         number("line"), number("cell"), number("page")];
    Leads, "Leads", "leads.csv", "Who answers for an item",
        [number(ORDER), text("item"), text("post"), text("organisation"), text("person"), words("state", STATES)];
    ItemGroups, "Item groups", "item-groups.csv", "Which groups are accountable for an item",
        [number(ORDER), text("item"), text("name"), yes_no("certain")];
    ItemMeasures, "Item measures", "item-measures.csv", "Which measures show whether an item works",
        [number(ORDER), text("item"), text("measure")];
    ItemNeeds, "Item needs", "item-needs.csv", "Which needs an item answers",
        [number(ORDER), text("item"), text("need")];
    Funds, "Funds", "funds.csv", "The money that an item leans on",
        [number(ORDER), text("item"), text("name"), number("amount_gbp"), yes_no("certain")];
    Links, "Links", "links.csv", "What an item points to",
        [number(ORDER), text("item"), text("to"), text("text")];
    Measures, "Measures", "measures.csv", "What is measured",
        [number(ORDER), text("id"), text("code"), text("title"), text("group"), text("area"),
         number("line"), number("cell"), number("page")];
    Values, "Baselines and targets", "values.csv", "Where a measure stood and where it should be",
        [number(ORDER), text("measure"), words("what", &["baseline", "target"]), text("period"), number("value"),
         words("unit", UNITS), text("text")];
    Needs, "Needs", "needs.csv", "The needs that the plan answers",
        [number(ORDER), text("ref"), text("strand"), text("need"), text("evidence"),
         number("line"), number("cell"), number("page")];
    Groups, "Groups", "groups.csv", "The partnership's boards and groups",
        [number(ORDER), text("key"), text("name"), text("role"), text("chair"), text("reports_to"),
         number("line"), number("cell"), number("page")];
    AnswersFor, "Answers for", "answers-for.csv", "Which items and measures a group answers for",
        [number(ORDER), text("group"), text("for")];
    Recommendations, "Recommendations", "recommendations.csv", "What inspectors recommended",
        [number(ORDER), text("from"), words("timescale", TIMESCALES), text("text"),
         number("line"), number("cell"), number("page")];
    Judgements, "Judgements", "judgements.csv", "The grades that inspectors gave",
        [number(ORDER), text("aspect"), text("for"), number("grade"), number("line"), number("cell"), number("page")];
    Glossary, "Glossary", "glossary.csv", "The plan's own words",
        [number(ORDER), text("term"), text("meaning"), number("line"), number("cell"), number("page")];
    Exported, "As exported", "as-exported.csv", "How each part left Bigplan; leave this sheet as it is",
        [text("part"), text("id"), text("seal")];
}

impl Sheet {
    /// Its place in the workbook, counted from 1.
    pub(crate) fn ordinal(self) -> u32 {
        Self::ALL.iter().zip(1..).find(|(sheet, _)| **sheet == self).map_or(0, |(_, ordinal)| ordinal)
    }

    /// The place of a column, counted from 0.
    pub(crate) fn column(self, name: &str) -> Option<usize> {
        self.columns().iter().position(|column| column.name == name)
    }

    /// The column that keeps the order, in the sheets that have one.
    pub(crate) fn order(self) -> Option<usize> {
        self.column(ORDER)
    }
}
