//! Numbers in as few bytes as they need.

/// A difference as a small number whether it is a little more or a little less than nothing.
pub(crate) fn folded(difference: u32) -> u32 {
    if difference <= u32::MAX / 2 { difference << 1 } else { !(difference << 1) }
}

pub(crate) fn unfolded(folded: u32) -> u32 {
    if folded & 1 == 0 { folded >> 1 } else { !(folded >> 1) }
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
pub(crate) fn write(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

pub(crate) fn read(rest: &mut &[u8]) -> Option<u32> {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, others) = rest.split_first()?;
        *rest = others;
        number |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
        shift += 7;
    }
}
