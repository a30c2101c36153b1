-- How many days before the last day for answers those who have not answered are reminded; 0 where they never are by
-- itself. A partnership without a row keeps to what the program does.
CREATE TABLE quarter_reminders (
    partnership_id TEXT NOT NULL PRIMARY KEY REFERENCES partnerships (id),
    days_before BIGINT NOT NULL CHECK (days_before BETWEEN 0 AND 30)
);
