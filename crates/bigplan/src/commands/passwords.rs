//! A password to start with.

use crate::outcome::Failure;

/// Letters and digits that nobody mistakes for another.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A random password of 100 bits, in four groups of five.
///
/// # Errors
/// When the system gives no random numbers.
pub fn suggest() -> Result<String, Failure> {
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes).map_err(|_| {
        Failure::new(
            "no-randomness",
            "The system gives no random numbers, so no password could be made. Nothing was saved.",
        )
    })?;
    let letter = |byte: &u8| LETTERS.get(usize::from(byte & 31)).copied().map_or('x', char::from);
    let groups: Vec<String> = bytes.chunks(5).map(|group| group.iter().map(letter).collect()).collect();
    Ok(groups.join("-"))
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn two_passwords_differ_and_are_long() {
        let (one, other) = (suggest().unwrap(), suggest().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.len(), 23);
    }
}
