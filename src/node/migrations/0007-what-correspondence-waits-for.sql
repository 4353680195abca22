-- SPDX-License-Identifier: EUPL-1.2
-- Of what was received: numbers of its thread are missing, and nobody asked for them; evidence of what happened here to it
-- is still to be sent.
ALTER TABLE docket_transmittal ADD COLUMN gap INTEGER NOT NULL DEFAULT 0;
ALTER TABLE docket_transmittal ADD COLUMN owed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX docket_transmittal_owed ON docket_transmittal (authority, owed, at);
CREATE INDEX docket_transmittal_gap ON docket_transmittal (authority, gap);
