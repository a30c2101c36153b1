-- What is open in a register is counted, and its list read in order, within one partnership; and what somebody referred is
-- found without looking at all records.
DROP INDEX records_open;
CREATE INDEX records_open ON records (partnership_id, register, due_on, id) WHERE is_open;
CREATE INDEX records_by_referrer ON records (referred_by) WHERE referred_by IS NOT NULL;
CREATE INDEX records_by_referring_body ON records (referred_for) WHERE referred_for IS NOT NULL;
