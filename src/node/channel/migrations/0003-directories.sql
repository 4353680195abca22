-- SPDX-License-Identifier: EUPL-1.2
-- Every version of the directory as distributed, so that a court can be shown whose keys were whose.
CREATE TABLE channel_directory_version (
    authority TEXT NOT NULL,
    sequence  BIGINT NOT NULL,
    accepted  BIGINT NOT NULL,            -- milliseconds since 1970 UTC; 0: before its note was kept
    note      TEXT NOT NULL,
    json      TEXT NOT NULL,
    PRIMARY KEY (authority, sequence)
) /* sqlite: WITHOUT ROWID */;
