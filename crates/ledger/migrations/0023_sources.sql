-- Where a record came from. Of records that were there before, nobody noted it, and it stays empty: a file that somebody took
-- in and what they wrote themselves cannot be told apart afterwards, nor what a token of theirs sent.
ALTER TABLE records ADD COLUMN source TEXT CHECK (source IN ('by-hand', 'file', 'connection', 'program'));
