//! The words by which a heading says what stands under it.

use std::sync::LazyLock;

use super::phrases::Phrases;

/// Headings over measures.
pub(super) static MEASURES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "we will know",
        "we ll know",
        "well know we",
        "we shall know",
        "we shall measure",
        "impact measures",
        "measures of impact",
        "outcome measures",
        "how will we measure",
        "how we will measure",
        "how will we know",
        "how we will know",
        "how will you know",
        "how you will know",
        "how you can tell",
        "how well know",
        "how we ll know",
        "well measure",
        "how well measure",
        "how well tell",
        "how we can tell",
        "signs of success",
        "how far and by when",
        "what will be different",
        "where we want to be",
        "how far we will go",
        "measures of success",
        "success measures",
        "performance indicators",
        "performance measures",
        "key indicators",
        "our targets",
        "what success will look like",
        "what will success look like",
        "what success looks like",
        "key measures",
        "how will progress be measured",
        "how will we know we are making a difference",
        "success criteria",
    ])
});

/// Headings over objectives.
pub(super) static OBJECTIVES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&["objectives", "areas of focus", "area of focus", "aims", "what we want to achieve", "goals"])
});

/// Headings over priorities.
pub(super) static PRIORITIES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "priorities",
        "priority areas",
        "key outcomes",
        "key desired outcomes",
        "priority outcomes",
        "pledges",
        "promises",
        "obsessions",
    ])
});

/// Headings over what will be done.
pub(super) static DOING: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "actions",
        "action plan",
        "what we will do",
        "we promise to",
        "our promises to you",
        "we pledge to",
        "we commit to",
        "we shall",
        "our commitments",
        "what will we do",
        "what are we going to do",
        "what we are going to do",
        "we will",
        "how we will do it",
        "how will we achieve this",
        "how we will achieve this",
        "how will we do this",
        "how we will do this",
        "what we plan to do",
        "what we propose to do",
        "what we intend to do",
        "what will happen",
        "what happens next",
        "what needs to happen",
        "what we need to do",
        "what do we need to do",
        "what are we doing",
        "activities",
    ])
});

/// Headings over outcomes.
pub(super) static OUTCOMES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "our outcomes",
        "our ambitions",
        "our themes",
        "strategic aims",
        "our aims",
        "shared outcomes",
        "strategic outcomes",
        "strategic themes",
    ])
});

/// Headings of places where lists are no items.
pub(super) static ASIDE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(&[
        "already done",
        "have we done",
        "we have done",
        "achievements",
        "achieved so far",
        "last year",
        "previous plan",
        "told us",
        "you said",
        "they said",
        "we heard",
        "we have heard",
        "asked for",
        "asked us",
        "tell us",
        "say",
        "inspectors",
        "consultation",
        "next steps",
        "for decision",
        "background",
        "foreword",
        "glossary",
        "recommendations",
        "progress to date",
        "what matters",
        "matter most",
        "feedback",
        "links to other plans",
        "related plans",
        "needs assessment",
        "review of progress",
        "context",
        "methodology",
        "needs analysis",
        "data tell us",
        "statistical data",
        "local picture",
        "national picture",
        "legislation",
        "going on in",
        "judgements",
        "grades",
        "what professionals know",
        "areas for development",
        "strengths",
        "weaknesses",
        "last plan",
        "progress since",
        "why it matters",
        "why this matters",
        "why is this important",
        "why this is important",
        "why is this a priority",
        "why this is a priority",
        "why we chose",
        "where are we now",
        "where we are now",
        "what do we know",
        "what we know",
        "the story so far",
        "current position",
        "case for change",
    ])
});
