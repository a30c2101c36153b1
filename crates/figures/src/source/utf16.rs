//! UTF-16 text as a stream of UTF-8.

use std::io::{self, Read};

use encoding_rs::{Decoder, Encoding};

/// Bytes of the source taken at once.
const CHUNK: usize = 16 * 1024;

/// Reads UTF-16 and gives UTF-8.
pub(crate) struct Utf16<R> {
    source: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Utf16<R> {
    /// Of a source that stands after the mark.
    pub(crate) fn new(source: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Self { source, decoder, raw: vec![0; CHUNK], text: Vec::new(), given: 0, ended: false }
    }

    fn refill(&mut self) -> io::Result<()> {
        let count = self.source.read(&mut self.raw)?;
        self.ended = count == 0;
        let raw = self.raw.get(..count).unwrap_or_default();
        let most = self.decoder.max_utf8_buffer_length(count).unwrap_or(CHUNK * 3 + 16);
        self.text.resize(most, 0);
        let (_, _, written, _) = self.decoder.decode_to_utf8(raw, &mut self.text, self.ended);
        self.text.truncate(written);
        self.given = 0;
        Ok(())
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.given >= self.text.len() && !self.ended {
            self.refill()?;
        }
        let rest = self.text.get(self.given..).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        for (to, from) in buffer.iter_mut().zip(rest) {
            *to = *from;
        }
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::Utf16;
    use std::io::Read;

    #[test]
    fn characters_cut_by_a_chunk_are_whole() {
        let text = "a£–𝄞".repeat(9_000);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let mut given = String::new();
        Utf16::new(&bytes[..], encoding_rs::UTF_16BE).read_to_string(&mut given).unwrap();
        assert_eq!(given, text);
    }
}
