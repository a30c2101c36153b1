//! A children and young people's plan: a tree of items that people answer for.
//!
//! This crate is pure. It knows no database, no web, no clock and no randomness:
//! today's date and new ids are arguments. It must never read a file.
//!
//! The words are the field's own: an *outcome* holds *priorities*, a priority
//! *objectives*, an objective *actions*, an action *milestones*. Every kind may be
//! left out. See [`item::Item`] for what hangs on an item.

pub mod accountability;
pub mod at;
pub mod check;
pub mod compare;
pub mod draft;
pub mod facets;
pub mod filter;
pub mod finding;
pub mod fold;
pub mod give;
pub mod group;
pub mod group_list;
pub mod group_tree;
pub mod holders;
pub mod inspection;
pub mod item;
pub mod labels;
pub mod measure;
pub mod mentions;
pub mod names;
pub mod need;
pub mod period;
pub mod plan;
pub mod plan_index;
pub mod pointing;
pub mod progress;
pub mod refs;
pub mod rhythm;
pub mod rings;
pub mod search;
pub mod terms;
pub mod text_dates;
pub mod tree;

pub use accountability::{Matrix, MatrixRow, Standing};
pub use at::At;
pub use check::{Rule, check, counts, rule, rules};
pub use draft::{Draft, Format, Source};
pub use facets::{Facet, Facets};
pub use filter::{Filter, Found, Match};
pub use finding::{Finding, Severity};
pub use give::{Give, Others};
pub use group::PartnershipGroup;
pub use group_list::{GroupList, KnownGroup};
pub use group_tree::{GroupNode, GroupTree};
pub use holders::{HeldPost, Holders, OpenPlace, Organisation};
pub use inspection::{Judgement, Recommendation, Timescale};
pub use item::{FundUse, GroupUse, Item, ItemLink, Kind, Lead, LeadState, Scope};
pub use measure::{Baseline, MeasureUse, Target, Unit};
pub use mentions::{Mention, Part, PartIndex};
pub use need::{Need, Term};
pub use period::When;
pub use plan::{Plan, PlanHead, PlanPeriod};
pub use plan_index::PlanIndex;
pub use pointing::pointing_at;
pub use rings::{Ring, RingSort, Rings, Segment, Shown};
pub use search::spans;
pub use terms::{Occurrences, Piece, Terms, explain};
pub use text_dates::{TextDate, dates_in};
pub use tree::Tree;
