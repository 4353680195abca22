-- SPDX-License-Identifier: EUPL-1.2
-- Documents on their way in, so that another process can go on with them. No history: what became whole is told by
-- events.
CREATE TABLE content_upload (
    authority TEXT NOT NULL,
    id        TEXT NOT NULL,                 -- by which the content store knows it
    case_id   TEXT NOT NULL,
    account   TEXT NOT NULL,
    total     BIGINT NOT NULL,
    digest    TEXT NOT NULL,                 -- as announced, hexadecimal, or ''
    used      BIGINT NOT NULL,               -- when something was last added, within some minutes
    PRIMARY KEY (authority, id)
) /* sqlite: STRICT, WITHOUT ROWID */;
CREATE INDEX content_upload_account ON content_upload (authority, account);
