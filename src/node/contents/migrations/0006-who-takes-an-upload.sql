-- SPDX-License-Identifier: EUPL-1.2
-- Which process takes the upload: a name that it holds as long as it runs; '' where none does.
ALTER TABLE content_upload ADD COLUMN holder TEXT NOT NULL DEFAULT '';
