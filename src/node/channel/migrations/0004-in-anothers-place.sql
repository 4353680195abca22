-- SPDX-License-Identifier: EUPL-1.2
-- In whose place somebody acted, beside who did: '' for oneself.
ALTER TABLE channel_choice ADD COLUMN proposed_on_behalf_of TEXT NOT NULL DEFAULT '';
ALTER TABLE channel_choice ADD COLUMN approved_on_behalf_of TEXT NOT NULL DEFAULT '';
ALTER TABLE channel_alarm ADD COLUMN cleared_on_behalf_of TEXT NOT NULL DEFAULT '';
