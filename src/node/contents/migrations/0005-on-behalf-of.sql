-- SPDX-License-Identifier: EUPL-1.2
-- So that the event of a document that is whole says in whose place it was sent, after a restart too.
ALTER TABLE content_upload ADD COLUMN on_behalf_of TEXT NOT NULL DEFAULT '';
