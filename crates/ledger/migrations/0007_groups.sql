-- How a partnership's groups work: what they agreed to do, their meetings, actions, challenges, and requests to
-- answer for something. No key to items or measures: they may be removed, and what was said of them stays.

CREATE TABLE group_contracts (
    id TEXT NOT NULL PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES standing_groups (id),
    -- Without a plan: the group's terms of reference.
    plan_id TEXT REFERENCES plans (id),
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    promises TEXT NOT NULL,
    agreed_by TEXT NOT NULL,
    agreed_on TEXT,
    written_by TEXT NOT NULL,
    written_at TEXT NOT NULL
);
CREATE INDEX group_contracts_by_group ON group_contracts (group_id);

CREATE TABLE meetings (
    id TEXT NOT NULL PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES standing_groups (id),
    held_on TEXT NOT NULL,
    place TEXT NOT NULL,
    present TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'agreed')),
    revision BIGINT NOT NULL
);
CREATE INDEX meetings_by_group ON meetings (group_id, held_on);

CREATE TABLE meeting_points (
    id TEXT NOT NULL PRIMARY KEY,
    meeting_id TEXT NOT NULL REFERENCES meetings (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    said TEXT NOT NULL,
    decision TEXT NOT NULL,
    plan_id TEXT REFERENCES plans (id),
    item_id TEXT,
    measure_id TEXT,
    revision BIGINT NOT NULL
);
CREATE INDEX meeting_points_by_meeting ON meeting_points (meeting_id);

CREATE TABLE meeting_papers (
    id TEXT NOT NULL PRIMARY KEY,
    point_id TEXT NOT NULL REFERENCES meeting_points (id),
    title TEXT NOT NULL,
    address TEXT
);
CREATE INDEX meeting_papers_by_point ON meeting_papers (point_id);

CREATE TABLE group_actions (
    id TEXT NOT NULL PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES standing_groups (id),
    meeting_id TEXT REFERENCES meetings (id),
    body TEXT NOT NULL,
    post_id TEXT REFERENCES posts (id),
    due_on TEXT,
    done_on TEXT,
    done_how TEXT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX group_actions_by_group ON group_actions (group_id);
CREATE INDEX group_actions_by_post ON group_actions (post_id);

CREATE TABLE challenges (
    id TEXT NOT NULL PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES standing_groups (id),
    meeting_id TEXT REFERENCES meetings (id),
    to_group_id TEXT REFERENCES standing_groups (id),
    to_post_id TEXT REFERENCES posts (id),
    plan_id TEXT REFERENCES plans (id),
    item_id TEXT,
    measure_id TEXT,
    body TEXT NOT NULL,
    answer_by TEXT,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_by TEXT,
    answered_at TEXT,
    revision BIGINT NOT NULL
);
CREATE INDEX challenges_by_group ON challenges (group_id);
CREATE INDEX challenges_by_to_group ON challenges (to_group_id);
CREATE INDEX challenges_by_to_post ON challenges (to_post_id);

CREATE TABLE answer_requests (
    id TEXT NOT NULL PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES standing_groups (id),
    plan_id TEXT NOT NULL REFERENCES plans (id),
    item_id TEXT NOT NULL,
    body TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'accepted', 'declined')),
    reason TEXT NOT NULL,
    answered_by TEXT,
    answered_at TEXT
);
CREATE INDEX answer_requests_by_group ON answer_requests (group_id);
CREATE INDEX answer_requests_by_item ON answer_requests (item_id);
