//! Codes of measures, areas and groups: checked when made, so that what holds one can rely on its form. Copies share
//! one text: a million figures name a few hundred codes.

use std::sync::{Arc, LazyLock};

/// The text is not a code of its kind. Says which form is meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not {form}")]
pub struct ReadCodeError {
    text: String,
    form: &'static str,
}

impl ReadCodeError {
    /// The refusal of a text; `form` goes on from "is not".
    pub fn new(text: &str, form: &'static str) -> Self {
        Self { text: text.to_owned(), form }
    }
}

/// Makes types of codes of one form: the question that tells it, the words that a refusal says it in, and the names.
/// Who uses it outside this crate needs `serde`.
#[macro_export]
macro_rules! codes {
    ($is:path, $form:literal: $($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(into = "String", try_from = "String")]
        pub struct $name(::std::sync::Arc<str>);

        impl $name {
            /// The code as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::ReadCodeError;
            fn from_str(text: &str) -> Result<Self, $crate::ReadCodeError> {
                if $is(text) { Ok(Self(text.into())) } else { Err($crate::ReadCodeError::new(text, $form)) }
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::ReadCodeError;
            fn try_from(text: String) -> Result<Self, $crate::ReadCodeError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.as_str().to_owned()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

codes! {
    is_slug, "a measure's code: small letters, digits and hyphens, such as ni-72":
    /// A measure's code: small letters, digits and single hyphens, at most 80 ("ni-72", "local-teenage-mothers-eet").
    MeasureCode;
}

codes! {
    is_area, "an area's code such as E07000010, or a locality such as peterborough:south":
    /// An area's code: the nine characters of the national statistics ("E07000010"), or a partnership's own locality
    /// as its slug, a colon and the locality's slug ("peterborough:south").
    AreaCode;
}

codes! {
    is_group, "a group's code: all, or dimension:value such as sex:girls":
    /// A group of children: "all", or a dimension and its value ("sex:girls", "free-meals:yes").
    GroupCode;
}

impl MeasureCode {
    /// The code as people say it: "NI 72" for ni-72, any other as it is.
    pub fn shown(&self) -> String {
        self.national().unwrap_or_else(|| self.as_str().to_owned())
    }

    /// The number in the national set of 2008 ("NI 72"), by which people know a measure; `None` for all others, whose
    /// codes are for programs.
    pub fn national(&self) -> Option<String> {
        let number = self.0.strip_prefix("ni-")?;
        number.starts_with(|c: char| c.is_ascii_digit()).then(|| format!("NI {}", number.to_uppercase()))
    }
}

impl AreaCode {
    /// The slug of the partnership whose own locality this is; `None` for codes of the national statistics.
    pub fn partnership(&self) -> Option<&str> {
        self.0.split_once(':').map(|(partnership, _)| partnership)
    }
}

impl GroupCode {
    /// All children.
    pub fn all() -> Self {
        static ALL: LazyLock<Arc<str>> = LazyLock::new(|| "all".into());
        Self(Arc::clone(&ALL))
    }

    /// True for all children.
    pub fn is_all(&self) -> bool {
        self.as_str() == "all"
    }

    /// Dimension and value; `None` for all children.
    pub fn parts(&self) -> Option<(&str, &str)> {
        self.0.split_once(':')
    }
}

/// Whether a text is small letters, digits and single hyphens between them, at most 80.
pub fn is_slug(text: &str) -> bool {
    let inside = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.len() <= 80 && text.split('-').all(inside)
}

fn is_area(text: &str) -> bool {
    let national = text.len() == 9
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().skip(1).all(|b| b.is_ascii_digit());
    national || is_pair(text)
}

fn is_group(text: &str) -> bool {
    text == "all" || is_pair(text)
}

fn is_pair(text: &str) -> bool {
    text.split_once(':').is_some_and(|(left, right)| is_slug(left) && is_slug(right))
}

#[cfg(test)]
mod tests {
    use super::{AreaCode, GroupCode, MeasureCode};

    #[test]
    fn codes_have_one_form() {
        for good in ["ni-72", "local-teenage-mothers-eet", "eyfs"] {
            assert!(good.parse::<MeasureCode>().is_ok(), "{good}");
        }
        for bad in ["", "NI 72", "ni--72", "-ni", "ni_72", "é"] {
            assert!(bad.parse::<MeasureCode>().is_err(), "{bad}");
        }
        for good in ["E92000001", "K04000001", "peterborough:south"] {
            assert!(good.parse::<AreaCode>().is_ok(), "{good}");
        }
        for bad in ["873", "e92000001", "E9200001", "a:b:c", ":b"] {
            assert!(bad.parse::<AreaCode>().is_err(), "{bad}");
        }
        for good in ["all", "sex:girls", "age:16-17"] {
            assert!(good.parse::<GroupCode>().is_ok(), "{good}");
        }
        for bad in ["girls", "sex:", "Sex:Girls"] {
            assert!(bad.parse::<GroupCode>().is_err(), "{bad}");
        }
    }

    #[test]
    fn national_indicators_are_shown_as_people_say_them() -> Result<(), super::ReadCodeError> {
        assert_eq!("ni-72".parse::<MeasureCode>()?.shown(), "NI 72");
        assert_eq!("local-72".parse::<MeasureCode>()?.shown(), "local-72");
        Ok(())
    }
}
