-- SPDX-License-Identifier: EUPL-1.2
-- What is to be done of what was decided at meetings, by us and by others. Every row follows from the events.

CREATE TABLE register_task (
    authority   TEXT NOT NULL,
    holding     TEXT NOT NULL,                -- the meeting
    id          TEXT NOT NULL,                -- of the decision
    says        TEXT NOT NULL,
    by          TEXT NOT NULL,                -- 'us', 'them'
    owner       TEXT NOT NULL,                -- account, of ours
    responsible TEXT NOT NULL,                -- of theirs
    due         TEXT NOT NULL,
    case_id     TEXT NOT NULL,                -- '' without
    about       TEXT NOT NULL,                -- number in the register, '' without
    PRIMARY KEY (authority, holding, id)
) /* sqlite: WITHOUT ROWID */;
CREATE INDEX register_task_due ON register_task (authority, due);
