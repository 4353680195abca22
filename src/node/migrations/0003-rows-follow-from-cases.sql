-- A row says what the events say, whatever library the program has now: the digest stood there unread, and a check of
-- the record after a change of the library would have found every older row wrong.
ALTER TABLE docket_case DROP COLUMN law;
-- Rows of a case are replaced by its id.
CREATE INDEX docket_ledger_case ON docket_ledger (authority, case_id);
