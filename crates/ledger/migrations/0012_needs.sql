-- Needs assessment: what stands beside the needs of a plan. A need is known by its strand and its reference; the
-- plan's own words stay where they are. No key to items: an item may be removed, and what was decided stays.

CREATE TABLE need_evidence (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    strand TEXT NOT NULL,
    reference TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('figures', 'professionals', 'children', 'parents')),
    body TEXT NOT NULL,
    -- Somebody's own words; seen by everybody only where they are fit to publish.
    quotation BOOLEAN NOT NULL,
    fit BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    dated TEXT NOT NULL,
    address TEXT,
    source_line BIGINT,
    revision BIGINT NOT NULL,
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL
);
CREATE INDEX need_evidence_by_plan ON need_evidence (plan_id, added_at);

-- Which figure shows a need, and what it is held against. The gap itself is reckoned when it is looked at.
CREATE TABLE need_gaps (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    strand TEXT NOT NULL,
    reference TEXT NOT NULL,
    measure TEXT NOT NULL,
    area TEXT NOT NULL,
    grp TEXT NOT NULL,
    against TEXT NOT NULL,
    added_at TEXT NOT NULL,
    CONSTRAINT need_gaps_unique UNIQUE (plan_id, strand, reference, measure, area, grp, against)
);

-- Only added to, and taken back where one was noted by mistake: the newest day stands.
CREATE TABLE need_decisions (
    id TEXT NOT NULL PRIMARY KEY,
    plan_id TEXT NOT NULL REFERENCES plans (id),
    strand TEXT NOT NULL,
    reference TEXT NOT NULL,
    -- What the need became; nothing where it was decided that it becomes no priority.
    item_id TEXT,
    group_id TEXT REFERENCES standing_groups (id),
    post_id TEXT REFERENCES posts (id),
    -- Who decided, as it was called then.
    decided_by TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    why TEXT NOT NULL,
    source_line BIGINT,
    noted_by TEXT NOT NULL,
    noted_at TEXT NOT NULL
);
CREATE INDEX need_decisions_by_plan ON need_decisions (plan_id, decided_on);

-- Places where a need is known to be great, with or without a number.
CREATE TABLE need_hot_spots (
    plan_id TEXT NOT NULL REFERENCES plans (id),
    strand TEXT NOT NULL,
    reference TEXT NOT NULL,
    area TEXT NOT NULL,
    position BIGINT NOT NULL,
    source TEXT NOT NULL,
    source_line BIGINT,
    PRIMARY KEY (plan_id, strand, reference, area)
);

CREATE TABLE need_triangles (
    partnership_id TEXT NOT NULL PRIMARY KEY REFERENCES partnerships (id),
    revision BIGINT NOT NULL,
    changed_by TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE TABLE need_levels (
    partnership_id TEXT NOT NULL REFERENCES need_triangles (partnership_id),
    position BIGINT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('universal', 'additional', 'complex', 'acute')),
    who TEXT NOT NULL,
    children BIGINT,
    period TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (partnership_id, position)
);
