//! Changing a plan that was accepted. Each verb stands in its own file.
//!
//! Every change takes hold of the plan first, so that the changes of one plan come one
//! after the other and a check of the tree still holds when the change is saved. Every
//! change names what its sender saw; where that is no longer what stands, nothing is
//! saved and the sender is told.

mod add_item;
mod change_head;
mod change_item;
mod change_items;
mod change_part;
mod hold;
mod move_item;
mod part_rows;
mod parts;
mod place;
mod remove_item;
mod seen;
mod stored;
mod take_on;

pub use change_items::Several;
pub use change_part::Uses;
pub use place::Place;
pub use remove_item::Below;
pub use seen::seen;
pub use stored::StoredItem;

pub(crate) use add_item::put_in;
pub(crate) use hold::{needed_reason, reason};
pub(crate) use remove_item::take_out_whole;
pub(super) use stored::stored;
pub(crate) use take_on::take_on;
