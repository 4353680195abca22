-- SPDX-License-Identifier: EUPL-1.2
-- Which documents of a case the content store holds, as the events of its stream ("content", case) tell it.
CREATE TABLE docket_document (
    authority     TEXT NOT NULL,
    case_id       TEXT NOT NULL,
    digest        TEXT NOT NULL,             -- SHA-256 of the document, hexadecimal
    octets        BIGINT NOT NULL,
    stored_digest TEXT NOT NULL,             -- of its sealed form, by which the content store knows it
    stored_octets BIGINT NOT NULL,
    PRIMARY KEY (authority, case_id, digest)
) /* sqlite: STRICT, WITHOUT ROWID */;
