//! What single cells say.

pub(crate) mod figure;
pub(crate) mod marks;
pub(crate) mod place;
