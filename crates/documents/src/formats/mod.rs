//! Reads files: bytes of one format become a neutral document.

pub mod text;
