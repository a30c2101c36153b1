//! Small damages, chosen by a counter: the same number gives the same damage everywhere.

/// Pieces that readers stumble over when they stand in the wrong place.
const PIECES: [&[u8]; 26] = [
    b"<table>",
    b"</table>",
    b"<tr>",
    b"<td colspan=9999999999>",
    b"<td rowspan=65535>",
    b"<ul>",
    b"<li>",
    b"</p>",
    b"<!--",
    b"<![CDATA[",
    b"&#x0;",
    b"&amp",
    b"|",
    b"\t",
    b"\"",
    b"\n\n",
    b"\xE2\x80",
    b"\xFF\xFE",
    b"\0",
    b"<w:p>",
    b"</w:tc>",
    b"<w:gridSpan w:val=\"-1\"/>",
    b"<c r=\"ZZZ99999999\" t=\"s\"><v>9</v></c>",
    b"w:val=\"4294967295\"",
    b"xMin=\"NaN\"",
    b"xMin=\"1e308\"",
];

/// A source of numbers: splitmix64, good enough to wander.
pub struct Mangler(u64);

impl Mangler {
    /// Starts at a round.
    pub fn new(round: u64) -> Self {
        Self(round.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// A number below `end` (0 for 0).
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }

    /// A damaged copy.
    pub fn mangled(&mut self, input: &[u8]) -> Vec<u8> {
        let mut bytes = input.to_vec();
        for _ in 0..=self.below(6) {
            self.damage(&mut bytes);
        }
        bytes
    }

    fn damage(&mut self, bytes: &mut Vec<u8>) {
        let place = self.below(bytes.len() + 1);
        let end = (place + self.below(200)).min(bytes.len());
        match self.below(6) {
            0 if place < bytes.len() => bytes[place] = self.below(256) as u8,
            1 => drop(bytes.drain(place..end)),
            2 => {
                let again: Vec<u8> = bytes[place..end].repeat(1 + self.below(40));
                bytes.splice(place..place, again);
            }
            3 => bytes.truncate(place),
            4 => {
                let other = self.below(bytes.len() + 1);
                let moved: Vec<u8> = bytes[place..end].to_vec();
                bytes.splice(other..other, moved);
            }
            _ => {
                let piece = PIECES[self.below(PIECES.len())].repeat(1 + self.below(3));
                bytes.splice(place..place, piece);
            }
        }
    }
}
