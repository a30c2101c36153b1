//! The work on a plan: how its items go, what is late, which posts are vacant, and what
//! waits for whom.
//!
//! What is said of an item hangs beside the plan by the item's id and never changes the
//! plan's words. It is only added to; the newest is how the item goes.

mod led_by;
mod new_update;
mod promises;
mod rhythms;
mod standings;
mod updates;
mod vacancies;
pub mod waiting;

pub use new_update::{Evidence, NewUpdate};
pub use updates::ItemUpdate;
pub use vacancies::{LedItem, Promise, Vacancy};
pub use waiting::{Led, Waiting, WaitingKind};
