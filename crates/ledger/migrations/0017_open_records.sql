-- What is open in a register is counted from its index alone, a team's list of one register is read from its beginning to the
-- end of its page, and what somebody referred is found without looking at all records.
DROP INDEX records_open;
CREATE INDEX records_open ON records (register, due_on, id, partnership_id) WHERE is_open;
CREATE INDEX records_open_by_team ON records (team_id, register, due_on, id) WHERE is_open;
CREATE INDEX records_by_referrer ON records (referred_by) WHERE referred_by IS NOT NULL;
CREATE INDEX records_by_referring_body ON records (referred_for) WHERE referred_for IS NOT NULL;
