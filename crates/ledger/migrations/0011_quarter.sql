-- The quarter: who is asked, what they answer, which figures their words lean on, what is done about exceptions,
-- and the edition that a sign-off leaves behind. No key to items or measures: they may be removed, and what was
-- said of them stays.

-- When quarters open by themselves; nothing where they are opened by hand.
CREATE TABLE quarter_calendars (
    partnership_id TEXT NOT NULL PRIMARY KEY REFERENCES partnerships (id),
    -- How many days after the end of a quarter it opens, and how many days owners then have.
    opens_after BIGINT NOT NULL CHECK (opens_after BETWEEN 1 AND 90),
    answer_days BIGINT NOT NULL CHECK (answer_days BETWEEN 1 AND 90),
    -- The first quarter that is opened so: none before it is asked for in hindsight.
    begins TEXT NOT NULL
);

CREATE TABLE quarters (
    id TEXT NOT NULL PRIMARY KEY,
    partnership_id TEXT NOT NULL REFERENCES partnerships (id),
    period TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    opens_on TEXT NOT NULL,
    answers_by TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'frozen')),
    -- Goes up with every answer, action and challenge too, so that nobody signs what they did not see.
    revision BIGINT NOT NULL,
    -- How often those who had not answered were reminded, and when last.
    reminders BIGINT NOT NULL,
    reminded_at TEXT,
    -- The post or chair that signed, as it was called then.
    signed_as TEXT,
    signed_by TEXT,
    signed_at TEXT,
    CONSTRAINT quarters_period_unique UNIQUE (partnership_id, period)
);

CREATE TABLE quarter_asks (
    id TEXT NOT NULL PRIMARY KEY,
    quarter_id TEXT NOT NULL REFERENCES quarters (id),
    position BIGINT NOT NULL,
    -- A measure of the catalogue, or an item of a plan.
    measure TEXT,
    plan_id TEXT REFERENCES plans (id),
    item_id TEXT,
    title TEXT NOT NULL,
    -- Who answers; with neither, the performance officer does.
    post_id TEXT REFERENCES posts (id),
    group_id TEXT REFERENCES standing_groups (id),
    asked_at TEXT NOT NULL,
    reminded_at TEXT,
    answered_at TEXT
);
CREATE INDEX quarter_asks_by_quarter ON quarter_asks (quarter_id, position);
CREATE INDEX quarter_asks_by_post ON quarter_asks (post_id);
CREATE INDEX quarter_asks_by_group ON quarter_asks (group_id);

-- Only added to: the newest is the answer.
CREATE TABLE commentaries (
    id TEXT NOT NULL PRIMARY KEY,
    ask_id TEXT NOT NULL REFERENCES quarter_asks (id),
    revision BIGINT NOT NULL,
    happened TEXT NOT NULL,
    why TEXT NOT NULL,
    next_steps TEXT NOT NULL,
    written_by TEXT NOT NULL,
    written_at TEXT NOT NULL,
    CONSTRAINT commentaries_in_order UNIQUE (ask_id, revision)
);

-- A number in the words and the figure that it says; not tied where the writer said that it is another number.
CREATE TABLE commentary_figures (
    commentary_id TEXT NOT NULL REFERENCES commentaries (id),
    position BIGINT NOT NULL,
    field TEXT NOT NULL CHECK (field IN ('happened', 'why', 'next')),
    mark TEXT NOT NULL,
    tied BOOLEAN NOT NULL,
    measure TEXT NOT NULL,
    area TEXT NOT NULL,
    grp TEXT NOT NULL,
    period TEXT NOT NULL,
    -- The figure as it was when the words were written.
    value DOUBLE PRECISION,
    -- Whether everybody may see the figure.
    is_public BOOLEAN NOT NULL,
    PRIMARY KEY (commentary_id, position)
);

CREATE TABLE exception_actions (
    id TEXT NOT NULL PRIMARY KEY,
    ask_id TEXT NOT NULL REFERENCES quarter_asks (id),
    body TEXT NOT NULL,
    post_id TEXT REFERENCES posts (id),
    due_on TEXT NOT NULL,
    done_on TEXT,
    done_how TEXT NOT NULL
);
CREATE INDEX exception_actions_by_ask ON exception_actions (ask_id);
CREATE INDEX exception_actions_by_post ON exception_actions (post_id);

CREATE TABLE quarter_challenges (
    id TEXT NOT NULL PRIMARY KEY,
    ask_id TEXT NOT NULL REFERENCES quarter_asks (id),
    body TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    -- The post from which it was asked or answered; empty where there is none.
    asked_as TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_by TEXT,
    answered_as TEXT NOT NULL,
    answered_at TEXT
);
CREATE INDEX quarter_challenges_by_ask ON quarter_challenges (ask_id);

-- What was reported, as JSON, with its SHA-256.
CREATE TABLE editions (
    quarter_id TEXT NOT NULL PRIMARY KEY REFERENCES quarters (id),
    body TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    frozen_at TEXT NOT NULL
);
-- only sqlite
CREATE TRIGGER editions_no_update BEFORE UPDATE ON editions
BEGIN SELECT RAISE(ABORT, 'an edition never changes'); END;
CREATE TRIGGER editions_no_delete BEFORE DELETE ON editions
BEGIN SELECT RAISE(ABORT, 'an edition never changes'); END;
-- only postgres
CREATE FUNCTION editions_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'an edition never changes'; END $$;
CREATE TRIGGER editions_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON editions
FOR EACH STATEMENT EXECUTE FUNCTION editions_refuse();
-- both
