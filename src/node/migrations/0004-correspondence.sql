-- SPDX-License-Identifier: EUPL-1.2
-- What was sent and received, by whichever channel: lists, the intake of the registry, and what waits for the official
-- channel to take it.
CREATE TABLE docket_transmittal (
    authority  TEXT NOT NULL,
    case_id    TEXT NOT NULL,
    id         TEXT NOT NULL,
    uuid       TEXT NOT NULL,                -- on both sides; '' of paper that came
    thread     TEXT NOT NULL,                -- '' of paper
    direction  TEXT NOT NULL,                -- 'out', 'in'
    channel    TEXT NOT NULL,
    action     TEXT NOT NULL,
    party      TEXT NOT NULL,
    standing   TEXT NOT NULL,                -- how far it got: 'queued' … 'acknowledged'
    at         BIGINT NOT NULL,              -- released or received, milliseconds since 1970, UTC
    registered INTEGER NOT NULL,             -- of one received
    conflicts  INTEGER NOT NULL,
    PRIMARY KEY (authority, case_id, id)
) /* sqlite: WITHOUT ROWID */;
CREATE INDEX docket_transmittal_thread ON docket_transmittal (authority, thread);
CREATE INDEX docket_transmittal_uuid ON docket_transmittal (authority, uuid);
CREATE INDEX docket_transmittal_waiting ON docket_transmittal (authority, channel, direction, standing);
CREATE INDEX docket_transmittal_at ON docket_transmittal (authority, direction, registered, at);
