//! The words by which a sentence says what the list behind it holds.

use std::sync::LazyLock;

use super::phrases::Phrases;

/// Certainly no items of this plan: another's priorities, last year's, what people said.
pub(super) static OTHERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "were to",
        "were",
        "last year",
        "previous",
        "previously",
        "community strategy",
        "government",
        "told us",
        "said",
        "identified a set",
        "corporate plan",
        "priorities for commissioning",
        "commissioning framework",
        "need to focus",
        "local area agreement priorities",
        "strategic partnership priorities",
        "languages",
        "consulted",
        "already",
        "have been",
        "has been",
        "themes from the",
        "people want",
        "wanted",
        "inspectors",
        "recommended",
        "strategy identified",
        "police plan",
        "police and crime plan",
        "local plan",
        "its priorities",
        "their priorities",
        "own priorities",
        "not ours",
        "nhs plan",
    ])
});

/// What makes a sentence of that kind speak of this plan after all.
pub(super) static THIS_PLAN: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&["this plan", "our plan"]));

/// How it will be seen that something has worked.
pub(super) static KNOWING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "how will we know",
        "how we will know",
        "we will know",
        "we ll know",
        "well know",
        "you will know",
        "well measure",
        "we will measure this by",
        "we will measure our progress by",
        "measured by",
        "how will you know",
        "how you can tell",
        "how can you tell",
        "how we can tell",
        "how you will know",
        "success will look",
        "success looks",
        "signs of success",
    ])
});

/// What measures are called.
pub(super) static MEASURES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&["indicators", "indicator", "kpis", "measures", "targets", "performance measures"]));

/// What is done with measures, or that they follow.
pub(super) static MEASURED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&["following", "measure", "monitor", "monitored", "these", "include", "are", "track"])
});

/// What another body does with its own set of measures.
pub(super) static COLLECTING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "collects",
        "publishes",
        "requires",
        "will collect",
        "has set",
        "prescribes",
        "agreement has",
        "agreement sets",
        "government has",
        "department has",
        "region has",
    ])
});

/// Whose own measures they are.
pub(super) static OWN: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&["we", "our", "us"]));

/// What priorities are called.
pub(super) static PRIORITIES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&["priorities", "priority areas"]));

/// What makes a sentence only touch on priorities.
pub(super) static TOUCHED: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&["need to focus", "address", "considered", "support the"]));

/// What objectives are called.
pub(super) static OBJECTIVES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&["objectives", "areas of focus"]));

/// What will be done.
pub(super) static DOING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "we will",
        "we will do this by",
        "we are going to",
        "actions",
        "we plan to",
        "will be to",
        "the partnership will",
        "partners will",
        "this means we will",
        "we promise to",
        "we promise",
        "we pledge to",
        "we commit to",
        "we shall",
        "our commitments are",
        "we are committed to",
        "together we will",
        "to do this we will",
        "to achieve this we will",
        "key actions are",
    ])
});

/// What makes such a sentence speak of measuring or telling.
pub(super) static TELLING: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&["need to focus", "measure", "publish"]));

/// What outcomes are called where a list of them follows.
pub(super) static OUTCOMES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(&["outcomes", "ambitions", "themes", "strategic aims"]));

/// What makes them this plan's own.
pub(super) static PLANNING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "the plan is built on",
        "our plan is built on",
        "this plan is built on",
        "the plan rests on",
        "this plan rests on",
        "our plan rests on",
        "the plan has",
        "this plan has",
        "our plan has",
        "we have agreed",
        "we have chosen",
        "we have set",
        "we agreed",
        "we chose",
        "our outcomes are",
        "our ambitions are",
        "our themes are",
        "our strategic aims are",
        "organised around",
        "structured around",
        "set out under",
    ])
});
