-- SPDX-License-Identifier: EUPL-1.2
-- Who alone may read something of the register, and what a search of the library reads. Every row follows from the events.

-- Accounts with blanks around each, owner and substitute among them: ' anna boris '; '' for everybody who reads the
-- register.
ALTER TABLE register_holding ADD COLUMN readers TEXT NOT NULL DEFAULT '';

-- Texts that stand, each with the days on which its edition holds.
CREATE TABLE library_text (
    authority     TEXT NOT NULL,
    holding       TEXT NOT NULL,                -- the publication
    place         BIGINT NOT NULL,              -- among its texts
    edition       TEXT NOT NULL,
    label         TEXT NOT NULL,                -- of the edition
    language      TEXT NOT NULL,
    authentic     BIGINT NOT NULL,
    first_page    BIGINT NOT NULL,
    pages         BIGINT NOT NULL,
    in_force_from TEXT NOT NULL,                -- '' where the edition never holds
    in_force_to   TEXT NOT NULL,                -- its last day, '' without
    PRIMARY KEY (authority, holding, place)
) /* sqlite: STRICT, WITHOUT ROWID */;

CREATE TABLE library_page (
    authority TEXT NOT NULL,
    holding   TEXT NOT NULL,
    place     BIGINT NOT NULL,                  -- the text
    page      BIGINT NOT NULL,
    words     TEXT NOT NULL,
    PRIMARY KEY (authority, holding, place, page)
) /* sqlite: STRICT */;

CREATE TABLE library_word (
    authority TEXT NOT NULL,
    word      TEXT NOT NULL,                    -- key: 'en:extradit'
    holding   TEXT NOT NULL,
    place     BIGINT NOT NULL,                  -- the text
    postings  TEXT NOT NULL,                    -- pages and weights: '3:110 4:47'
    PRIMARY KEY (authority, word, holding, place)
) /* sqlite: STRICT, WITHOUT ROWID */;
CREATE INDEX library_word_text ON library_word (authority, holding, place);
