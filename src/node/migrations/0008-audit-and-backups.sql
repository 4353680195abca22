-- SPDX-License-Identifier: EUPL-1.2
-- An audit reads the newest first: of everything, of one account. Of one case the key serves.
CREATE INDEX docket_reading_newest ON docket_reading (authority, sequence);
DROP INDEX docket_reading_account;
CREATE INDEX docket_reading_account ON docket_reading (authority, account, sequence);

-- The newest copy of the database this program made, as the event "backup-made" tells it.
CREATE TABLE node_backup (
    authority TEXT PRIMARY KEY,
    file      TEXT NOT NULL,
    octets    BIGINT NOT NULL,
    events    BIGINT NOT NULL,               -- of the record, when it began
    at        BIGINT NOT NULL
) /* sqlite: WITHOUT ROWID */;
