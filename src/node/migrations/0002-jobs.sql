-- What the jobs of the node last did, so that a start does not repeat it. Not of the record: lost, it is done again.
CREATE TABLE node_job (
    authority TEXT NOT NULL,
    job       TEXT NOT NULL,
    law       TEXT NOT NULL,                 -- digest of the library it was done with
    day       TEXT NOT NULL,                 -- at the seat of the authority
    PRIMARY KEY (authority, job)
);

-- Every open case is looked at after a change of the law; by which law its row was written says nothing of its clocks.
DROP INDEX docket_case_law;
