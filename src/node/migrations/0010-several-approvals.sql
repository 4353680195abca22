-- SPDX-License-Identifier: EUPL-1.2
-- Accounts that approved so far, with blanks around each: ' hana sara '; '' where nobody did.
ALTER TABLE docket_proposal ADD COLUMN approved_by TEXT NOT NULL DEFAULT '';
ALTER TABLE register_proposal ADD COLUMN approved_by TEXT NOT NULL DEFAULT '';
