//! How far a compressed file may unpack.

/// Limits on one compressed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of all parts, unpacked.
    pub unpacked: u64,
    /// How many times its packed size a part may grow to, once past `ratio_from`.
    pub ratio: u64,
    /// Unpacked bytes below which no ratio is asked: small repetitive parts pack well.
    pub ratio_from: u64,
    /// Files inside.
    pub entries: usize,
}
