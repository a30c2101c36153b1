//! Plans as other partnerships might lay them out; all invented. Each must give its tree.

use super::understand;

pub(super) fn check(text: &str, expected: &[&str]) {
    let document = crate::formats::text::read(text);
    let (plan, _) = understand(&document);
    let line_of = |id: &String| plan.items.iter().find(|i| i.id == *id).and_then(|i| i.at).map_or(0, |a| a.line);
    let shown: Vec<String> = plan
        .items
        .iter()
        .map(|i| {
            let under = i.parent.as_ref().map_or(0, line_of);
            let due = i.due.map(|d| format!(" due {d}")).unwrap_or_default();
            format!(
                "{} {} {} under {under}{due} {}",
                i.kind.as_str(),
                i.reference.as_deref().unwrap_or("-"),
                i.title,
                i.measures.len()
            )
        })
        .collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn priorities_as_headings_with_we_will_lists() {
    check(
        r#"# Westmoor Children and Young People's Plan 2010-2013

## Priority 1 – Reduce childhood obesity

Lead: Director of Public Health, NHS Westmoor

We will:

- Open six new school sports clubs by March 2011
- Train all health visitors in healthy weaning
- Publish a food charter

How we will know we have made a difference:

- NI 55 Obesity in reception falls from 11% to 9% by 2013
- Fewer children are bullied

## Priority 2 – Keep children safe at home

Lead: Head of Safeguarding, Westmoor County Council

We will:

- Run a home safety scheme
- Review every child protection plan within 3 months

## Governance

- The board meets monthly"#,
        &[
            "priority 1 Reduce childhood obesity under 0 2",
            "action - Open six new school sports clubs by March 2011 under 3 due 2011-03 0",
            "action - Train all health visitors in healthy weaning under 3 0",
            "action - Publish a food charter under 3 0",
            "priority 2 Keep children safe at home under 0 0",
            "action - Run a home safety scheme under 18 0",
            "action - Review every child protection plan within 3 months under 18 0",
        ],
    );
}

#[test]
fn a_plan_told_by_its_numbers() {
    check(
        r#"Delivery plan

1. Improve emotional wellbeing

1.1 Improve access to counselling

1.1.1 Commission school counsellors. Lead: Commissioning Manager. By when: September 2011. Resources: £40,000
1.1.2 Launch an online advice service. Lead: Youth Manager. By when: April 2012

1.2 Reduce self harm

1.2.1 Train youth workers. Lead: tbc. By when: June 2011"#,
        &[
            "priority 1 Improve emotional wellbeing under 0 0",
            "objective 1.1 Improve access to counselling under 3 0",
            "action 1.1.1 Commission school counsellors under 5 due 2011-09 0",
            "action 1.1.2 Launch an online advice service under 5 due 2012-04 0",
            "objective 1.2 Reduce self harm under 3 0",
            "action 1.2.1 Train youth workers under 10 due 2011-06 0",
        ],
    );
}

#[test]
fn one_upright_table_per_action() {
    check(
        r#"Outcome 1: Children are healthy

Objective 1.1: Increase breastfeeding

Action	Reduce smoking in pregnancy by opening a quit clinic
Lead	Head of Midwifery, Westmoor NHS Trust
By when	March 2012
Measure	Smoking at delivery falls from 18% to 15%
Resources	Existing

Action	Set up peer support in all children's centres
Lead	Children's Centre Manager
By when	July 2012
Measure	60% of mothers breastfeed at six weeks

Outcome 2: Children are safe

Objective 2.1: Tackle bullying

Action	Write an anti-bullying charter
Lead	Name needed
By when	tbc
Measure	NI 69 Children who have experienced bullying"#,
        &[
            "outcome 1 Children are healthy under 0 0",
            "objective 1.1 Increase breastfeeding under 1 0",
            "action - Reduce smoking in pregnancy by opening a quit clinic under 3 due 2012-03 1",
            "action - Set up peer support in all children's centres under 3 due 2012-07 1",
            "outcome 2 Children are safe under 0 0",
            "objective 2.1 Tackle bullying under 16 0",
            "action - Write an anti-bullying charter under 18 1",
        ],
    );
}

#[test]
fn one_wide_table_with_blank_repeats() {
    check(
        r#"Priority	Objective	Action	Lead	Timescale	Success measure	Target 2010/11
1. Healthy weight	1.1 More active children	1.1.1 Extend walking buses to 20 schools	Travel Officer	July 2010	Number of children walking to school	1,200
		1.1.2 Free swimming for under 16s	Leisure Manager	Ongoing	Swims by under 16s	30,000
	1.2 Better food	1.2.1 Cook and eat clubs	Food Lead	Dec 2010	Clubs running	15
2. Safer homes	2.1 Fewer accidents	2.1.1 Fit safety gates	Head of Safety	March 2011	Admissions per 10,000	85"#,
        &[
            "priority 1 Healthy weight under 0 0",
            "objective 1.1 More active children under 2 0",
            "action 1.1.1 Extend walking buses to 20 schools under 2 due 2010-07 1",
            "action 1.1.2 Free swimming for under 16s under 2 1",
            "objective 1.2 Better food under 2 0",
            "action 1.2.1 Cook and eat clubs under 4 due 2010-12 1",
            "priority 2 Safer homes under 0 0",
            "objective 2.1 Fewer accidents under 5 0",
            "action 2.1.1 Fit safety gates under 5 due 2011-03 1",
        ],
    );
}

#[test]
fn a_list_of_priorities_and_sections_for_each() {
    check(
        r#"Our priorities

Our four priorities for 2011-14 are:

1. Every child ready for school
2. Fewer young people out of work
3. Families get help early
4. Children in care do well

Last year our priorities were:

- Play
- Sport

Priority 1: Every child ready for school

What we will do

- Offer free places for two year olds
- Visit every new parent

How we will know

- 70% of children reach a good level of development by 2013

Priority 2: Fewer young people out of work

What we will do

- Create 100 apprenticeships by September 2012
- Hold a jobs fair each term

Glossary

NEET	Not in education, employment or training"#,
        &[
            "priority 1 Every child ready for school under 0 1",
            "priority 2 Fewer young people out of work under 0 0",
            "priority 3 Families get help early under 0 0",
            "priority 4 Children in care do well under 0 0",
            "action - Offer free places for two year olds under 5 0",
            "action - Visit every new parent under 5 0",
            "action - Create 100 apprenticeships by September 2012 under 6 due 2012-09 0",
            "action - Hold a jobs fair each term under 6 0",
        ],
    );
}

#[test]
fn columns_headed_by_questions() {
    check(
        r#"Theme	What do we want to achieve?	What will we do?	Who is responsible?	When?	How will we know?
Be Healthy	Children eat well	Develop a school food policy	Food Partnership	Sept 2010	All schools meet the standard
	Fewer teenage pregnancies	Open two new clinics	Sexual Health Commissioner	2011	NI 112 Under 18 conception rate falls to 35 per 1000
Stay Safe	Children feel safe	Extend park wardens	Police / Parks Manager	April 2011	TellUs survey"#,
        &[
            "outcome - Be Healthy under 0 0",
            "objective - Children eat well under 2 0",
            "action - Develop a school food policy under 2 due 2010-09 1",
            "objective - Fewer teenage pregnancies under 2 0",
            "action - Open two new clinics under 3 due 2011 1",
            "outcome - Stay Safe under 0 0",
            "objective - Children feel safe under 4 0",
            "action - Extend park wardens under 4 due 2011-04 1",
        ],
    );
}

#[test]
fn a_tracker_with_references() {
    check(
        r#"Children's Trust Action Plan 2011/12

Outcome	Ref	Action	Owner	Deadline	RAG
Children do well at school	A1	Set up a reading scheme in every library	Libraries Manager	31/03/2012	Green
	A2	Recruit 50 reading volunteers	Volunteer Coordinator	30/09/2011	Amber
Young people have a voice	B1	Elect a youth cabinet	Participation Officer (vacant)	01/12/2011	Red"#,
        &[
            "outcome - Children do well at school under 0 0",
            "action A1 Set up a reading scheme in every library under 4 due 2012-03-31 0",
            "action A2 Recruit 50 reading volunteers under 4 due 2011-09-30 0",
            "outcome - Young people have a voice under 0 0",
            "action B1 Elect a youth cabinet under 6 due 2011-12-01 0",
        ],
    );
}

#[test]
fn ambitions_with_bold_headings() {
    check(
        r#"**Our ambitions**

Ambition 1: Best start in life

Aim: All two year olds get a check

Key actions:

1. Introduce an integrated review at two years (Health Visiting Lead, by April 2013)
2. Expand free childcare to 800 places

Ambition 2: Safe and secure

Key actions:

1. Launch a missing children protocol
2. Review foster carer pay

**What children told us**

- More parks
- Safer buses"#,
        &[
            "outcome 1 Best start in life under 0 0",
            "objective - All two year olds get a check under 3 0",
            "action 1 Introduce an integrated review at two years under 5 due 2013-04 0",
            "action 2 Expand free childcare to 800 places under 5 0",
            "outcome 2 Safe and secure under 0 0",
            "action 1 Launch a missing children protocol under 12 0",
            "action 2 Review foster carer pay under 12 0",
        ],
    );
}

#[test]
fn plain_headings_for_each_kind() {
    check(
        r#"2. Priorities for action

Priority area A: Healthy lifestyles

Objectives

- Reduce obesity
- Reduce smoking

Actions

- Train school nurses
- Fund 10 cookery clubs

Success measures

- 5% fewer obese children by 2014

Priority area B: Learning for all

Objectives

- Close the gap at age 11

Actions

- Provide one-to-one tuition"#,
        &[
            "priority A Healthy lifestyles under 0 1",
            "objective - Reduce obesity under 3 0",
            "objective - Reduce smoking under 3 0",
            "action - Train school nurses under 3 0",
            "action - Fund 10 cookery clubs under 3 0",
            "priority B Learning for all under 0 0",
            "objective - Close the gap at age 11 under 19 0",
            "action - Provide one-to-one tuition under 19 0",
        ],
    );
}
