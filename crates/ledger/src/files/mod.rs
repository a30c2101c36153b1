//! Files that are attached to items: kept once by their SHA-256, never one that could run.

mod archive;
mod attach;
mod media;
mod programs;
mod read;

pub use attach::{MAX_BYTES, NewFile};
pub use media::media_type;
pub use read::ItemFile;
