-- Inspections of a partnership: reports with grades over time, recommendations until a second person
-- agrees that they are met, and improvement notices.

CREATE TABLE reports (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    title TEXT NOT NULL,
    inspectorate TEXT NOT NULL,
    dated_on TEXT,
    about TEXT NOT NULL,
    -- The plan whose document holds the report. While that plan is a draft, so is what stands here.
    plan_id TEXT REFERENCES plans (id),
    revision BIGINT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX reports_by_partnership ON reports (partnership_id);

CREATE TABLE report_grades (
    report_id TEXT NOT NULL REFERENCES reports (id),
    position BIGINT NOT NULL,
    aspect TEXT NOT NULL,
    judged TEXT,
    grade BIGINT NOT NULL CHECK (grade BETWEEN 1 AND 4),
    PRIMARY KEY (report_id, position)
);

CREATE TABLE report_recommendations (
    id TEXT NOT NULL PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES reports (id),
    position BIGINT NOT NULL,
    addressed_to TEXT NOT NULL,
    timescale TEXT NOT NULL CHECK (timescale IN ('immediate', 'six months', 'longer term')),
    body TEXT NOT NULL,
    -- Only where another day was agreed than the timescale gives.
    due_on TEXT,
    post_id TEXT REFERENCES posts (id),
    group_id TEXT REFERENCES standing_groups (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'being done', 'said done', 'closed')),
    -- Who said that it is done, as the journal writes an actor: somebody else must close it.
    said_by TEXT,
    revision BIGINT NOT NULL
);
CREATE INDEX report_recommendations_by_report ON report_recommendations (report_id);
CREATE INDEX report_recommendations_by_post ON report_recommendations (post_id);

-- No key to items: an item may be removed, and what was said of it stays.
CREATE TABLE recommendation_items (
    recommendation_id TEXT NOT NULL REFERENCES report_recommendations (id),
    plan_id TEXT NOT NULL REFERENCES plans (id),
    item_id TEXT NOT NULL,
    PRIMARY KEY (recommendation_id, item_id)
);
CREATE INDEX recommendation_items_by_item ON recommendation_items (item_id);

CREATE TABLE recommendation_evidence (
    id TEXT NOT NULL PRIMARY KEY,
    recommendation_id TEXT NOT NULL REFERENCES report_recommendations (id),
    body TEXT NOT NULL,
    address TEXT,
    given_by TEXT NOT NULL,
    given_at TEXT NOT NULL
);
CREATE INDEX recommendation_evidence_by_recommendation ON recommendation_evidence (recommendation_id);

-- What became of a recommendation, step by step.
CREATE TABLE recommendation_steps (
    recommendation_id TEXT NOT NULL REFERENCES report_recommendations (id),
    number BIGINT NOT NULL,
    state TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (recommendation_id, number)
);

CREATE TABLE notices (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    title TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    lifted_on TEXT,
    about TEXT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX notices_by_partnership ON notices (partnership_id);

CREATE TABLE notice_requirements (
    id TEXT NOT NULL PRIMARY KEY,
    notice_id TEXT NOT NULL REFERENCES notices (id),
    position BIGINT NOT NULL,
    body TEXT NOT NULL,
    due_on TEXT,
    plan_id TEXT REFERENCES plans (id),
    item_id TEXT,
    measure_id TEXT,
    target TEXT NOT NULL,
    met_on TEXT,
    met_how TEXT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX notice_requirements_by_notice ON notice_requirements (notice_id);
