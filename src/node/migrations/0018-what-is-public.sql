-- SPDX-License-Identifier: EUPL-1.2
-- What of the register is public or was, so that its public pages are made anew only when it changes. Every row follows
-- from the events.

CREATE TABLE register_public (
    authority TEXT NOT NULL,
    holding   TEXT NOT NULL,
    word      TEXT NOT NULL,                    -- kind: 'news', 'agreement'
    version   BIGINT NOT NULL,                  -- of the holding at its last event that the public sees
    PRIMARY KEY (authority, holding)
) /* sqlite: STRICT, WITHOUT ROWID */;

-- News and statistics of before; their version is exact after their next publication, or `comity record rebuild`.
INSERT INTO register_public (authority, holding, word, version)
SELECT h.authority, h.id, h.word, h.version FROM register_holding h WHERE h.word IN ('news', 'statistic') AND
EXISTS (SELECT 1 FROM register_stage s WHERE s.authority = h.authority AND s.holding = h.id AND s.stage <> 'draft');
