-- SPDX-License-Identifier: EUPL-1.2
-- In whose place a change of trust was decided: '' for oneself.
ALTER TABLE account_proposal ADD COLUMN decided_on_behalf_of TEXT NOT NULL DEFAULT '';
