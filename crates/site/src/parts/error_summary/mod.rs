//! What is wrong with a form: one sentence a field, shown in a summary above the form
//! (the macro in `error_summary.html`) and beside each field (the macros of
//! [`form`](super::form)).

use axum::http::StatusCode;

/// What is wrong, by the id of the field in the page, in the order of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<(String, String)>);

impl FieldErrors {
    /// One thing that is wrong.
    pub fn one(field: &str, sentence: impl Into<String>) -> Self {
        Self(vec![(field.to_owned(), sentence.into())])
    }

    /// Adds what is wrong with a field. Of a field only the first sentence is kept.
    pub fn add(&mut self, field: &str, sentence: impl Into<String>) {
        if self.of(field).is_none() {
            self.0.push((field.to_owned(), sentence.into()));
        }
    }

    /// What is wrong with a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.iter().find(|(name, _)| *name == field).map(|(_, sentence)| sentence)
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Fields and sentences, as they are read down the page.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(field, sentence)| (field.as_str(), sentence.as_str()))
    }

    /// The title of a page with this form: begins with "Error: " where something is wrong.
    pub fn title(&self, title: &str) -> String {
        if self.is_empty() { title.to_owned() } else { format!("Error: {title}") }
    }

    /// The status of a page with this form.
    pub fn status(&self) -> StatusCode {
        if self.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_of_a_field_counts_and_the_order_stays() {
        let mut errors = FieldErrors::default();
        assert_eq!((errors.title("Add"), errors.status()), ("Add".to_owned(), StatusCode::OK));
        errors.add("title", "Enter a title");
        errors.add("due", "Enter a date");
        errors.add("title", "Shorter");
        assert_eq!(errors.iter().collect::<Vec<_>>(), [("title", "Enter a title"), ("due", "Enter a date")]);
        assert_eq!((errors.of("due"), errors.of("text")), (Some("Enter a date"), None));
        assert_eq!((errors.title("Add"), errors.status()), ("Error: Add".to_owned(), StatusCode::UNPROCESSABLE_ENTITY));
    }
}
