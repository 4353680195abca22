-- SPDX-License-Identifier: EUPL-1.2
-- Where the person of a custody clock is held, as the case says. Rows of before have it after `comity record rebuild`.
ALTER TABLE docket_clock ADD COLUMN place TEXT NOT NULL DEFAULT '';
