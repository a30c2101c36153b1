-- The life of a plan: versions, consultation, sign-up, timetable, what the next plan carries, and families of plans.
--
-- Nothing here changes a plan's words. Ids of items are not tied to the items' table: a comment, a link or a
-- decision outlives the item it is about.

-- A version is a plan as it stood at one moment, whole. It is never changed.
CREATE TABLE versions (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    major BIGINT NOT NULL,
    minor BIGINT NOT NULL,
    stage TEXT NOT NULL,
    note TEXT NOT NULL,
    revision BIGINT NOT NULL,
    head TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    published BOOLEAN NOT NULL,
    made_by TEXT REFERENCES accounts (id),
    made_at TEXT NOT NULL,
    CONSTRAINT versions_number_unique UNIQUE (plan_id, major, minor)
);
-- only sqlite
CREATE TRIGGER versions_no_update BEFORE UPDATE OF plan_id, major, minor, head, snapshot ON versions
BEGIN SELECT RAISE(ABORT, 'a version is never changed'); END;
-- only postgres
CREATE FUNCTION versions_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a version is never changed'; END $$;
CREATE TRIGGER versions_no_change BEFORE UPDATE OF plan_id, major, minor, head, snapshot ON versions
FOR EACH STATEMENT EXECUTE FUNCTION versions_refuse();
-- both

ALTER TABLE plans ADD COLUMN stage TEXT NOT NULL DEFAULT 'drafting';
UPDATE plans SET stage = 'published' WHERE state = 'published';
UPDATE plans SET stage = 'replaced' WHERE state = 'replaced';
-- What readers see who may not see drafts.
ALTER TABLE plans ADD COLUMN shown_version_id TEXT REFERENCES versions (id);
-- What it is a plan for: a county, an area, a locality, a service.
ALTER TABLE plans ADD COLUMN level TEXT;
-- The plan that this one carries on.
ALTER TABLE plans ADD COLUMN follows_id TEXT REFERENCES plans (id);

CREATE TABLE consultations (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    version_id TEXT NOT NULL REFERENCES versions (id),
    asks TEXT NOT NULL,
    open_to_public BOOLEAN NOT NULL,
    opens_on TEXT NOT NULL,
    closes_on TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    closed_at TEXT,
    outcome TEXT
);
CREATE INDEX consultations_by_plan ON consultations (plan_id, opened_at);

CREATE TABLE comments (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    item_id TEXT,
    consultation_id TEXT REFERENCES consultations (id),
    account_id TEXT REFERENCES accounts (id),
    name TEXT,
    organisation TEXT,
    sender_hash TEXT,
    body TEXT NOT NULL,
    standing TEXT NOT NULL,
    made_at TEXT NOT NULL,
    moderated_by TEXT REFERENCES accounts (id),
    moderated_at TEXT,
    outcome TEXT,
    answer TEXT,
    answered_by TEXT REFERENCES accounts (id),
    answered_at TEXT
);
CREATE INDEX comments_by_plan ON comments (plan_id, made_at);
CREATE INDEX comments_by_item ON comments (item_id);
CREATE INDEX comments_by_sender ON comments (sender_hash, made_at);

CREATE TABLE sign_ups (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    version_id TEXT NOT NULL REFERENCES versions (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    due_on TEXT,
    asked_at TEXT NOT NULL,
    standing TEXT NOT NULL,
    words TEXT NOT NULL,
    account_id TEXT REFERENCES accounts (id),
    post_id TEXT REFERENCES posts (id),
    post_title TEXT,
    decided_at TEXT,
    CONSTRAINT sign_ups_body_unique UNIQUE (version_id, organisation_id)
);
CREATE INDEX sign_ups_by_plan ON sign_ups (plan_id);

-- Phases have two ends, key dates one; both are only as exact as the plan is.
CREATE TABLE timetable (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    sort TEXT NOT NULL CHECK (sort IN ('phase', 'date')),
    name TEXT NOT NULL,
    about TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL
);
CREATE INDEX timetable_by_plan ON timetable (plan_id, starts);

CREATE TABLE carried_items (
    plan_id TEXT NOT NULL REFERENCES plans (id),
    position BIGINT NOT NULL,
    old_item_id TEXT NOT NULL,
    new_item_id TEXT NOT NULL,
    fate TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_by TEXT REFERENCES accounts (id),
    decided_at TEXT,
    PRIMARY KEY (plan_id, old_item_id)
);

-- The plans that a plan stands under or leans on, here or elsewhere.
CREATE TABLE plan_links (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    sort TEXT NOT NULL,
    to_plan_id TEXT REFERENCES plans (id),
    title TEXT NOT NULL,
    theme TEXT NOT NULL,
    owner TEXT NOT NULL,
    about TEXT NOT NULL
);
CREATE INDEX plan_links_by_plan ON plan_links (plan_id);
CREATE INDEX plan_links_by_other ON plan_links (to_plan_id);

CREATE TABLE item_links (
    plan_id TEXT NOT NULL REFERENCES plans (id),
    item_id TEXT NOT NULL,
    to_plan_id TEXT NOT NULL REFERENCES plans (id),
    to_item_id TEXT NOT NULL,
    made_by TEXT REFERENCES accounts (id),
    made_at TEXT NOT NULL,
    PRIMARY KEY (item_id, to_item_id)
);
CREATE INDEX item_links_by_plan ON item_links (plan_id);
CREATE INDEX item_links_by_other ON item_links (to_plan_id);

-- The local agreement's share: which measures of a plan stand in it, and how.
CREATE TABLE agreement_measures (
    plan_id TEXT NOT NULL REFERENCES plans (id),
    measure_id TEXT NOT NULL,
    sort TEXT NOT NULL,
    PRIMARY KEY (plan_id, measure_id)
);
