-- SPDX-License-Identifier: EUPL-1.2
-- Contents that no document needs any more, until the content store has removed them: of erased cases, whose key is
-- gone, and older forms of documents that were sealed anew. No history: that a case was erased is told by its event.
CREATE TABLE content_to_remove (
    authority     TEXT NOT NULL,
    stored_digest TEXT NOT NULL,             -- by which the content store knows it
    from_then_on  BIGINT NOT NULL,           -- not before: somebody may be reading it
    PRIMARY KEY (authority, stored_digest)
) /* sqlite: STRICT, WITHOUT ROWID */;
