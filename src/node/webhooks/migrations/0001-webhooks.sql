-- SPDX-License-Identifier: EUPL-1.2
-- How far each receiver was told, for the account whose eyes it has. No history: what happened stands in the record.
CREATE TABLE webhook (
    authority TEXT NOT NULL,
    receiver  TEXT NOT NULL,
    account   TEXT NOT NULL,
    told      BIGINT NOT NULL,               -- events up to this place of the record were looked at
    PRIMARY KEY (authority, receiver)
) /* sqlite: STRICT, WITHOUT ROWID */;

-- What is still to be delivered, and what was given up.
CREATE TABLE webhook_delivery (
    authority TEXT NOT NULL,
    receiver  TEXT NOT NULL,
    sequence  BIGINT NOT NULL,               -- of the event after which the case stands as it does
    case_id   TEXT NOT NULL,
    version   BIGINT NOT NULL,
    at        BIGINT NOT NULL,
    attempts  BIGINT NOT NULL,
    next_at   BIGINT NOT NULL,
    given_up  INTEGER NOT NULL,
    answer    TEXT NOT NULL,                 -- why the last attempt did not do
    PRIMARY KEY (authority, receiver, sequence)
) /* sqlite: STRICT, WITHOUT ROWID */;
CREATE INDEX webhook_delivery_next ON webhook_delivery (authority, receiver, given_up, next_at);
