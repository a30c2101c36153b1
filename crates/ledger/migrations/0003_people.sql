-- People in posts and in groups by dates, what ties a plan's words to them, and a plan's history by one look-up.

-- The comparable form of a title; leads that mean the same post find it by this.
ALTER TABLE posts ADD COLUMN match_key TEXT NOT NULL DEFAULT '';
CREATE INDEX posts_by_key ON posts (partnership_id, match_key);

-- Days are ISO text. No first day: since before anybody wrote it down. No last day: it lasts.
CREATE TABLE post_holders (
    id TEXT NOT NULL PRIMARY KEY,
    post_id TEXT NOT NULL REFERENCES posts (id),
    account_id TEXT REFERENCES accounts (id),
    name TEXT,
    from_on TEXT,
    until_on TEXT
);
CREATE INDEX post_holders_by_post ON post_holders (post_id);
CREATE INDEX post_holders_by_account ON post_holders (account_id);

INSERT INTO post_holders (id, post_id, name) SELECT id, id, holder FROM posts WHERE NOT vacant;
ALTER TABLE posts DROP COLUMN holder;
ALTER TABLE posts DROP COLUMN vacant;

ALTER TABLE leads ADD COLUMN post_id TEXT REFERENCES posts (id);
CREATE INDEX leads_by_post ON leads (post_id);

-- The boards and groups of a partnership. They outlive the plans that name them.
CREATE TABLE standing_groups (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    reports_to TEXT REFERENCES standing_groups (id),
    started_on TEXT,
    ended_on TEXT,
    revision BIGINT NOT NULL,
    CONSTRAINT standing_groups_name_unique UNIQUE (partnership_id, name)
);

-- Every way in which plans write a group, in comparable form.
CREATE TABLE group_names (
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    match_key TEXT NOT NULL,
    group_id TEXT NOT NULL REFERENCES standing_groups (id),
    PRIMARY KEY (partnership_id, match_key)
);

CREATE TABLE group_members (
    id TEXT NOT NULL PRIMARY KEY,
    group_id TEXT NOT NULL REFERENCES standing_groups (id),
    post_id TEXT REFERENCES posts (id),
    account_id TEXT REFERENCES accounts (id),
    name TEXT,
    organisation_id TEXT REFERENCES organisations (id),
    duty TEXT NOT NULL CHECK (duty IN ('chair', 'vice chair', 'member', 'adviser')),
    from_on TEXT,
    until_on TEXT
);
CREATE INDEX group_members_by_group ON group_members (group_id);
CREATE INDEX group_members_by_post ON group_members (post_id);
CREATE INDEX group_members_by_account ON group_members (account_id);

-- Which standing groups answer for an item, as its words say.
CREATE TABLE item_groups (
    item_id TEXT NOT NULL REFERENCES items (id),
    group_id TEXT NOT NULL REFERENCES standing_groups (id),
    certain BOOLEAN NOT NULL,
    PRIMARY KEY (item_id, group_id)
);
CREATE INDEX item_groups_by_group ON item_groups (group_id);

-- Which journal entries are about a plan, and about which of its items.
CREATE TABLE plan_events (
    plan_id TEXT NOT NULL REFERENCES plans (id),
    sequence BIGINT NOT NULL,
    item_id TEXT,
    PRIMARY KEY (plan_id, sequence)
);
CREATE INDEX plan_events_by_item ON plan_events (item_id, sequence);
INSERT INTO plan_events (plan_id, sequence)
SELECT p.id, j.sequence FROM journal j JOIN plans p ON j.subject_kind = 'plan' AND j.subject_id = p.id;
INSERT INTO plan_events (plan_id, sequence, item_id)
SELECT i.plan_id, j.sequence, i.id FROM journal j JOIN items i ON j.subject_kind = 'item' AND j.subject_id = i.id;
