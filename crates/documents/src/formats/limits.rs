//! How much a document may hold. Each limit is far above any plan and keeps
//! reading within seconds and 300 MB.

use bigplan_office::Limits;

/// Bytes of a file as given.
pub const MAX_BYTES: usize = 32_000_000;
/// How far a compressed file may unpack.
pub const UNPACKING: Limits = Limits { unpacked: 96_000_000, ratio: 200, ratio_from: 4_000_000, entries: 10_000 };
/// Bytes of text in a document.
pub const MAX_TEXT: usize = 8_000_000;
/// Paragraphs, list items and cells in a document.
pub const MAX_PARTS: usize = 300_000;
/// Columns of a table.
pub const MAX_COLUMNS: usize = 1_000;
