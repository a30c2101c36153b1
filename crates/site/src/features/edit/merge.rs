//! Two versions of one item: which fields are taken from which. Pure.

use bigplan_plan::Item;

use super::fields::Field;
use crate::parts::item_form::Fields;

/// Where a field is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// What stands now.
    Theirs,
    /// What was sent.
    Mine,
}

impl From {
    /// The word in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Theirs => "theirs",
            Self::Mine => "mine",
        }
    }
}

/// What is chosen before anybody has chosen: where only one of the two changed a field
/// since the form was opened, that one's; `None` where both did, or it is not known.
pub fn suggested(field: Field, before: Option<&Item>, theirs: &Item, mine: &Item) -> Option<From> {
    let before = before?;
    match (field.same(before, theirs), field.same(before, mine)) {
        (true, false) => Some(From::Mine),
        (false, true) => Some(From::Theirs),
        _ => None,
    }
}

/// What the form chose for a field.
pub fn picked(field: Field, sent: &Fields) -> Option<From> {
    let word = sent.get(&format!("pick-{}", field.name()))?;
    [From::Theirs, From::Mine].into_iter().find(|from| from.as_str() == word)
}

/// The item as chosen field by field.
///
/// # Errors
/// The fields that differ and for which nothing was chosen.
pub fn merged(theirs: &Item, mine: &Item, sent: &Fields) -> Result<Item, Vec<Field>> {
    let mut item = mine.clone();
    let mut open = Vec::new();
    for field in Field::ALL.into_iter().filter(|field| !field.same(theirs, mine)) {
        match picked(field, sent) {
            Some(From::Theirs) => field.carry(theirs, &mut item),
            Some(From::Mine) => {}
            None => open.push(field),
        }
    }
    if open.is_empty() { Ok(item) } else { Err(open) }
}

#[cfg(test)]
mod tests {
    use bigplan_plan::Kind;

    use super::*;

    #[test]
    fn each_field_comes_from_where_it_was_chosen() {
        let before = Item::new("a", Kind::Action, "A");
        let theirs = Item { title: "B".into(), text: "theirs".into(), ..before.clone() };
        let mine = Item { text: "mine".into(), reference: Some("1".into()), ..before.clone() };
        let suggest = |field| suggested(field, Some(&before), &theirs, &mine);
        assert_eq!(suggest(Field::Title), Some(From::Theirs));
        assert_eq!(suggest(Field::Reference), Some(From::Mine));
        assert_eq!(suggest(Field::Text), None);
        let sent = |text: &str| {
            let picks = [("pick-title", "theirs"), ("pick-reference", "mine"), ("pick-text", text)];
            Fields::from(picks.map(|(name, value)| (name.to_owned(), value.to_owned())))
        };
        assert_eq!(merged(&theirs, &mine, &sent("")), Err(vec![Field::Text]));
        let item = merged(&theirs, &mine, &sent("theirs")).unwrap();
        assert_eq!((item.title.as_str(), item.text.as_str(), item.reference.as_deref()), ("B", "theirs", Some("1")));
    }
}
