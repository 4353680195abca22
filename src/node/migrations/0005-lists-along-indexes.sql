-- A list is read from an index alone, whose order is that of the list. Only the page that is shown is looked up.

DROP INDEX docket_access_work;
CREATE INDEX docket_access_work ON docket_access (authority, account, closed, rank, case_id, relation, until);

CREATE INDEX docket_clock_owner ON docket_clock (authority, owner, careful, case_id, id, kind);
CREATE INDEX docket_clock_substitute ON docket_clock (authority, substitute, careful, case_id, id, kind);
DROP INDEX docket_clock_day;
CREATE INDEX docket_clock_day ON docket_clock (authority, careful, case_id, id, kind);

CREATE INDEX docket_proposal_at ON docket_proposal (authority, at, case_id, id);
