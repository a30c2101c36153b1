//! Digests as people write them.

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The first 16 of them, where nobody means to forge anything.
pub fn short(bytes: &[u8]) -> String {
    hex(bytes.get(..16).unwrap_or(bytes))
}
