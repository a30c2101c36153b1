//! Files that are attached to items: kept once by their SHA-256, never one that could run.

mod archive;
mod attach;
mod cited;
mod media;
mod programs;
mod read;

pub use attach::{MAX_BYTES, NewFile};
pub use cited::{address, addressed};
pub use media::media_type;
pub use read::ItemFile;

pub(crate) use cited::{address_or_file, kept};
