-- Changes of trust that wait for a second person, and what became of them.
CREATE TABLE account_proposal (
    authority TEXT NOT NULL,
    id        TEXT NOT NULL,
    account   TEXT NOT NULL,                 -- whom it is about
    command   TEXT NOT NULL,                 -- of the table of access::account_commands(), or 'issue-link'
    arguments TEXT NOT NULL,                 -- canonical JSON
    reason    TEXT NOT NULL,
    by        TEXT NOT NULL,
    at        BIGINT NOT NULL,
    status    TEXT NOT NULL,                 -- 'waiting', 'approved', 'returned'
    decided_by TEXT NOT NULL,
    PRIMARY KEY (authority, id)
) /* sqlite: STRICT, WITHOUT ROWID */;
