-- SPDX-License-Identifier: EUPL-1.2
-- Since when a closed case is out of sight; '' where it is not.
ALTER TABLE docket_case ADD COLUMN restricted_on TEXT NOT NULL DEFAULT '';
