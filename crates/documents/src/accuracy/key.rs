//! The shape of an answer key.

use serde::Deserialize;
use serde_json::Value;
use thiserror::Error;

/// The key of one document.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Key {
    /// The document's file name.
    pub document: String,
    #[serde(default)]
    pub(super) items: Vec<ItemKey>,
    #[serde(default)]
    pub(super) items_optional: Vec<ItemKey>,
    #[serde(default)]
    pub(super) measures: Vec<MeasureKey>,
    #[serde(default)]
    pub(super) measures_optional: Vec<MeasureKey>,
    #[serde(default)]
    pub(super) needs: Vec<NeedKey>,
    #[serde(default)]
    pub(super) needs_optional: Vec<NeedKey>,
    #[serde(default)]
    pub(super) groups: Vec<GroupKey>,
    #[serde(default)]
    pub(super) recommendations: Vec<RecommendationKey>,
    #[serde(default)]
    pub(super) judgements: Vec<JudgementKey>,
    #[serde(default)]
    pub(super) glossary: Vec<String>,
    #[serde(default)]
    pub(super) glossary_inline: Vec<String>,
    /// Which parts the key speaks of at all: what it does not name is not judged.
    #[serde(skip)]
    pub(super) speaks_of: Vec<String>,
}

/// A key cannot be read.
#[derive(Debug, Error)]
#[error(
    "The answer key is not in the form that is expected: {0}. Nothing was compared; correct the key and run again."
)]
pub struct ReadKeyError(#[from] serde_json::Error);

impl Key {
    /// Reads a key from JSON.
    pub fn read(json: &str) -> Result<Self, ReadKeyError> {
        let value: Value = serde_json::from_str(json)?;
        let speaks_of = value.as_object().map(|o| o.keys().cloned().collect()).unwrap_or_default();
        Ok(Self { speaks_of, ..serde_json::from_value(value)? })
    }

    /// Takes in a second key of the same document that speaks of other parts.
    pub fn take_in(&mut self, other: Key) {
        self.items.extend(other.items);
        self.items_optional.extend(other.items_optional);
        self.measures.extend(other.measures);
        self.measures_optional.extend(other.measures_optional);
        self.needs.extend(other.needs);
        self.needs_optional.extend(other.needs_optional);
        self.groups.extend(other.groups);
        self.recommendations.extend(other.recommendations);
        self.judgements.extend(other.judgements);
        self.glossary.extend(other.glossary);
        self.glossary_inline.extend(other.glossary_inline);
        self.speaks_of.extend(other.speaks_of);
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.speaks_of.iter().any(|p| p == part)
    }
}

/// Where and how an item stands in the document.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ItemKey {
    pub kind: String,
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    /// `None` where the item may stand anywhere in the document.
    pub line: Option<u32>,
    pub also_lines: Vec<u32>,
    pub begins: String,
    /// Other first words that are as right.
    pub begins_or: Vec<String>,
    /// What the entry is called within its key, for `parent`.
    pub id: Option<String>,
    pub parent_line: Option<u32>,
    /// The `id` of the entry that it stands under, in keys that do not use `parent_line`.
    pub parent: Option<String>,
    pub scope: Option<String>,
    pub leads: Vec<LeadKey>,
    pub groups: Vec<UseKey>,
    pub groups_inherited: Vec<String>,
    pub groups_optional: Vec<String>,
    pub needs: Vec<String>,
    pub due: Option<String>,
    pub funds: Vec<UseKey>,
    pub links: Vec<String>,
    pub links_optional: Vec<String>,
    pub accept: Value,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LeadKey {
    pub state: String,
    pub post: Option<String>,
    pub organisation: Option<String>,
    pub person: bool,
    pub post_resolved: bool,
    pub accept: Value,
}

/// A group or a fund as an item uses it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct UseKey {
    pub name: Option<String>,
    pub amount_gbp: Option<f64>,
    pub certain: Option<bool>,
    pub accept: Value,
    pub name_or: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct MeasureKey {
    pub line: Option<u32>,
    pub item_line: Option<u32>,
    pub also_lines: Vec<u32>,
    pub same_as_line: Option<u32>,
    pub code: Option<String>,
    pub begins: String,
    pub group: Option<String>,
    pub area: Option<String>,
    pub baseline: Option<FigureKey>,
    pub baseline_from: Option<String>,
    pub targets: Vec<FigureKey>,
    pub optional: bool,
    pub accept: Value,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct FigureKey {
    pub period: Option<String>,
    pub value: Option<f64>,
    pub unit: Option<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct NeedKey {
    #[serde(rename = "ref")]
    pub reference: Option<String>,
    pub line: Option<u32>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct GroupKey {
    pub name: String,
    pub name_or: Vec<String>,
    pub chair: Option<String>,
    pub reports_to: Option<String>,
    pub optional: bool,
    pub accept: Value,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RecommendationKey {
    pub from: Option<String>,
    pub timescale: String,
    pub line: Option<u32>,
    pub begins: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct JudgementKey {
    pub aspect: String,
    #[serde(rename = "for")]
    pub of: Option<String>,
    pub grade: u8,
    pub line: Option<u32>,
    pub optional: bool,
}
