-- The ladder week whose dose a session had; NULL for a routine as written.

ALTER TABLE session ADD COLUMN ladder_week INTEGER CHECK (ladder_week BETWEEN 1 AND 6);
