//! How much a document may hold. Each limit is far above any plan and keeps
//! reading within seconds and 300 MB.

/// Bytes of a file as given.
pub const MAX_BYTES: usize = 32_000_000;
/// Bytes of one part of a compressed file, unpacked.
pub const MAX_UNPACKED: u64 = 96_000_000;
/// How many times its packed size a part may grow to, once past [`RATIO_FROM`].
pub const MAX_RATIO: u64 = 200;
/// Unpacked bytes below which no ratio is asked: small repetitive parts pack well.
pub const RATIO_FROM: u64 = 4_000_000;
/// Files inside a compressed file.
pub const MAX_ENTRIES: usize = 10_000;
/// Bytes of text in a document.
pub const MAX_TEXT: usize = 8_000_000;
/// Paragraphs, list items and cells in a document.
pub const MAX_PARTS: usize = 300_000;
/// Columns of a table.
pub const MAX_COLUMNS: usize = 1_000;
