-- SPDX-License-Identifier: EUPL-1.2
-- In whose place somebody read; '' for themselves. Nobody could read in another's place before.
ALTER TABLE docket_reading ADD COLUMN on_behalf_of TEXT NOT NULL DEFAULT '';
