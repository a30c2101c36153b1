//! Plans without tables as other partnerships might write them; all invented. Each must give its tree.

use super::variants::check;

#[test]
fn numbers_and_leads_in_brackets_two_levels_deep() {
    check(
        r#"# Thornhaven Youth Plan

## 1 Background

1.1 Thornhaven has 9,000 young people.

1.2 The plan was agreed by the council.

## 2. Safe streets

2.1 Light the footpaths to the station (Head of Highways; by May 2012)

2.2 Bring back the night bus (Transport Planner, Thornhaven Borough)
- agree the route
- first bus by June 2012

## 3. Things to do

3.1 Open the school gyms at weekends (Lead: tbc)"#,
        &[
            "priority 2 Safe streets under 0 0",
            "action 2.1 Light the footpaths to the station under 9 due 2012-05 0",
            "action 2.2 Bring back the night bus under 9 0",
            "action - agree the route under 13 0",
            "milestone - first bus by June 2012 under 13 due 2012-06 0",
            "priority 3 Things to do under 0 0",
            "action 3.1 Open the school gyms at weekends under 17 0",
        ],
    );
}

#[test]
fn labels_on_lines_of_their_own() {
    check(
        r#"Contents
Priority A: Warm homes 3
Priority B: Good food 5

Priority A: Warm homes

Task: A1 Insulate the school houses
Responsible officer: Head of Housing, Eskmouth District
Target date: March 2014
Success measure: Homes without heating (120 in 2012, 60 by 2014)

Task: A2 Lend heaters in cold spells
Responsible officer:
Target date: December 2013

Priority B: Good food

Task: B1 Plant an orchard in each parish
Responsible officer: Parks Manager

What we completed in 2011

Priority A: More bus stops - completed"#,
        &[
            "priority A Warm homes under 0 0",
            "action A1 Insulate the school houses under 5 due 2014-03 1",
            "action A2 Lend heaters in cold spells under 5 due 2013-12 0",
            "priority B Good food under 0 0",
            "action B1 Plant an orchard in each parish under 16 0",
        ],
    );
}

#[test]
fn priorities_in_a_paragraph_and_pledges_under_plain_headings() {
    check(
        r#"# A plan for young Eskmouth

## What matters to us

Our two priorities are clean beaches for everybody and kinder schools.

## Beaches

Why this matters:

- Half of us swim

We pledge to:

- Put bins on every beach
- Close the outfall by April 2016

## Schools

We pledge to:

- Train listeners in each school

You will know it works when we see:

- ES 1 Pupils who feel listened to (41% in 2013, 60% by 2016)"#,
        &[
            "priority - clean beaches for everybody under 0 0",
            "priority - kinder schools under 0 1",
            "action - Put bins on every beach under 5 0",
            "action - Close the outfall by April 2016 under 5 due 2016-04 0",
            "action - Train listeners in each school under 5 0",
        ],
    );
}

#[test]
fn headings_with_a_list_of_deeds_each_are_priorities() {
    check(
        r#"# Growing up in Ferrydale

## Introduction

We will:

- be kind

## Fewer children hurt on the roads

### Why is this important?

- Nine were hurt last year

### What we will do

- Slow the traffic at schools
- Teach cycling in Year 5

## Children can swim

### What we will do

- Free lessons for all by May 2015

## Aims of the Coastal Partnership

- Stronger sea walls"#,
        &[
            "priority - Fewer children hurt on the roads under 0 0",
            "action - Slow the traffic at schools under 9 0",
            "action - Teach cycling in Year 5 under 9 0",
            "priority - Children can swim under 0 0",
            "action - Free lessons for all by May 2015 under 20 due 2015-05 0",
        ],
    );
}

#[test]
fn recipes_risks_and_other_bodies_are_no_plan() {
    check(
        r#"1 Bread

What	How much	From
Flour	500 g	Mill

Risks

Risk	Impact	Action
Oven fails	High	Borrow one

Priorities of the Parish Council

1. Benches
2. Bins"#,
        &[],
    );
}

#[test]
fn a_numbered_chapter_of_priorities_in_a_numbered_report() {
    check(
        r#"1. INTRODUCTION

1.1 Partners wrote this report.
1.2 It goes on from the last one.

2. PRIORITIES AND ACTIONS

2.1 Fewer fires set by children

2.1.1 Visit schools near the moor. Lead: Fire Safety Officer. By when: March 2013.
2.1.2 Offer a course to fire setters. Lead: Youth Offending Manager. By when: June 2013.

3. REVIEW

3.1 The group meets each term.
3.2 Notes are public."#,
        &[
            "priority 2.1 Fewer fires set by children under 0 0",
            "action 2.1.1 Visit schools near the moor under 8 due 2013-03 0",
            "action 2.1.2 Offer a course to fire setters under 8 due 2013-06 0",
        ],
    );
}

#[test]
fn commitments_and_what_others_are_doing() {
    check(
        r#"## Commitment 1: Every child is heard

Over the next three years we will:

- set up a youth panel in each town

We'll measure this by:

- children who say that adults listen: 52% (2023), 60% (2025)

## What others are doing

The police plan has these priorities:

- burglary
- fraud

## Health Board priorities

- fewer falls"#,
        &["priority 1 Every child is heard under 0 1", "action - set up a youth panel in each town under 1 0"],
    );
}

#[test]
fn actions_under_a_line_that_says_so_and_leads_behind_them() {
    check(
        r#"## Our objectives

**Objective 1: Find fires early**

Actions

1. Fit alarms in all homes
2. Note: subject to a grant

**Objective 2: Help the neighbours**

Actions

Open a tool library. Lead: Head of Libraries

Lend ladders on Sundays. Lead: Parks Officer"#,
        &[
            "objective 1 Find fires early under 0 0",
            "action 1 Fit alarms in all homes under 3 0",
            "objective 2 Help the neighbours under 0 0",
            "action - Open a tool library under 10 0",
            "action - Lend ladders on Sundays under 10 0",
        ],
    );
}
