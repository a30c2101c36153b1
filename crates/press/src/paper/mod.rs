//! What charts are made of.

pub mod beside;
pub mod clean;
pub mod drawn_text;
pub mod frame;
pub mod ink;
pub mod label;
pub mod moments;
pub mod path;
pub mod plot;
pub mod px;
pub mod rows;
pub mod runs;
pub mod said;
pub mod scale;
pub mod shape;

pub use said::{capital, figure, from_to, moved_words};
